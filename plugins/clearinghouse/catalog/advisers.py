"""Advisers: which coaches and people in the directory can be asked about a standard or a topic."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.catalog.turns import turn
from clearinghouse.content.models import Person
from clearinghouse.standards.reference import Reference, parse_reference


@dataclass(frozen=True, eq=False)
class Adviser:
    """A person, with what of the question they know about: standards as they name them, and ids of topics."""

    item: Item
    standards: tuple[Reference, ...]
    topics: tuple[str, ...]


class AdviserIndex:
    """Everybody who can be asked, by what they know."""

    def __init__(self, catalog: Catalog, today: datetime.date) -> None:
        self._catalog, self._today = catalog, today
        self._people = (*catalog.of("coach"), *catalog.of("person"))
        everybody = range(len(self._people))
        drawn = sorted(everybody, key=lambda place: turn(self._people[place].key, today))
        self._turns = {place: number for number, place in enumerate(drawn)}
        self._by_key = sorted(everybody, key=lambda place: self._people[place].key)
        self._ranks = {place: rank for rank, place in enumerate(self._by_key)}
        self._topics: dict[str, list[int]] = {}
        self._naming: dict[Reference, list[int]] = {}
        self._within: dict[Reference, list[tuple[int, Reference]]] = {}
        for place, item in enumerate(self._people):
            self._add(place, *_knows(item))

    def of(self, standards: Iterable[Reference], topics: Iterable[str] = (), limit: int = 4) -> tuple[Adviser, ...]:
        """Return whom to ask, those first who know about most of it, then by turns: see `turn`.

        Who names a standard can be asked about its elements, and who names an element about the standard.
        What people seek to learn does not count.
        """
        shared: dict[int, dict[Reference, None]] = {}
        for standard in standards:
            for place, named in self._meeting(standard):
                shared.setdefault(place, {})[named] = None
        subjects: dict[int, dict[str, None]] = {}
        for topic in topics:
            for place in self._topics.get(topic, ()):
                subjects.setdefault(place, {})[topic] = None
        found = shared.keys() | subjects.keys()
        first = self._first_of(found)

        def most_first(place: int) -> tuple[int, int]:
            known = len(shared.get(place, ())) + len(subjects.get(place, ()))
            return -known, (self._turns[place] - first) % len(self._people)

        # Hundreds may know about it, and a page is made of the few that it shows.
        return tuple(
            Adviser(self._people[place], tuple(shared.get(place, ())), tuple(subjects.get(place, ())))
            for place in nsmallest(limit, found, key=most_first)
        )

    def _first_of(self, found: Iterable[int]) -> int:
        """Return whose turn it is on a page: one draw a page, for a draw a person would cost more than the page."""
        keys = (self._people[self._by_key[rank]].key for rank in sorted(self._ranks[place] for place in found))
        return int(turn(" ".join(keys), self._today)[:8], 16) % max(1, len(self._people))

    def _add(self, place: int, standards: tuple[Reference, ...], topics: tuple[str, ...]) -> None:
        for topic in topics:
            self._topics.setdefault(topic, []).append(place)
        for named in standards:
            self._naming.setdefault(named, []).append(place)
            for whole in self._catalog.lineage(named):
                self._within.setdefault(whole, []).append((place, named))

    def _meeting(self, standard: Reference) -> Iterator[tuple[int, Reference]]:
        yield from self._within.get(standard, ())
        for whole in self._catalog.lineage(standard):
            yield from ((place, whole) for place in self._naming.get(whole, ()))


def _knows(item: Item) -> tuple[tuple[Reference, ...], tuple[str, ...]]:
    """Return the standards and the ids of topics that a person can be asked about."""
    if not isinstance(item.fields, Person):
        return item.standards, item.topics
    read = [(word, parse_reference(word)) for word in item.fields.offers]
    return tuple(found for _, found in read if found), tuple(word for word, found in read if not found)
