"""An hour that comes twice when clocks are set back is said plainly."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.catalog.event_times import written_times
from clearinghouse.content.times import happens_twice
from clearinghouse.problems import Problem
from clearinghouse.rules.rule import Rule


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    for item, trail, moment, zone in written_times(catalog):
        if moment.tzinfo is None and happens_twice(moment, zone):
            message = f"{moment:%H:%M} comes twice on {moment:%Y-%m-%d} in {zone}: clocks are set back over it"
            hint = "the first one is meant unless you choose another hour"
            yield item.source.problem("hour-twice", trail, message, hint)


RULE = Rule(
    "hour-twice",
    "An hour that comes twice",
    """
This does not stop the site from being published. Once a year, in autumn, clocks are set back, and an hour of
that night comes twice. Calendars show the first one.

Choose an hour that comes once, if people should not have to ask.
""",
    check,
)
