"""Events in time: which are still to come on a day, and which are over."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from clearinghouse.catalog.catalog import Item
from clearinghouse.content.models import Event


def is_past(event: Event, today: datetime.date) -> bool:
    """True once an event's last day is over. The hour does not count: a site is built once a day or less."""
    return event.end.date() < today


def upcoming(items: Iterable[Item], today: datetime.date) -> tuple[Item, ...]:
    """Return the events that are still to come, the next one first."""
    return tuple(sorted((item for item in items if not _over(item, today)), key=_start))


def earlier(items: Iterable[Item], today: datetime.date) -> tuple[Item, ...]:
    """Return the events that are over, the latest first."""
    return tuple(sorted((item for item in items if _over(item, today)), key=_start, reverse=True))


def _over(item: Item, today: datetime.date) -> bool:
    return isinstance(item.fields, Event) and is_past(item.fields, today)


def _start(item: Item) -> tuple[datetime.datetime, str]:
    assert isinstance(item.fields, Event)
    return item.fields.start, item.id
