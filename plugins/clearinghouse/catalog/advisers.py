"""Advisers: which coaches and people in the directory can be asked about a standard or a topic."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice

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


@dataclass(frozen=True, eq=False)
class _Asked:
    """A standard that is asked about: what lies within it and what it is part of, as numbers of what people know."""

    within: frozenset[int]
    wholes: tuple[int, ...]
    _met: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def of(self, place: int, known: Mapping[int, Reference]) -> tuple[int, ...]:
        """Return what of all that the person at a place knows meets it; thousands of pages ask it of the same few."""
        if place not in self._met:
            inside = (matter for matter in known if matter in self.within)
            self._met[place] = (*inside, *(matter for matter in self.wholes if matter in known))
        return self._met[place]


class AdviserIndex:
    """Everybody who can be asked, by what they know.

    What people know has a number each. Who knows it is kept as one number, with a bit for each person in the order in
    which they were drawn: a page asks about several matters, of which each may be known to hundreds.
    """

    def __init__(self, catalog: Catalog, today: datetime.date) -> None:
        self._catalog, self._today = catalog, today
        everybody = (*catalog.of("coach"), *catalog.of("person"))
        self._people = sorted(everybody, key=lambda item: turn(item.key, today))
        self._numbers: dict[Reference | str, int] = {}
        self._knowing: list[int] = []
        self._standards: list[dict[int, Reference]] = []
        for place, (standards, topics) in enumerate(map(_knows, self._people)):
            self._standards.append({self._known(named, place): named for named in standards})
            for topic in topics:
                self._known(topic, place)
        self._within: dict[Reference, set[int]] = {}
        for named in (matter for matter in self._numbers if isinstance(matter, Reference)):
            for whole in catalog.lineage(named):
                self._within.setdefault(whole, set()).add(self._numbers[named])
        self._asked: dict[Reference, _Asked] = {}
        self._advisers: dict[tuple[int, tuple[int, ...], tuple[str, ...]], Adviser] = {}

    def _known(self, matter: Reference | str, place: int) -> int:
        """Note that a person knows something, and return its number."""
        number = self._numbers.setdefault(matter, len(self._numbers))
        self._knowing += [0] * (number == len(self._knowing))
        self._knowing[number] |= 1 << place
        return number

    def of(self, standards: Iterable[Reference], topics: Iterable[str] = (), limit: int = 4) -> tuple[Adviser, ...]:
        """Return whom to ask, those first who know about most of it, then by turns: see `turn`.

        Who names a standard can be asked about its elements, and who names an element about the standard.
        What people seek to learn does not count. The same person for the same matters is one and the same value.
        """
        references, named = tuple(standards), {topic: self._numbers.get(topic) for topic in topics}
        asked = [self._met(reference) for reference in references]
        matters = {number for one in asked for number in (*one.within, *one.wholes)}
        matters.update(number for number in named.values() if number is not None)
        if not matters:
            return ()
        first = self._first_of(" ".join((*map(str, references), *named)))
        # Hundreds may know about it, and a page is made of the few that it shows.
        places = islice(_most_first((self._knowing[matter] for matter in matters), first), limit)
        return tuple(self._adviser(place, asked, named) for place in places)

    def _adviser(self, place: int, asked: Iterable[_Asked], topics: Mapping[str, int | None]) -> Adviser:
        known, bit = self._standards[place], 1 << place
        met = tuple(dict.fromkeys(chain.from_iterable([one.of(place, known) for one in asked])))
        able = tuple([topic for topic, number in topics.items() if number is not None and self._knowing[number] & bit])
        if (key := (place, met, able)) not in self._advisers:
            self._advisers[key] = Adviser(self._people[place], tuple(known[matter] for matter in met), able)
        return self._advisers[key]

    def _met(self, standard: Reference) -> _Asked:
        if standard not in self._asked:
            wholes = (self._numbers.get(whole) for whole in self._catalog.lineage(standard))
            within = frozenset(self._within.get(standard, ()))
            self._asked[standard] = _Asked(within, tuple(number for number in wholes if number is not None))
        return self._asked[standard]

    def _first_of(self, question: str) -> int:
        """Return whose turn it is: one draw a question, for a draw a person would cost more than the page."""
        return int(turn(question, self._today)[:8], 16) % len(self._people)


def _most_first(told: Iterable[int], first: int) -> Iterator[int]:
    """Yield the places of all who know something, those first who know most, then from `first` on and around."""
    known: list[int] = []  # who knows one matter at least, two at least, and so on
    for people in told:
        rest = people
        for number, before in enumerate(known):
            known[number], rest = before | rest, before & rest
        known.append(rest)
    taken = 0
    for people in reversed(known):
        left = people & ~taken
        yield from _bits(left >> first, first)
        yield from _bits(left & ((1 << first) - 1), 0)
        taken |= people


def _bits(number: int, begin: int) -> Iterator[int]:
    """Yield the places of a number's bits, counted from `begin`, the lowest first."""
    while number:
        lowest = number & -number
        yield begin + lowest.bit_length() - 1
        number ^= lowest


def _knows(item: Item) -> tuple[tuple[Reference, ...], tuple[str, ...]]:
    """Return the standards and the ids of topics that a person can be asked about."""
    if not isinstance(item.fields, Person):
        return item.standards, item.topics
    read = [(word, parse_reference(word)) for word in item.fields.offers]
    return tuple(found for _, found in read if found), tuple(word for word, found in read if not found)
