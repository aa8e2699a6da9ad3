"""A schedule: how an event is repeated, as schema.org tells it."""

from __future__ import annotations

from datetime import datetime

from clearinghouse.content.models import Event
from clearinghouse.content.times import Local, day_of
from clearinghouse.publish.jsonld.node import Node, node

_FREQUENCIES = {
    "day": "P1D",
    "week": "P1W",
    "two-weeks": "P2W",
    "month-same-weekday": "P1M",
    "month-same-day": "P1M",
}


def schedule_node(event: Event, zone: str) -> Node | None:
    """Return how an event is repeated, nothing for one that meets once.

    Meetings that were moved stand among the days left out: a schedule has no word for where they went.
    """
    if event.repeats is None:
        return None
    first = day_of(event.start)
    rule = event.repeats.series.rule(first)
    moved = (one.instead_of for one in event.repeats.moved)
    return node(
        "Schedule",
        startDate=first.isoformat(),
        repeatFrequency=_FREQUENCIES[event.repeats.every],
        repeatCount=rule["COUNT"],
        byDay=rule.get("BYDAY"),
        byMonthDay=rule.get("BYMONTHDAY"),
        exceptDate=sorted(day.isoformat() for day in (*event.repeats.left_out, *moved)),
        startTime=_time(event.start),
        endTime=_time(event.end),
        scheduleTimezone=zone if isinstance(event.start, datetime) else None,
    )


def _time(moment: Local) -> str | None:
    return moment.time().isoformat() if isinstance(moment, datetime) else None
