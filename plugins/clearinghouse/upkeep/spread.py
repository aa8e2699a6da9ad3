"""Reviews that fall on a few days of the year, spread over its weeks."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

MINUTES = 10
"""What a review takes: to open the link, read the page and write down two days."""
YEAR = 365


def weekly_share(days: Iterable[datetime.date], today: datetime.date) -> int:
    """Return how many reviews a week are enough to have done each by its day, at the same pace all the time.

    Args:
        days: those on which reviews are due, one for each; only those within a year from today count.
        today: the day on which the pace begins.
    """
    ahead = sorted(day for day in days if 0 <= (day - today).days <= YEAR)
    return max((-(-number // _weeks(day, today)) for number, day in enumerate(ahead, 1)), default=0)


def _weeks(day: datetime.date, today: datetime.date) -> int:
    return (day - today).days // 7 + 1
