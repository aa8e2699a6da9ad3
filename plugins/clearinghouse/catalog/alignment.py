"""Alignment: which items stand under which standard, and how they come to stand there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.catalog.order import best_first
from clearinghouse.standards.reference import Reference

Way = Literal["direct", "element", "crosswalk"]
_RANK: dict[Way, int] = {"direct": 0, "element": 0, "crosswalk": 1}


@dataclass(frozen=True)
class Alignment:
    """An item under a standard.

    `way` is `direct` where the item names the standard itself, `element` where it names one of
    its elements, and `crosswalk` where it names a counterpart in another framework. `through` is
    the reference by which it came: the standard, the element, or the counterpart.
    """

    item: Item
    way: Way
    through: Reference


class AlignmentIndex:
    """Every alignment of a catalogue, asked by standard."""

    def __init__(self, catalog: Catalog) -> None:
        found: dict[Reference, dict[str, Alignment]] = {reference: {} for reference in catalog.references()}
        for item in catalog.items:
            for standard, alignment in _alignments(item, catalog):
                if standard in found:
                    found[standard].setdefault(item.key, alignment)
        best = {item.key: place for place, item in enumerate(sorted(catalog.items, key=best_first))}
        self._found = {standard: _ordered(rows.values(), best) for standard, rows in found.items()}
        self._by_kind: dict[Reference, dict[str, tuple[Alignment, ...]]] = {}

    def of(self, standard: Reference, kind: str | None = None) -> tuple[Alignment, ...]:
        """Return the alignments to a standard, the best first, each item once and in its nearest way.

        Direct ones come before those by crosswalk, then the order is that of `best_first`. An item
        counts once however many of a standard's elements it names, so a standard's count is not the
        sum of its elements'.

        Raises:
            KeyError: the catalogue has no such standard.
        """
        rows = self._found[standard]
        if kind is None:
            return rows
        if standard not in self._by_kind:
            self._by_kind[standard] = _divided(rows)
        return self._by_kind[standard].get(kind, ())


def _alignments(item: Item, catalog: Catalog) -> Iterator[tuple[Reference, Alignment]]:
    """Yield an item's alignments, the nearest way to each standard first.

    A crosswalk is followed for one step only: what corresponds to a counterpart's counterpart
    need not correspond to the standard itself.
    """
    own = list(_own(item, catalog))
    yield from own
    for standard, _ in own:
        for link in catalog.links.get(standard, ()):
            for reached in catalog.lineage(link.standard):
                yield reached, Alignment(item, "crosswalk", standard)


def _own(item: Item, catalog: Catalog) -> Iterator[tuple[Reference, Alignment]]:
    named = [standard for standard in item.standards if catalog.standard(standard)]
    for standard in named:
        yield standard, Alignment(item, "direct", standard)
    for standard in named:
        for whole in list(catalog.lineage(standard))[1:]:
            yield whole, Alignment(item, "element", standard)


def _divided(rows: Iterable[Alignment]) -> dict[str, tuple[Alignment, ...]]:
    """Return rows by the kind of their item, in their order."""
    found: dict[str, list[Alignment]] = {}
    for row in rows:
        found.setdefault(row.item.kind.name, []).append(row)
    return {kind: tuple(of_kind) for kind, of_kind in found.items()}


def _ordered(rows: Iterable[Alignment], best: Mapping[str, int]) -> tuple[Alignment, ...]:
    return tuple(sorted(rows, key=lambda row: (_RANK[row.way], best[row.item.key])))
