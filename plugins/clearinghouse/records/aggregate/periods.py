"""Periods: school years from July to June, and their halves until December and from January."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

_JULY = 7


@dataclass(frozen=True, order=True)
class Year:
    """A school year, by the calendar year in which it begins."""

    begins: int

    @property
    def name(self) -> str:
        return f"{self.begins}-{self.begins + 1}"

    @property
    def halves(self) -> tuple[str, str]:
        return f"{self.name}-fall", f"{self.name}-spring"

    def ends(self, period: str) -> datetime.date:
        """Return the last day of the year, or of one of its halves."""
        if period.endswith("-fall"):
            return datetime.date(self.begins, 12, 31)
        return datetime.date(self.begins + 1, 6, 30)


def year_of(day: datetime.date) -> Year:
    """Return the school year that a day lies in."""
    return Year(day.year if day.month >= _JULY else day.year - 1)


def half_year_of(day: datetime.date) -> str:
    """Return the half of a school year that a day lies in."""
    fall, spring = year_of(day).halves
    return fall if day.month >= _JULY else spring


def due(year: Year, today: datetime.date, delay: int) -> tuple[str, ...]:
    """Return the periods of a year that may be shown on a day: those that ended so many days ago."""
    wait = datetime.timedelta(days=delay)
    return tuple(period for period in (*year.halves, year.name) if year.ends(period) + wait <= today)


def years(days: Iterable[datetime.date]) -> tuple[Year, ...]:
    """Return the school years that days lie in, the earliest first."""
    return tuple(sorted({year_of(day) for day in days}))
