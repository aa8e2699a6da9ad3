"""Calendars: files that calendar programs subscribe to, read and update rightly."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache

import icalendar
from icalendar.parser import Contentline

from clearinghouse.content.series import Series
from clearinghouse.content.times import Local, day_of, instant, read_zone
from clearinghouse.publish.timezones import timezone_text

PRODUCT = "-//clearinghouse//calendars//EN"
_OCTETS = 75
"""From so many on, a line is folded."""
_LINES = 2**12
"""So many lines of each sort are kept: the events of a site share days, hours, places and subjects."""
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
    main = _vevent(entry, entry.start, entry.end, [*_repeated(entry)])
    moved = sorted(entry.moved, key=lambda one: one.instead_of)
    return main + "".join(_vevent(entry, one.start, one.end, [], one.instead_of) for one in moved)


def _repeated(entry: Appointment) -> Iterator[str]:
    """Yield the lines that say how an entry is repeated."""
    if entry.series:
        yield _rule(entry.series, day_of(entry.start))
        # As date and time: four readers drop nothing, or the whole day, for an exception written as a day.
        yield from (_time("EXDATE", start, entry) for start in sorted(entry.dropped))


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
    return "".join(_text(key, name) for key in ("NAME", "X-WR-CALNAME"))


def _folded(line: str) -> str:
    """Return a line as it stands in the file. icalendar looks at each letter of every line, and few lines are long."""
    text: str = line if len(line.encode()) < _OCTETS else Contentline(line).to_ical().decode()  # type: ignore[no-untyped-call]  # icalendar does not say
    return f"{text}\r\n"


def _zones(entries: Iterable[Appointment]) -> Iterator[str]:
    """The zones of timed entries, by name: each with rules for the years of its entries."""
    years: dict[str, set[int]] = {}
    for entry in entries:
        if entry.timed and entry.zone:
            years.setdefault(entry.zone, set()).update(entry.years)
    yield from (timezone_text(zone, min(found), max(found)) for zone, found in sorted(years.items()))


def _vevent(
    entry: Appointment, start: Local, end: Local, repeated: Sequence[str], instead_of: Local | None = None
) -> str:
    """Return one VEVENT, its lines in the order in which icalendar writes them."""
    # The last day counts for people; in the file the end is the day after.
    last = end if entry.timed else end + datetime.timedelta(days=1)
    lines = [
        "BEGIN:VEVENT\r\n",
        _text("SUMMARY", entry.title),
        _time("DTSTART", start, entry),
        _time("DTEND", last, entry),
        _stamp("DTSTAMP", entry.stamp),
        _text("UID", entry.uid),
        _time("RECURRENCE-ID", instead_of, entry) if instead_of else "",
        f"SEQUENCE:{entry.sequence}\r\n",
        *repeated,
        _text("CATEGORIES", *entry.categories) if entry.categories else "",
        _said("DESCRIPTION", entry.text),
        _stamp("LAST-MODIFIED", entry.stamp),
        _said("LOCATION", entry.place),
        f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}\r\n",
        _said("URL", entry.url),
        "END:VEVENT\r\n",
    ]
    return "".join(lines)


def _said(name: str, value: str) -> str:
    return _text(name, value) if value else ""


def _text(name: str, *values: str) -> str:
    """Return the line of one text or several."""
    return _folded(f"{name}:{','.join(map(_escaped, values))}")


@lru_cache(_LINES)
def _escaped(text: str) -> str:
    written: str = icalendar.vText(text).to_ical().decode()
    return written


@lru_cache(_LINES)
def _stamp(name: str, day: datetime.date) -> str:
    return _property(name, datetime.datetime.combine(day, datetime.time(), datetime.UTC))


@lru_cache(_LINES)
def _rule(series: Series, first: datetime.date) -> str:
    return _property("RRULE", icalendar.vRecur(series.rule(first)))


def _time(name: str, moment: Local, entry: Appointment) -> str:
    second = isinstance(moment, datetime.datetime) and bool(moment.fold)
    return _moment(name, moment, entry.zone, second)


@lru_cache(_LINES)
def _moment(name: str, moment: Local, zone: str, second: bool) -> str:
    """Return the line of a moment. `second` says which of two equal times on the clock it is, which `==` does not see."""
    return _property(name, _written(moment, zone))


def _property(name: str, value: object) -> str:
    """Return the lines of a property as icalendar writes it."""
    alone = icalendar.Component()
    alone.add(name, value)
    return "".join(_folded(alone.content_line(key, one)) for key, one in alone.property_items() if key == name)


def _written(moment: Local, zone: str) -> Local:
    """Return a moment as icalendar writes it; the second of two equal times on the clock only UTC can say."""
    if not isinstance(moment, datetime.datetime) or not zone:
        return moment
    return instant(moment, zone) if moment.fold else moment.replace(tzinfo=read_zone(zone))
