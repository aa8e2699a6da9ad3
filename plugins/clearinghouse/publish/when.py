"""Times in words, in the language of the site and no other that a machine is set to."""

from __future__ import annotations

import datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_time, get_day_names

from clearinghouse.content.models import Event
from clearinghouse.content.series import WEEKDAYS
from clearinghouse.content.times import Local, day_of
from clearinghouse.words import Words

_NTH = ("first", "second", "third", "fourth", "last")


def minutes(number: int | None, wording: Words) -> str:
    """Return a length of time as people say it, or nothing."""
    if not number:
        return ""
    hours, rest = divmod(number, 60)
    if hours and not rest:
        return wording("time.hours", count=hours)
    if number < 120:
        return wording("time.minutes", count=number)
    return wording("time.both", hours=wording("time.hours", count=hours), minutes=wording("time.minutes", count=rest))


def spoken_meeting(start: Local, end: Local, wording: Words) -> str:
    """Return when a meeting takes place: its day and hours, or its days."""
    days = [spoken_weekday(day_of(moment), wording) for moment in (start, end)]
    if isinstance(start, datetime.datetime) and isinstance(end, datetime.datetime):
        hours = [spoken_time(moment, wording) for moment in (start, end)]
        if days[0] == days[1]:
            return wording("day.hours", day=days[0], start=hours[0], end=hours[1])
        return wording("day.hours_of_days", first=days[0], start=hours[0], last=days[1], end=hours[1])
    return days[0] if days[0] == days[1] else wording("day.span", first=days[0], last=days[1])


def spoken_series(event: Event, wording: Words) -> str:
    """Return how an event is repeated, or nothing: `Every two weeks on Tuesday, 6 times, until May 4, 2027`."""
    repeats = event.repeats
    if repeats is None:
        return ""
    first = day_of(event.regular[0][0])
    often = _how_often(repeats.every, repeats.days, first, wording)
    last = spoken_day(day_of(event.meetings[-1][0]), wording)
    return wording("series.whole", often=often, count=len(event.meetings), last=last)


def _how_often(every: str, days: tuple[str, ...], first: datetime.date, wording: Words) -> str:
    names = get_day_names(locale=wording.locale)
    if every == "day":
        return wording("series.day")
    if every == "month-same-day":
        return wording("series.month-same-day", number=first.day)
    if every == "month-same-weekday":
        nth = "last" if first.day > 28 else _NTH[(first.day - 1) // 7]
        return wording(f"series_month.{nth}", day=names[first.weekday()])
    named = [names[place] for place, plain in enumerate(WEEKDAYS) if plain in days] or [names[first.weekday()]]
    return wording(f"series_weeks.{every}", days=_listed(named, wording))


def _listed(named: list[str], wording: Words) -> str:
    return wording("series.and", days=", ".join(named[:-1]), last=named[-1]) if named[1:] else named[0]


def spoken_weekday(day: datetime.date, wording: Words) -> str:
    return _date(day, wording("day.of_the_week"), wording.locale)


def spoken_day(day: datetime.date, wording: Words) -> str:
    """Return a date in words: `October 1, 2026`."""
    return _date(day, wording("day.date"), wording.locale)


def spoken_month(month: datetime.date, wording: Words) -> str:
    """Return a month in words: `October 2026`."""
    return format_date(month, wording("day.month"), wording.locale)


def week_names(wording: Words) -> tuple[str, ...]:
    """Return the short names of the days of the week, Sunday first."""
    names = get_day_names("abbreviated", locale=wording.locale)
    return tuple(names[place] for place in (6, 0, 1, 2, 3, 4, 5))


def spoken_time(moment: datetime.datetime, wording: Words) -> str:
    if not moment.minute and moment.hour in (0, 12):
        return wording("day.noon" if moment.hour else "day.midnight")
    pattern = wording("day.morning" if moment.hour < 12 else "day.afternoon")
    return _time(moment.time(), pattern, wording.locale)


@lru_cache(8192)
def _date(day: datetime.date, pattern: str, locale: Locale) -> str:
    """A day in words; the events of a large site tell the same days over and over."""
    return format_date(day, pattern, locale)


@lru_cache(8192)
def _time(time: datetime.time, pattern: str, locale: Locale) -> str:
    return format_time(time, pattern, locale=locale)
