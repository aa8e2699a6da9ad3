"""Exchange: who offers what somebody seeks, and who seeks what somebody offers."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.catalog.turns import turn
from clearinghouse.content.models import Coach, Person
from clearinghouse.standards.reference import parse_reference

MOST = 6


@dataclass(frozen=True)
class Match:
    """Somebody to write to, with the matters (standards and topics) that bring the two together."""

    item: Item
    matters: tuple[str, ...]


class Exchange:
    """All offers and seeks of a site, as the matters they meet in."""

    def __init__(self, catalog: Catalog, today: datetime.date) -> None:
        self._catalog, self._today = catalog, today
        people = (*catalog.of("person"), *catalog.of("coach"))
        self._offers = _index((item, self._wider(_offers(item))) for item in people)
        self._seeks = _index((item, self._wider(_seeks(item))) for item in people)

    def offered_to(self, item: Item) -> tuple[Match, ...]:
        """Return those who offer what somebody seeks, those first who offer most of it."""
        return self._meet(item, _seeks(item), self._offers)

    def sought_from(self, item: Item) -> tuple[Match, ...]:
        """Return those who seek what somebody offers."""
        return self._meet(item, _offers(item), self._seeks)

    def _meet(self, item: Item, matters: tuple[str, ...], index: dict[str, list[Item]]) -> tuple[Match, ...]:
        shared: dict[str, tuple[Item, list[str]]] = {}
        for matter in matters:
            for other in index.get(matter.casefold(), ()):
                if other.key != item.key:
                    shared.setdefault(other.key, (other, []))[1].append(matter)
        order = sorted(shared.values(), key=lambda pair: (-len(pair[1]), turn(pair[0].key, self._today, item.key)))
        return tuple(Match(other, tuple(found)) for other, found in order[:MOST])

    def _wider(self, matters: tuple[str, ...]) -> Iterator[str]:
        """Who names an element can be asked about its standard too."""
        for matter in matters:
            reference = parse_reference(matter)
            yield from map(str, self._catalog.lineage(reference)) if reference else (matter,)


def _offers(item: Item) -> tuple[str, ...]:
    fields = item.fields
    if isinstance(fields, Coach):
        return (*map(str, fields.standards), *fields.topics)
    return fields.offers if isinstance(fields, Person) else ()


def _seeks(item: Item) -> tuple[str, ...]:
    return item.fields.seeks if isinstance(item.fields, Person) else ()


def _index(told: Iterator[tuple[Item, Iterator[str]]]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item, matters in told:
        for matter in dict.fromkeys(matter.casefold() for matter in matters):
            found.setdefault(matter, []).append(item)
    return found
