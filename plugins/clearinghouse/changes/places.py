"""Where items are found: the index pages, by name, on which each stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clearinghouse.catalog.alignment import AlignmentIndex
from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.catalog.facets import FACETS, GOAL, Facet
from clearinghouse.catalog.naming import namers
from clearinghouse.changes.effects import IndexPage

_TOLD = sorted(FACETS, key=lambda facet: facet is not GOAL)
GROUPS = ("Lists", "Standards", *(facet.folder.capitalize() for facet in _TOLD), "Named in")
"""The sorts of index page, in the order in which they are told."""


Found = Mapping[str, Mapping[str, IndexPage]]
"""An item's key -> the addresses of its places -> the places."""


def find_places(catalog: Catalog) -> Found:
    """Return where each item of a catalogue is found, in the order of `GROUPS`."""
    found: dict[str, dict[str, IndexPage]] = {item.key: {} for item in catalog.items}
    for key, place in _places(catalog):
        found[key].setdefault(place.address, place)
    return {key: dict(sorted(places.items(), key=lambda pair: _rank(pair[1]))) for key, places in found.items()}


def _rank(place: IndexPage) -> tuple[int, bool]:
    return GROUPS.index(place.group), place.crossed


def beyond(places: Mapping[str, IndexPage], others: Mapping[str, IndexPage]) -> tuple[IndexPage, ...]:
    """Return the places of one thing that are not among others."""
    return tuple(place for address, place in places.items() if address not in others)


def _places(catalog: Catalog) -> Iterator[tuple[str, IndexPage]]:
    for item in catalog.items:
        yield item.key, IndexPage("Lists", item.kind.plural_label, f"/{item.kind.plural}/")
    yield from _in_standards(catalog)
    for facet in _TOLD:
        yield from _in_facet(catalog, facet)
    yield from _in_items(catalog)


def _in_standards(catalog: Catalog) -> Iterator[tuple[str, IndexPage]]:
    index = AlignmentIndex(catalog)
    for reference in catalog.references():
        name = catalog.standard_name(reference)
        for row in index.of(reference):
            yield row.item.key, IndexPage("Standards", name, reference.address, row.way == "crosswalk")


def _in_facet(catalog: Catalog, facet: Facet) -> Iterator[tuple[str, IndexPage]]:
    labels = {value.id: value.label for value in facet.values(catalog)}
    group = facet.folder.capitalize()
    for item in catalog.items:
        for id in facet.ids_of(item, catalog):
            if id in labels:
                yield item.key, IndexPage(group, labels[id], facet.address(id), alone=facet.single)


def _in_items(catalog: Catalog) -> Iterator[tuple[str, IndexPage]]:
    """Places on the pages of other items, such as collections. Goals are told by their facet already."""
    for key, others in namers(catalog).items():
        for other in others:
            if not key.startswith("goals/") and other.status != "retired":
                yield key, _of_item(other)


def _of_item(item: Item) -> IndexPage:
    return IndexPage("Named in", f"{item.title} ({item.kind.label.lower()})", item.address)
