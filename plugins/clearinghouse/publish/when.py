"""Times in words that no locale changes."""

from __future__ import annotations

import datetime

from clearinghouse.content.models import Event
from clearinghouse.content.series import WEEKDAYS
from clearinghouse.content.times import Local, day_of

MONTHS = "January February March April May June July August September October November December".split()
DAYS = tuple(name.capitalize() for name in WEEKDAYS)
_EVERY = {"day": "Every day", "week": "Every week", "two-weeks": "Every two weeks"}
_NTH = ("first", "second", "third", "fourth")


def spoken_meeting(start: Local, end: Local) -> str:
    """Return when a meeting takes place: its day and hours, or its days."""
    first, last = day_of(start), day_of(end)
    if isinstance(start, datetime.datetime) and isinstance(end, datetime.datetime):
        if first == last:
            return f"{spoken_weekday(first)}, {spoken_time(start)} to {spoken_time(end)}"
        return f"{spoken_weekday(first)}, {spoken_time(start)}, to {spoken_weekday(last)}, {spoken_time(end)}"
    return spoken_weekday(first) if first == last else f"{spoken_weekday(first)} to {spoken_weekday(last)}"


def spoken_series(event: Event) -> str:
    """Return how an event is repeated, or nothing: `Every two weeks on Tuesday, 6 times, until May 4, 2027`."""
    repeats = event.repeats
    if repeats is None:
        return ""
    first = day_of(event.regular[0][0])
    last = spoken_day(day_of(event.meetings[-1][0]))
    return f"{_how_often(repeats.every, repeats.days, first)}, {len(event.meetings)} times, until {last}"


def _how_often(every: str, days: tuple[str, ...], first: datetime.date) -> str:
    if every == "day":
        return "Every day"
    if every == "month-same-day":
        return f"Every month on day {first.day}"
    if every == "month-same-weekday":
        nth = "last" if first.day > 28 else _NTH[(first.day - 1) // 7]
        return f"Every month on the {nth} {DAYS[first.weekday()]}"
    named = [name for name, plain in zip(DAYS, WEEKDAYS, strict=True) if plain in days] or [DAYS[first.weekday()]]
    return f"{_EVERY[every]} on {', '.join(named[:-1])}{' and ' if named[1:] else ''}{named[-1]}"


def spoken_weekday(day: datetime.date) -> str:
    return f"{DAYS[day.weekday()]}, {spoken_day(day)}"


def spoken_day(day: datetime.date) -> str:
    """Return a date in words: `October 1, 2026`."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def spoken_time(moment: datetime.datetime) -> str:
    return f"{(moment.hour - 1) % 12 + 1}:{moment.minute:02} {'a.m.' if moment.hour < 12 else 'p.m.'}"
