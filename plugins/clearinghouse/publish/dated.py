"""Dates of content: when an item came or changed, as the content itself says. The build's clock never speaks."""

from __future__ import annotations

import datetime
from zlib import crc32

from clearinghouse.catalog.catalog import Item
from clearinghouse.content.models import Resource

_HOUR = 3_600_000


def changed_on(item: Item) -> datetime.date | None:
    """Return the last day on which an item is known to have changed or been looked at, or None."""
    fields = item.fields
    reviewed = fields.reviewed if isinstance(fields, Resource) else None
    return max([day for day in (fields.added, fields.changed, reviewed) if day], default=None)


def feed_moment(item: Item) -> str:
    """Return the moment under which an item stands in feeds: its day, and a part of the first hour; empty without a day.

    Content says days alone. The part follows from the item's key: what readers get under one moment they leave in any
    order, and the W3C's validator warns of it (`DuplicateUpdated`).
    """
    day = feed_day(item)
    seconds, thousandths = divmod(crc32(item.key.encode()) % _HOUR, 1000)
    return f"{day.isoformat()}T00:{seconds // 60:02}:{seconds % 60:02}.{thousandths:03}Z" if day else ""


def feed_day(item: Item) -> datetime.date | None:
    """Return the day under which an item stands in feeds: where it has none of its own, the first of its year."""
    if day := changed_on(item):
        return day
    if isinstance(item.fields, Resource) and item.fields.year:
        return datetime.date(item.fields.year, 1, 1)
    return None
