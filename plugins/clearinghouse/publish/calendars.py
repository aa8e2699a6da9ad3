"""Calendars: files that calendar programs subscribe to, read and update rightly."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

import icalendar
from icalendar.parser import Contentline, Parameters

from clearinghouse.content.series import Series
from clearinghouse.content.times import Local, day_of, instant, read_zone
from clearinghouse.publish.timezones import timezone_text

PRODUCT = "-//clearinghouse//calendars//EN"
_OCTETS = 75
"""From so many on, a line is folded."""
_REFRESH = datetime.timedelta(hours=12)


@dataclass(frozen=True)
class Moved:
    """One meeting of a series that takes place at another time than the rule says."""

    instead_of: Local
    start: Local
    end: Local


@dataclass(frozen=True)
class Appointment:
    """One entry of a calendar, possibly repeated.

    With days, `start` and `end` are the first and the last day; with times, they are times on the clock in
    `zone`. `uid` stays the same for ever, `sequence` only grows, and `stamp` is the day of the last change:
    by these three a calendar program knows that it has an older state of the same entry. `dropped` are starts
    of meetings that do not take place; a `cancelled` entry stays in the calendar as such.
    """

    uid: str
    title: str
    start: Local
    end: Local
    stamp: datetime.date
    zone: str = ""
    text: str = ""
    place: str = ""
    url: str = ""
    categories: tuple[str, ...] = ()
    sequence: int = 0
    cancelled: bool = False
    series: Series | None = None
    dropped: tuple[Local, ...] = ()
    moved: tuple[Moved, ...] = field(default=())

    @property
    def timed(self) -> bool:
        return isinstance(self.start, datetime.datetime)

    def meetings(self) -> tuple[tuple[Local, Local], ...]:
        """Return the start and end of every meeting that takes place, in order."""
        return self._meetings

    @cached_property
    def _meetings(self) -> tuple[tuple[Local, Local], ...]:
        instead = {moved.instead_of: (moved.start, moved.end) for moved in self.moved}
        found = [instead.get(start, (start, end)) for start, end in self._regular() if start not in self.dropped]
        return tuple(sorted(found))

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that it begins and meets in."""
        days = (day_of(moment) for meeting in self.meetings() for moment in meeting)
        return frozenset({day_of(self.start).year, *(day.year for day in days)})

    def _regular(self) -> Iterator[tuple[Local, Local]]:
        if self.series is None:
            yield self.start, self.end
            return
        for day in self.series.days_from(day_of(self.start)):
            shift = day - day_of(self.start)
            yield self.start + shift, self.end + shift


def calendar_text(name: str, appointments: Iterable[Appointment]) -> str:
    """Return a calendar file with a name, its entries in the order of their first day.

    Times are written on the clock of their zone, so that a weekly meeting at 3:30 stays at 3:30 when clocks
    change; the zones' rules come along, since ical.js takes a time of a zone it is not told for any reader's
    own.

    Source: RFC 5545; RFC 7986 for the name and how often to look again.
    """
    entries = sorted(appointments, key=lambda entry: (day_of(entry.start), entry.uid))
    return join_calendar(name, [(entry, appointment_text(entry)) for entry in entries])


def join_calendar(name: str, entries: Sequence[tuple[Appointment, str]]) -> str:
    """Return the calendar file of entries whose `appointment_text` is at hand."""
    head, _, foot = _frame().rpartition("END:VCALENDAR")
    return "".join(
        [
            head,
            _named(name),
            *_zones(entry for entry, _ in entries),
            *(text for _, text in entries),
            "END:VCALENDAR",
            foot,
        ]
    )


def appointment_text(entry: Appointment) -> str:
    """Return the entry's VEVENT, with one more for each meeting that was moved."""
    main = _vevent(entry, entry.start, entry.end)
    if entry.series:
        main.add("RRULE", icalendar.vRecur(entry.series.rule(day_of(entry.start))))
        # As date and time: four readers drop nothing, or the whole day, for an exception written as a day.
        for start in sorted(entry.dropped):
            main.add("EXDATE", _written(entry, start))
    made = [main]
    for moved in sorted(entry.moved, key=lambda one: one.instead_of):
        one = _vevent(entry, moved.start, moved.end)
        one.add("RECURRENCE-ID", _written(entry, moved.instead_of))
        made.append(one)
    return "".join(_folded(line) for component in made for line in component.content_lines() if line)


@cache
def _frame() -> str:
    """The calendar around its entries, made once: a large site has a thousand calendars and more."""
    calendar = icalendar.Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("REFRESH-INTERVAL", _REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", icalendar.vDuration(_REFRESH))
    text: str = calendar.to_ical().decode()
    return text


def _named(name: str) -> str:
    """The lines that name a calendar."""
    lines = (Contentline.from_parts(key, Parameters(), icalendar.vText(name)) for key in ("NAME", "X-WR-CALNAME"))
    return "".join(map(_folded, lines))


def _folded(line: Contentline) -> str:
    """Return a line as it stands in the file. icalendar looks at each letter of every line, and few lines are long."""
    text: str = line if len(line.encode()) < _OCTETS else line.to_ical().decode()  # type: ignore[no-untyped-call]  # icalendar does not say
    return f"{text}\r\n"


def _zones(entries: Iterable[Appointment]) -> Iterator[str]:
    """The zones of timed entries, by name: each with rules for the years of its entries."""
    years: dict[str, set[int]] = {}
    for entry in entries:
        if entry.timed and entry.zone:
            years.setdefault(entry.zone, set()).update(entry.years)
    yield from (timezone_text(zone, min(found), max(found)) for zone, found in sorted(years.items()))


def _vevent(entry: Appointment, start: Local, end: Local) -> icalendar.Event:
    event = icalendar.Event()
    event.add("UID", entry.uid)
    event.add("SEQUENCE", entry.sequence)
    stamp = datetime.datetime.combine(entry.stamp, datetime.time(), datetime.UTC)
    event.add("DTSTAMP", stamp)
    event.add("LAST-MODIFIED", stamp)
    event.add("DTSTART", _written(entry, start))
    # The last day counts for people; in the file the end is the day after.
    event.add("DTEND", _written(entry, end if entry.timed else end + datetime.timedelta(days=1)))
    event.add("SUMMARY", entry.title)
    event.add("STATUS", "CANCELLED" if entry.cancelled else "CONFIRMED")
    for name, value in (("DESCRIPTION", entry.text), ("LOCATION", entry.place), ("URL", entry.url)):
        if value:
            event.add(name, value)
    if entry.categories:
        event.add("CATEGORIES", list(entry.categories))
    return event


def _written(entry: Appointment, moment: Local) -> Local:
    """Return a moment as icalendar writes it; the second of two equal times on the clock only UTC can say."""
    if not isinstance(moment, datetime.datetime) or not entry.zone:
        return moment
    return instant(moment, entry.zone) if moment.fold else moment.replace(tzinfo=read_zone(entry.zone))
