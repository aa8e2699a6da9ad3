"""The resources of a standard: counted, grouped by type, and those that stand in where there are few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from clearinghouse.catalog.addresses import FULL
from clearinghouse.catalog.alignment import Alignment
from clearinghouse.catalog.facets import TYPE
from clearinghouse.publish.card import Card
from clearinghouse.publish.site import Site
from clearinghouse.standards.reference import Reference

TOP = 3
"""Of more than FULL resources this many of each type are shown. What names the standard is listed in full on pages of its own; what came
by crosswalk is listed in full under the standard that it names."""
FEW, ENOUGH = 3, 5
"""With fewer than FEW of its own, an element also shows its parent's best; with fewer than ENOUGH it asks for more."""
SHOWN = 2
"""This many of each type stand open, so that a page can be skimmed; the others are folded below them."""


@dataclass(frozen=True)
class Group:
    """Resources of one type under a standard, the best first; `total` counts those not shown too.

    `first` stand open on the page and `rest` are folded; `id` names the group's place there.
    """

    label: str
    cards: tuple[Card, ...]
    total: int
    id: str = ""

    @property
    def first(self) -> tuple[Card, ...]:
        return self.cards[:SHOWN]

    @property
    def rest(self) -> tuple[Card, ...]:
        return self.cards[SHOWN:]


@dataclass(frozen=True)
class Tally:
    """How many resources stand under one or more standards, each counted once.

    `carried` are those that come only by crosswalk; `named` are all others.
    """

    named: int
    carried: int

    @property
    def total(self) -> int:
        return self.named + self.carried

    @property
    def first(self) -> int:
        """The number where there is room for one: those that name the standards, or where none does, the carried."""
        return self.named or self.carried


def tally(site: Site, standards: Iterable[Reference]) -> Tally:
    """Return how many resources stand under any of the standards. Every page counts them this way."""
    rows = [row for standard in standards for row in site.alignments.of(standard, "resource")]
    named = {row.item.key for row in rows if row.way != "crosswalk"}
    return Tally(len(named), len({row.item.key for row in rows} - named))


def grouped_resources(site: Site, reference: Reference) -> dict[str, Any]:
    """The resources that name a standard, and those that a crosswalk carries there."""
    rows = site.alignments.of(reference, "resource")
    direct = [row for row in rows if row.way != "crosswalk"]
    carried = [row for row in rows if row.way == "crosswalk"]
    whole = len(rows) <= FULL
    return {
        "direct": _groups(site, direct, whole),
        "direct_total": len(direct),
        "carried": _groups(site, carried, whole),
        "carried_total": len(carried),
        "carried_from": site.standard_chips(_sources(carried)),
    }


def beside(site: Site, reference: Reference, parent: Reference | None, rows: list[Alignment]) -> dict[str, Any]:
    """The parent's best beside the few that name an element, and how many more the element should have."""
    named = {row.item.key for row in rows}
    found = site.alignments.of(parent, "resource") if parent and len(rows) < FEW else ()
    best = [row.item for row in found if row.way != "crosswalk" and row.item.key not in named]
    wanted = max(0, ENOUGH - len(rows)) if parent and reference.framework in site.once(_named) else 0
    return {"beside": site.cards(best[:FEW]), "wanted": wanted, "enough": ENOUGH}


def _named(site: Site) -> frozenset[str]:
    """The frameworks that resources name themselves, so that a gap in them can be filled."""
    return frozenset(one.framework for item in site.catalog.of("resource") for one in item.standards)


def _groups(site: Site, rows: list[Alignment], whole: bool) -> tuple[Group, ...]:
    """Group by type: types in the order of the vocabulary, the best of each first."""
    by_type: dict[str, list[Alignment]] = {}
    for row in rows:
        by_type.setdefault(next(iter(TYPE.named(row.item)), ""), []).append(row)
    order = {type: term.label for type, term in site.catalog.vocabulary.lists["types"].items()}
    return tuple(
        Group(label, site.cards(row.item for row in (found if whole else found[:TOP])), len(found), f"type-{type}")
        for type, label in order.items()
        if (found := by_type.get(type))
    )


def _sources(rows: Iterable[Alignment]) -> list[Reference]:
    return [reference for reference, _ in Counter(row.through for row in rows).most_common()]
