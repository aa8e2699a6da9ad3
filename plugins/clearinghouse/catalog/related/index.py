"""The index of related resources: finds for an item the few that are most like it, and says why."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.catalog.order import best_first
from clearinghouse.catalog.related.features import FeatureReader, Profile, Weighed
from clearinghouse.catalog.related.reasons import Reasons
from clearinghouse.catalog.rows import Figures, Numbers, Rows, begins_of
from clearinghouse.content.models import Resource
from clearinghouse.words import Words, load_words

MOST_WORDS = 12
"""How many words an item is known by: those of its title and summary that say most."""
LONGEST = 48
"""How many items one feature may propose, the best first: what many share tells little of any."""
ENOUGH = 400
"""After how many proposals no further feature is asked."""
VOICES = 8
"""How often a feature that says all of an item would propose each of its own; one that says nothing does so once."""
PAIR_VOICES = 4
"""How often two topics together propose each of their own."""
CANDIDATES = 24
"""How many of the items most often proposed are compared in full."""
SAME_PUBLISHER = 2
"""How many of those shown may come from one publisher."""
ALWAYS = 2
"""How many are shown however little they are like the item; the others must be this much like it:"""
FAINT = 0.175
Vector = tuple[Numbers, Figures]
"""An item's features by number, in the order in which they propose others, and how much each says of it."""
_NONE = np.empty(0, np.int64)


@dataclass(frozen=True)
class Related:
    """A resource that is related to another, and why, the strongest reason first."""

    item: Item
    reasons: tuple[str, ...]


class RelatedIndex:
    """Every published resource by what it shares with others.

    Likeness is the cosine of two items' features, weighted by family and by rarity (inverse document
    frequency), with an addition for what editors put together by hand. Only items that share one of
    the rarer features, or two topics, are compared: asking for all of 10,000 takes seconds.
    """

    def __init__(self, catalog: Catalog, wording: Words | None = None) -> None:
        self._reader = FeatureReader(catalog)
        self._pool = sorted((i for i in catalog.of("resource") if i.status == "published"), key=lambda i: i.key)
        self._row = {item.key: row for row, item in enumerate(self._pool)}
        self._publishers = [_publisher(item) for item in self._pool]
        profiles = [self._reader.read(item) for item in self._pool]
        counts = Counter(number for profile in profiles for number in _numbers(profile))
        self._rarity = {n: math.log((len(self._pool) + 1) / count) for n, count in counts.items() if count > 1}
        self._vectors = _rows([self._vector(profile) for profile in profiles])
        best = np.array(sorted(range(len(self._pool)), key=lambda row: best_first(self._pool[row])), np.int64)
        self._having = _having(self._vectors, best, len(self._reader.features))
        self._paired = _paired(self._pool, best)
        common = {number for number, count in counts.items() if count > len(self._pool) / 2}
        self._reasons = Reasons(self._reader, common, wording or load_words())

    def of(self, item: Item, limit: int = 4) -> tuple[Related, ...]:
        """Return at most `limit` published resources related to an item, the most alike first.

        Fewer come back where fewer are alike. No more than two have the same publisher. Equal ones
        come by key.
        """
        row = self._row.get(item.key)
        own = self._vectors if row is not None else _rows([self._vector(self._reader.read(item))])
        vector = own.row(row or 0)
        near = self._near(item, vector, row)
        alike = zip(self._likeness(vector, near), near.tolist(), strict=True)
        best = sorted((-round(score, 9), other) for score, other in alike)
        close = [other for place, (score, other) in enumerate(best) if place < ALWAYS or -score >= FAINT]
        shown = self._spread(close, limit)
        reasons = self._reasons.explain(item, ((self._pool[r], self._shares(vector, r)) for r in shown))
        return tuple(Related(self._pool[other], why) for other, why in zip(shown, reasons, strict=True))

    def _vector(self, profile: Profile) -> Weighed:
        """Return what an item is known by, of length one but for the places, in the order of the profile."""
        rarity = self._rarity
        near = {number: weight * rarity[number] for number, weight in profile.near.items() if number in rarity}
        words = {number: weight * rarity[number] for number, weight in profile.words.items() if number in rarity}
        telling = sorted(words, key=words.__getitem__, reverse=True)[:MOST_WORDS]
        far = {number: weight * rarity[number] for number, weight in profile.far.items() if number in rarity}
        own = near | {number: words[number] for number in telling} | far
        length = math.hypot(*own.values()) or 1.0
        placed = {number: math.sqrt(weight) for number, weight in profile.places.items() if number in rarity}
        return placed | {number: weight / length for number, weight in own.items()}

    def _near(self, item: Item, vector: Vector, asking: int | None) -> Numbers:
        """Return the rows of the items that the item's features propose most often.

        What says more of the item proposes more often. Counting whole lists is several times faster
        than adding up weights one by one.
        """
        pairs = [self._paired[pair] for pair in _pairs(item) if pair in self._paired]
        paired = np.concatenate((_NONE, *pairs))
        numbers, voices = self._asked(vector, len(paired))
        rows, _, lengths = self._having.rows(numbers)
        votes = np.concatenate((np.full(len(paired), PAIR_VOICES), np.repeat(voices, lengths)))
        found, places = np.unique(np.concatenate((paired, rows)), return_inverse=True)
        heard = np.bincount(places, votes)
        heard[found == asking] = 0
        return found[np.argsort(-heard, kind="stable")[: np.count_nonzero(heard)][:CANDIDATES]]

    def _asked(self, vector: Vector, heard: int) -> tuple[Numbers, Numbers]:
        """Return the features that propose, until enough was heard, and how often each proposes each of its own."""
        numbers, weights = vector
        begins = self._having.begins
        lengths = begins[numbers + 1] - begins[numbers]
        asked = heard + np.cumsum(lengths) - lengths <= ENOUGH
        return numbers[asked], 1 + (VOICES * weights[asked] * weights[asked]).astype(np.int64)

    def _likeness(self, vector: Vector, others: Numbers) -> list[float]:
        """Return how much each of some rows is like an item."""
        numbers, weights, lengths = self._vectors.rows(others)
        self._room[vector[0]] = vector[1]
        parts = self._room[numbers] * weights
        self._room[vector[0]] = 0.0
        sums = np.bincount(np.repeat(np.arange(len(others)), lengths), parts, len(others))
        return [float(score) for score in sums]

    @cached_property
    def _room(self) -> Figures:
        """Room to work in, a place for each feature: all zeros before and after."""
        return np.zeros(len(self._reader.features))

    def _shares(self, vector: Vector, row: int) -> Weighed:
        """Return the features that an item shares with a row's, each with its part in their likeness."""
        numbers, weights = (values.tolist() for values in self._vectors.row(row))
        other = dict(zip(numbers, weights, strict=True))
        own = zip(vector[0].tolist(), vector[1].tolist(), strict=True)
        return {number: weight * other[number] for number, weight in own if number in other}

    def _spread(self, rows: Iterable[int], limit: int) -> list[int]:
        """Return the first rows, passing over a publisher's third."""
        shown: list[int] = []
        publishers: dict[str, int] = {}
        for row in rows:
            publisher = self._publishers[row]
            publishers[publisher] = publishers.get(publisher, 0) + 1
            if len(shown) < limit and publishers[publisher] <= SAME_PUBLISHER:
                shown.append(row)
        return shown


def _numbers(profile: Profile) -> Iterator[int]:
    for weighed in (profile.places, profile.near, profile.words, profile.far):
        yield from weighed


def _pairs(item: Item) -> Iterator[tuple[str, str]]:
    """Yield every two topics of an item: what is about both is about something rarer than either."""
    return combinations(sorted(item.topics), 2)


def _publisher(item: Item) -> str:
    resource = item.as_a(Resource)
    return resource.publisher if resource else ""


def _rows(vectors: Sequence[Weighed]) -> Rows:
    numbers = np.fromiter((number for vector in vectors for number in vector), np.int64)
    figures = np.fromiter((weight for vector in vectors for weight in vector.values()), np.float64)
    return Rows(begins_of(map(len, vectors)), numbers, figures)


def _having(vectors: Rows, best: Numbers, features: int) -> Rows:
    """Return for each feature the rows of items that have it, the best first, cut short."""
    numbers, figures, lengths = vectors.rows(best)
    found = Rows(begins_of(lengths), numbers, figures).turned(features).first(LONGEST)
    return Rows(found.begins, best[found.numbers], found.figures)


def _paired(pool: Sequence[Item], best: Numbers) -> dict[tuple[str, str], Numbers]:
    """Return the same for every two topics."""
    found: dict[tuple[str, str], list[int]] = {}
    for row in best.tolist():
        for pair in _pairs(pool[row]):
            found.setdefault(pair, []).append(row)
    return {pair: np.array(rows[:LONGEST]) for pair, rows in found.items()}
