"""The events of a site fill so many months at most, for each has a page of its own."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.catalog.event_times import event_months
from clearinghouse.content.models import Event
from clearinghouse.problems import Problem
from clearinghouse.rules.rule import Rule

MOST = 600
"""Fifty years of months in which something takes place."""


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    """Tell of the events that lie farthest from today, where there are too many months: one far year is often a slip."""
    there: set[int] = set()
    for _, months, item in sorted(_by_distance(catalog, today), key=lambda found: (found[0], found[2].id)):
        there |= months
        if len(there) > MOST:
            year = (max(months) - 1) // 12
            message = f"the events of the site fill more than {MOST} months, and this one, up to {year}, is among those farthest off"
            hint = "look at its year, or let its meetings end earlier"
            yield item.source.problem("events-scattered", ("start",), message, hint)


def _by_distance(catalog: Catalog, today: datetime.date) -> Iterator[tuple[int, set[int], Item]]:
    """Yield each event with the months of its meetings, counted from the year 0, and how far the last lies from today."""
    now = today.year * 12 + today.month
    for item in catalog.of("event"):
        if isinstance(event := item.fields, Event) and item.status != "draft":
            months = {year * 12 + month for year, month in event_months(event)}
            yield max(abs(month - now) for month in months), months, item


RULE = Rule(
    "events-scattered",
    "Events over too many years",
    """
Each month in which something takes place has a page, and a site has room for 600 of them, which is fifty years.
Where there are more, the events that lie farthest from today are named here, for the year of one is often a slip
of the hand.

Look at the year of `start` and `end`, or end a series earlier.
""",
    check,
)
