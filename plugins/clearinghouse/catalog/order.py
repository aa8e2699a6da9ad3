"""Orders of items: which come first in a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from clearinghouse.catalog.catalog import Item
from clearinghouse.content.kinds import BY_NAME
from clearinghouse.content.models import Challenge, Event, Goal, Resource

Key = Callable[[Item], tuple[Any, ...]]
_EVIDENCE = {"rated": 0, "studied": 1, "not-reviewed": 2}


def evidence_state(item: Item) -> str:
    """Return how far an item's evidence is known: `rated`, `studied` or `not-reviewed`."""
    return item.fields.evidence.state if isinstance(item.fields, Resource) else "not-reviewed"


def best_first(item: Item) -> tuple[Any, ...]:
    """Sort by standing, evidence, editors' review, checked details, then the newest, then title and id."""
    resource = item.as_a(Resource)
    return (
        item.status == "retired",
        _EVIDENCE[evidence_state(item)],
        not (resource and resource.reviewed),
        not (resource and resource.verified),
        *newest_first(item),
    )


def newest_first(item: Item) -> tuple[Any, ...]:
    """Sort by year or start, the latest first, those without one last; then title and id."""
    return (-(year_of(item) or 0), *by_title(item))


def year_of(item: Item) -> int | None:
    """Return the year of publication, or in which an event begins; None where there is none."""
    if event := item.as_a(Event):
        return event.start.year
    resource = item.as_a(Resource)
    return resource.year if resource else None


def by_title(item: Item) -> tuple[Any, ...]:
    """Sort by title as people look it up, then id."""
    return (item.title.casefold(), item.id)


def by_place(item: Item) -> tuple[Any, ...]:
    """Sort by the editors' own order, then title and id."""
    return (item.fields.order if isinstance(item.fields, Goal | Challenge) else 0, *by_title(item))


ORDERS: dict[str, Key] = {"best": best_first, "newest": newest_first, "title": by_title, "place": by_place}


def usual_order(kind: str) -> Key:
    """Return the order in which a kind is shown where nobody asked for another."""
    return ORDERS[BY_NAME[kind].order]
