"""Naming: which items name an item in their fields."""

from __future__ import annotations

from collections.abc import Mapping

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.catalog.meaning import items_in


def namers(catalog: Catalog) -> Mapping[str, tuple[Item, ...]]:
    """Return for each item's key the items that name it, each once, in the catalogue's order."""
    found: dict[str, dict[str, Item]] = {}
    for item in catalog.items:
        for _, kind, id in items_in(item.fields):
            if named := catalog.get(kind, id):
                found.setdefault(named.key, {})[item.key] = item
    return {key: tuple(items.values()) for key, items in found.items()}
