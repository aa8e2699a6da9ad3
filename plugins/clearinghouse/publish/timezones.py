"""Time zones as calendars carry them: rules where a zone has rules, single changes where it has none."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import icalendar

from clearinghouse.content.times import read_zone, yearly_rule

_NAME, _OFFSET, _CHANGE = r"(<[^>]+>|[A-Za-z]+)", r"([-+]?[\d:]+)", r",M(\d+)\.(\d)\.(\d)(?:/([-+]?[\d:]+))?"
_POSIX = re.compile(f"{_NAME}{_OFFSET}{_NAME}{_OFFSET}?{_CHANGE}{_CHANGE}")
_ICAL_DAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
_HOUR = datetime.timedelta(hours=1)


@dataclass(frozen=True)
class _Change:
    """Clocks are set anew: at `local`, read from the old clock, from one offset to another."""

    local: datetime.datetime
    before: datetime.timedelta
    after: datetime.timedelta
    name: str
    summer: bool


@dataclass(frozen=True)
class _Rule:
    """A change that comes every year on the `week`th such weekday of a month (5 is the last; Sunday is 0)."""

    month: int
    week: int
    day: int
    at: datetime.timedelta

    def of(self, year: int) -> datetime.datetime:
        first = datetime.datetime(year, self.month, 1)
        day = first + datetime.timedelta(days=(self.day - 1 - first.weekday()) % 7 + 7 * (self.week - 1))
        return (day if day.month == self.month else day - datetime.timedelta(weeks=1)) + self.at

    @property
    def recurrence(self) -> dict[str, object]:
        week = -1 if self.week == 5 else self.week
        return {"FREQ": "YEARLY", "BYMONTH": self.month, "BYDAY": f"{week}{_ICAL_DAYS[self.day]}"}


@lru_cache
def timezone_text(zone: str, first_year: int, last_year: int) -> str:
    """Return the VTIMEZONE of a zone, right for every day from the first year to the last.

    Where clocks change by the same rule each year, it states the rule, and so holds for later years too.
    Lists of dates would not do: ical.js 2.2.1 (Thunderbird, Nextcloud) reads only the first date of one.
    Where they change by no such rule, as for Ramadan in Morocco, every change stands by itself.

    Source: RFC 5545, section 3.6.5.
    """
    made = icalendar.Timezone()
    made.add("TZID", zone)
    years = range(first_year - 1, last_year + 2)
    since = _rule_since(zone, years)
    if since != years[0]:
        made.add_component(_observance(_standing(zone, years[0])))
    for year in years if since is None else range(years[0], since):
        for change in _changes(zone, year):
            made.add_component(_observance(change))
    if since is not None:
        for change, rule in zip(_changes(zone, since), _in_order(zone, since), strict=True):
            made.add_component(_observance(change, rule))
    text: str = made.to_ical().decode()
    return text


def _observance(change: _Change, rule: _Rule | None = None) -> icalendar.Component:
    made = icalendar.TimezoneDaylight() if change.summer else icalendar.TimezoneStandard()
    made.add("DTSTART", change.local)
    made.add("TZOFFSETFROM", change.before)
    made.add("TZOFFSETTO", change.after)
    made.add("TZNAME", change.name)
    if rule:
        made.add("RRULE", rule.recurrence)
    return made


def _rule_since(zone: str, years: range) -> int | None:
    """Return the first year from which the zone's rules foretell every change, or None."""
    since = None
    for year in reversed(years):
        if [change.local for change in _changes(zone, year)] != [rule.of(year) for rule in _in_order(zone, year)]:
            break
        since = year
    return since if since is not None and _rules(zone) else None


def _in_order(zone: str, year: int) -> list[_Rule]:
    return sorted(_rules(zone), key=lambda rule: rule.of(year))


@lru_cache
def _rules(zone: str) -> tuple[_Rule, ...]:
    """Return a zone's two rules; none where clocks never change, or change at an hour that no rule can say."""
    found = _POSIX.fullmatch(yearly_rule(zone))
    if not found:
        return ()
    month, week, day, at, month2, week2, day2, at2 = found.groups()[4:]
    times = [_span(at or "2"), _span(at2 or "2")]
    if any(not datetime.timedelta(0) <= time < 24 * _HOUR for time in times):
        return ()
    begin = _Rule(int(month), int(week), int(day), times[0])
    return begin, _Rule(int(month2), int(week2), int(day2), times[1])


def _span(text: str) -> datetime.timedelta:
    sign = -1 if text.startswith("-") else 1
    parts = [int(part) for part in text.lstrip("+-").split(":")] + [0, 0]
    return sign * datetime.timedelta(hours=parts[0], minutes=parts[1], seconds=parts[2])


@lru_cache(maxsize=512)
def _changes(zone: str, year: int) -> tuple[_Change, ...]:
    return tuple(_look_for_changes(zone, year))


def _look_for_changes(zone: str, year: int) -> Iterator[_Change]:
    """Find every change of a year by looking at each day, then halving the day on which the offset differs."""
    day = datetime.timedelta(days=1)
    before = datetime.datetime(year, 1, 1, tzinfo=datetime.UTC)
    while before.year == year:
        if _offset(zone, before) != _offset(zone, before + day):
            low, high = before, before + day
            while high - low > datetime.timedelta(seconds=1):
                middle = low + (high - low) // 2
                low, high = (middle, high) if _offset(zone, middle) == _offset(zone, low) else (low, middle)
            yield _change_at(zone, high.replace(microsecond=0))
        before += day


def _change_at(zone: str, when: datetime.datetime) -> _Change:
    before, after = _offset(zone, when - datetime.timedelta(seconds=1)), _offset(zone, when)
    there = when.astimezone(read_zone(zone))
    return _Change((when + before).replace(tzinfo=None), before, after, there.tzname() or zone, bool(there.dst()))


def _standing(zone: str, year: int) -> _Change:
    """What clocks show at the beginning of a year, written as a change that changes nothing."""
    there = datetime.datetime(year, 1, 1, tzinfo=datetime.UTC).astimezone(read_zone(zone))
    offset = there.utcoffset() or datetime.timedelta(0)
    return _Change(datetime.datetime(year, 1, 1), offset, offset, there.tzname() or zone, bool(there.dst()))


def _offset(zone: str, when: datetime.datetime) -> datetime.timedelta:
    return when.astimezone(read_zone(zone)).utcoffset() or datetime.timedelta(0)
