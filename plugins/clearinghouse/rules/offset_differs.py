"""A time that says how far it is from UTC agrees with its time zone."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.catalog.event_times import written_times
from clearinghouse.content.times import read_zone
from clearinghouse.problems import Problem
from clearinghouse.rules.rule import Rule


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    for item, trail, moment, zone in written_times(catalog):
        if moment.tzinfo is None:
            continue
        there = moment.replace(tzinfo=read_zone(zone))
        if moment.utcoffset() not in (there.utcoffset(), there.replace(fold=1).utcoffset()):
            message = f"{moment:%H:%M} is written with the offset {_offset(moment)}, but {zone} has {_offset(there)} on that day"
            hint = f"the time on the clock counts; write only {moment:%Y-%m-%d %H:%M}"
            yield item.source.problem("offset-differs", trail, message, hint)


def _offset(moment: datetime.datetime) -> str:
    return moment.isoformat()[-6:]


RULE = Rule(
    "offset-differs",
    "An offset that is not the time zone's",
    """
This does not stop the site from being published. A time was written with its distance from UTC, as in
`2026-10-01 15:30-05:00`, and on that day the time zone's clocks are at another distance. The time on the
clock is taken, 15:30 here, and the offset is passed over.

Write the day and the time alone. The time zone says the rest, and it knows when clocks change.
""",
    check,
)
