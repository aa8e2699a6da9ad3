"""Generated calendars: three readers that are not ours find every meeting; a few here, many in the hard suite."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import icalendar
import pytest
from publish.test_calendars import SINGLE, expected, read_by_python, read_by_scripts

from clearinghouse.content.series import Series
from clearinghouse.content.times import Local, day_of, happens, happens_twice, instant
from clearinghouse.publish.calendars import Appointment, Moved, calendar_text

ZONES = (
    "America/New_York America/St_Johns America/Phoenix America/Santiago Europe/Lisbon Europe/Berlin Africa/Cairo"
    " Asia/Kolkata Asia/Jerusalem Pacific/Auckland Pacific/Chatham Australia/Lord_Howe"
).split()
# Days on which clocks change somewhere, and the ends of months and of the year.
EDGES = [
    datetime.date(2026, 10, 25),
    datetime.date(2026, 11, 1),
    datetime.date(2027, 3, 14),
    datetime.date(2027, 3, 28),
]
EDGES += [
    datetime.date(2026, 10, 31),
    datetime.date(2026, 12, 31),
    datetime.date(2027, 1, 31),
    datetime.date(2027, 2, 28),
]
LETTERS = "abc def äß漢字한עברית;,\\:\"'^n é"
LAST = datetime.date(2028, 7, 25)
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def generated(seed: int, size: int = 60) -> list[Appointment]:
    chance = random.Random(seed)
    return [entry for number in range(size) if _can_be(entry := _drawn(number, chance))]


def _drawn(number: int, chance: random.Random) -> Appointment:
    early = datetime.date(2026, 9, 1) + datetime.timedelta(days=chance.randint(0, 300))
    day = chance.choice(EDGES) if chance.random() < 0.25 else early
    words = ["".join(chance.choices(LETTERS, k=length)).strip() or "x" for length in (chance.randint(1, 200), 90, 40)]
    entry = replace(
        SINGLE, uid=f"{number}@example.org", title=words[0], text=words[1], place=words[2], series=_series(day, chance)
    )
    if chance.random() < 0.3:
        entry = replace(entry, start=day, end=day + datetime.timedelta(days=chance.choice([0, 0, 1, 2, 6])), zone="")
    else:
        hour = datetime.time(chance.choice([0, 4, 5, 8, 12, 15, 22, 23]), chance.choice([0, 1, 15, 30, 59]))
        start = datetime.datetime.combine(day, hour)
        length = datetime.timedelta(minutes=chance.choice([5, 60, 90, 180] if entry.series else [5, 600, 1500, 2900]))
        entry = replace(entry, start=start, end=start + length, zone=chance.choice(ZONES))
    return replace(entry, cancelled=chance.random() < 0.1, **_exceptions(entry, chance))  # type: ignore[arg-type]  # fields of an appointment


def _series(day: datetime.date, chance: random.Random) -> Series | None:
    if chance.random() < 0.4:
        return None
    every = chance.choice(["day", "week", "two-weeks", "month-same-weekday", "month-same-day"])
    two = sorted({WEEK[day.weekday()], chance.choice(WEEK)}, key=WEEK.index)
    days = tuple(two) if every in ("week", "two-weeks") and chance.random() < 0.4 else ()
    if chance.random() < 0.5:
        return Series(every, times=chance.randint(2, 25), days=days)  # type: ignore[arg-type]  # one of its words
    # The day of a meeting, the one before it, and others.
    last = day + datetime.timedelta(days=chance.choice([0, 6, 7, 13, 14, 28, 31, 60, 100]))
    return Series(every, until=last, days=days)  # type: ignore[arg-type]  # as above


def _exceptions(entry: Appointment, chance: random.Random) -> dict[str, object]:
    planned = [start for start, _ in entry.meetings()] if entry.series else []
    if len(planned) < 3:
        return {}
    dropped = tuple(start for start in planned[:-1] if chance.random() < 0.15)
    others = [start for start in planned if start not in dropped and chance.random() < 0.12]
    moved = [(start, start + datetime.timedelta(days=chance.randint(-3, 3))) for start in others]
    return {"dropped": dropped, "moved": tuple(Moved(old, new, new + (entry.end - entry.start)) for old, new in moved)}


def _can_be(entry: Appointment) -> bool:
    """True where every meeting and planned meeting lies in the two years, at hours that exist once.

    No meeting of a series is under way while clocks change: readers differ on whether it then lasts as long as the
    first, or ends at the same time on the clock.
    """
    moments = list(_moments(entry))
    if entry.series and entry.timed and any(_lasts(entry, *one) != entry.end - entry.start for one in entry.meetings()):
        return False
    sound = [not entry.timed or (happens(at, entry.zone) and not happens_twice(at, entry.zone)) for at in moments]  # type: ignore[arg-type]  # timed
    return all(sound) and max(map(day_of, moments)) < LAST


def _lasts(entry: Appointment, start: Local, end: Local) -> datetime.timedelta:
    return instant(end, entry.zone) - instant(start, entry.zone)  # type: ignore[arg-type]  # timed


def _moments(entry: Appointment) -> Iterator[Local]:
    for start, end in (*entry.meetings(), *replace(entry, dropped=(), moved=()).meetings()):
        yield from (start, end)


def read_back(seed: int, folder: Path) -> int:
    """Compare what readers find with the entries themselves, and return how many meetings that were."""
    entries = generated(seed)
    text, wanted = calendar_text("Generated", entries), expected(entries)

    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    for reader, found in {"recurring-ical-events": read_by_python(text), **read_by_scripts(text, folder)}.items():
        assert found == wanted, (seed, reader, set(found) ^ set(wanted))
    read = icalendar.Calendar.from_ical(text).walk("VEVENT")
    titles = {str(one["UID"]): str(one["SUMMARY"]) for one in read if "RECURRENCE-ID" not in one}
    assert titles == {entry.uid: entry.title for entry in entries}
    return len(wanted)


@pytest.mark.tools
def test_every_reader_finds_the_meetings_of_generated_calendars(tmp_path: Path) -> None:
    assert sum(read_back(seed, tmp_path) for seed in (1, 2)) > 300


@pytest.mark.hard
def test_every_reader_finds_the_meetings_of_a_hundred_generated_calendars(tmp_path: Path) -> None:
    assert sum(read_back(seed, tmp_path) for seed in range(100)) > 15_000
