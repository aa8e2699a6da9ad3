"""Naming: which items an item names in its fields, and which name it in turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.content.kinds import BY_PLURAL

Trail = tuple[str | int, ...]


def named_items(item: Item) -> Iterator[tuple[Trail, str, str]]:
    """Yield every item that an item names: the way to the field, the named item's kind and its id."""
    yield from ((("goals", place), "goal", id) for place, id in enumerate(item.get("goals")))
    yield from ((("resources", place), "resource", id) for place, id in enumerate(item.get("resources")))
    if replaced := item.get("replaced_by"):
        yield ("replaced_by",), "resource", replaced
    for number, cause in enumerate(item.get("root_causes")):
        for place, id in enumerate(cause.resources):
            yield ("root_causes", number, "resources", place), "resource", id
    for place, choice in enumerate(item.get("items")):
        folder, _, id = choice.item.partition("/")
        kind = BY_PLURAL.get(folder)
        yield ("items", place, "item"), kind.name if kind else folder, id


def namers(catalog: Catalog) -> Mapping[str, tuple[Item, ...]]:
    """Return for each item's key the items that name it, each once, in the catalogue's order."""
    found: dict[str, dict[str, Item]] = {}
    for item in catalog.items:
        for _, kind, id in named_items(item):
            if named := catalog.get(kind, id):
                found.setdefault(named.key, {})[item.key] = item
    return {key: tuple(items.values()) for key, items in found.items()}
