"""Periods: a span of days, and those that staff ask for."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from clearinghouse.records.models import SchoolYear

Day = datetime.date
_AUGUST = 8


@dataclass(frozen=True)
class Period:
    """From one day to another, both included."""

    first: Day
    last: Day

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("the period ends before it begins")

    def __contains__(self, day: Day) -> bool:
        return self.first <= day <= self.last


def month_earlier(day: Day) -> Day:
    """Return the same day of the month before, or that month's last day where it is shorter."""
    year, month = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)
    return Day(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def last_month(day: Day) -> Period:
    """Return the calendar month before the one that a day lies in."""
    end = day.replace(day=1) - datetime.timedelta(days=1)
    return Period(end.replace(day=1), end)


def year_to(day: Day, years: Iterable[SchoolYear]) -> Period:
    """Return the school year so far: from its first day to a day.

    In the summer it is the year that has ended, summer included. Before any year, or without one in the store, it is
    the time since the first of August.
    """
    begun = [year.first_day for year in years if year.first_day <= day]
    august = Day(day.year if day.month >= _AUGUST else day.year - 1, _AUGUST, 1)
    return Period(max(begun, default=august), day)
