"""School days: on which days the schools of a calendar are open, and how these days make weeks and school years."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from clearinghouse.records.ledger import Ledger
from clearinghouse.records.models import SchoolYear

Day = datetime.date
_DAY = datetime.timedelta(days=1)
WEEK = datetime.timedelta(days=7)
_SATURDAY = 5


@dataclass(frozen=True)
class SchoolDays:
    """The days of school of one calendar, sorted. Saturdays and Sundays are never among them."""

    days: Sequence[Day]
    years: tuple[SchoolYear, ...] = ()

    def between(self, first: Day, last: Day) -> int:
        """Return how many days of school there are from the first day to the last, both included."""
        return max(0, bisect_right(self.days, last) - bisect_left(self.days, first))

    def next_from(self, day: Day) -> Day:
        """Return the first day of school from a day on, in the same school year; the day itself where there is none."""
        year = self.year_of(day)
        place = bisect_left(self.days, day)
        if year is None or place == len(self.days) or self.days[place] > year.last_day:
            return day
        return self.days[place]

    def last_until(self, day: Day) -> Day:
        """Return the last day of school up to a day; the day itself where there is none before it."""
        place = bisect_right(self.days, day)
        return self.days[place - 1] if place else day

    def year_of(self, day: Day) -> SchoolYear | None:
        """Return the school year that a day lies in, or None."""
        return next((year for year in self.years if year.first_day <= day <= year.last_day), None)

    @cached_property
    def _weeks(self) -> Mapping[Day, tuple[Day, ...]]:
        found: dict[Day, list[Day]] = {}
        for day in self.days:
            found.setdefault(monday(day), []).append(day)
        return {start: tuple(days) for start, days in found.items()}

    def weeks(self, first: Day, last: Day) -> Iterator[tuple[Day, int]]:
        """Yield the Mondays of the weeks from one day to another, each with its days of school between these two."""
        start = monday(first)
        while start <= last:
            yield start, sum(first <= day <= last for day in self._weeks.get(start, ()))
            start += WEEK


def monday(day: Day) -> Day:
    """Return the Monday of a day's week."""
    return day - datetime.timedelta(days=day.weekday())


def calendars(ledger: Ledger) -> Mapping[str, SchoolDays]:
    """Return the days of school of each calendar that has a school year, by its name."""
    by_name: dict[str, list[SchoolYear]] = {}
    for _, year in ledger.years.current():
        by_name.setdefault(year.calendar, []).append(year)
    return {name: _school_days(years) for name, years in sorted(by_name.items())}


def _school_days(years: list[SchoolYear]) -> SchoolDays:
    years = sorted(years, key=lambda year: year.first_day)
    return SchoolDays(sorted({day for year in years for day in _open(year)}), tuple(years))


def _open(year: SchoolYear) -> Iterator[Day]:
    closed = {day for closure in year.closed for day in _days(closure.first, closure.last)}
    yield from (day for day in _days(year.first_day, year.last_day) if day.weekday() < _SATURDAY and day not in closed)


def _days(first: Day, last: Day) -> Iterator[Day]:
    while first <= last:
        yield first
        first += _DAY
