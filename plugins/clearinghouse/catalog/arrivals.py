"""Arrivals: what was added to the catalogue, and when. The days are written in the items, so a copy of them suffices."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import groupby

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.catalog.order import by_title
from clearinghouse.content.kinds import KINDS
from clearinghouse.content.models import Goal, Personal

NEW_FOR = datetime.timedelta(days=60)
"""So long after its day an item counts as new."""
_KINDS = tuple(kind.name for kind in KINDS if not issubclass(kind.model, Personal | Goal))
"""What readers look for news of: works and events, neither people nor the program's own goals."""


def arrivals(catalog: Catalog) -> Iterator[tuple[datetime.date, tuple[Item, ...]]]:
    """Yield the days on which items were added, the latest first, each with its items by title."""
    dated = [(item.fields.added, item) for item in _shown(catalog) if item.fields.added]
    dated.sort(key=lambda pair: (-pair[0].toordinal(), by_title(pair[1])))
    for day, pairs in groupby(dated, key=lambda pair: pair[0]):
        yield day, tuple(item for _, item in pairs)


def changed_since(catalog: Catalog) -> tuple[Item, ...]:
    """Return the items that were changed after they were added, the latest change first."""
    found = [
        (item.fields.changed, item)
        for item in _shown(catalog)
        if item.fields.changed and item.fields.changed > (item.fields.added or datetime.date.min)
    ]
    return tuple(item for _, item in sorted(found, key=lambda pair: (-pair[0].toordinal(), by_title(pair[1]))))


def new_keys(catalog: Catalog, today: datetime.date) -> frozenset[str]:
    """Return the keys of the items that count as new on a day.

    What the site opened with is not new to anybody, so the earliest day is left out.
    """
    days = list(arrivals(catalog))
    later = (pair for pair in days[:-1] if today - NEW_FOR <= pair[0] <= today)
    return frozenset(item.key for _, items in later for item in items)


def _shown(catalog: Catalog) -> Iterable[Item]:
    return (item for kind in _KINDS for item in catalog.of(kind) if item.status != "retired")
