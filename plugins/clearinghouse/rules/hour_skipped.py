"""No session begins or ends at an hour that clocks leap over."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.catalog.event_times import held_times
from clearinghouse.content.times import happens
from clearinghouse.problems import Problem
from clearinghouse.rules.rule import Rule


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    for item, trail, moment, zone in held_times(catalog):
        if not happens(moment, zone):
            message = f"there is no {moment:%H:%M} on {moment:%Y-%m-%d} in {zone}: clocks are set forward over it"
            hint = (
                f"write an hour later, {moment + datetime.timedelta(hours=1):%Y-%m-%d %H:%M}, or look at the time zone"
            )
            if trail == ("repeats",):
                hint = f"leave that day out, or move its meeting: moved: [{{instead_of: {moment:%Y-%m-%d}, start: ..., end: ...}}]"
            yield item.source.problem("hour-skipped", trail, message, hint)


RULE = Rule(
    "hour-skipped",
    "An hour that does not exist",
    """
Once a year, in spring, clocks are set forward, and an hour of that night is left out. A session at such an
hour would stand at different times in different calendars, so none can be published.

Look at the day, the hour and the time zone: often one of the three is a slip.
""",
    check,
)
