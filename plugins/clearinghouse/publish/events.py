"""Events in time: which are still to come on a day, and which are over."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from clearinghouse.catalog.catalog import Item
from clearinghouse.content.models import Event
from clearinghouse.content.times import Local, day_of

Meeting = tuple[Local, Local]


def is_past(event: Event, today: datetime.date) -> bool:
    """True once an event's last day is over. The hour does not count: a site is built once a day or less."""
    return day_of(event.meetings[-1][1]) < today


def next_meeting(event: Event, today: datetime.date) -> Meeting:
    """Return the first meeting that is not over on a day, or the last one of all."""
    return next((meeting for meeting in event.meetings if day_of(meeting[1]) >= today), event.meetings[-1])


def coming_meetings(event: Event, today: datetime.date) -> tuple[Meeting, ...]:
    """Return the meetings that are not over on a day, in order."""
    return tuple(meeting for meeting in event.meetings if day_of(meeting[1]) >= today)


def upcoming(items: Iterable[Item], today: datetime.date) -> tuple[Item, ...]:
    """Return the events that are still to come, the one that meets next first."""
    found = [(item, event) for item, event in _events(items) if not is_past(event, today)]
    return tuple(item for item, _ in sorted(found, key=lambda pair: _place(pair[0], next_meeting(pair[1], today))))


def earlier(items: Iterable[Item], today: datetime.date) -> tuple[Item, ...]:
    """Return the events that are over, the latest first."""
    found = [(item, event) for item, event in _events(items) if is_past(event, today)]
    ordered = sorted(found, key=lambda pair: _place(pair[0], pair[1].meetings[-1]), reverse=True)
    return tuple(item for item, _ in ordered)


def _events(items: Iterable[Item]) -> Iterator[tuple[Item, Event]]:
    yield from ((item, item.fields) for item in items if isinstance(item.fields, Event))


def _place(item: Item, meeting: Meeting) -> tuple[datetime.date, datetime.time, str]:
    start = meeting[0]
    time = start.time() if isinstance(start, datetime.datetime) else datetime.time()
    return day_of(start), time, item.id


def zone_label(zone: str) -> str:
    """Return a time zone as readers know it: the city that names it."""
    return zone.rpartition("/")[2].replace("_", " ")
