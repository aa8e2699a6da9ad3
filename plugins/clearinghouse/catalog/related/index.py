"""The index of related resources: finds for an item the few that are most like it, and says why."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.catalog.order import best_first
from clearinghouse.catalog.related.features import FeatureReader, Profile, Weighed
from clearinghouse.catalog.related.reasons import Reasons
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
        self._vectors = [self._vector(profile) for profile in profiles]
        self._having: dict[int, list[int]] = {}
        self._paired: dict[tuple[str, str], list[int]] = {}
        self._read_proposals()
        common = {number for number, count in counts.items() if count > len(self._pool) / 2}
        self._reasons = Reasons(self._reader, common, wording or load_words())

    def of(self, item: Item, limit: int = 4) -> tuple[Related, ...]:
        """Return at most `limit` published resources related to an item, the most alike first.

        Fewer come back where fewer are alike. No more than two have the same publisher. Equal ones
        come by key.
        """
        row = self._row.get(item.key)
        vector = self._vector(self._reader.read(item)) if row is None else self._vectors[row]
        near = self._near(item, vector, row)
        best = sorted((-round(_likeness(vector, self._vectors[other]), 9), other) for other in near)
        close = [other for place, (score, other) in enumerate(best) if place < ALWAYS or -score >= FAINT]
        shown = self._spread(close, limit)
        reasons = self._reasons.explain(item, ((self._pool[r], _shares(vector, self._vectors[r])) for r in shown))
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

    def _read_proposals(self) -> None:
        """Note for each feature and pair of topics the rows of items that have it, the best first, cut short."""
        for row in sorted(range(len(self._pool)), key=lambda row: best_first(self._pool[row])):
            for pair in _pairs(self._pool[row]):
                _add(row, self._paired.setdefault(pair, []))
            for number in self._vectors[row]:
                _add(row, self._having.setdefault(number, []))

    def _near(self, item: Item, vector: Weighed, asking: int | None) -> list[int]:
        """Return the rows of the items that the item's features propose most often.

        What says more of the item proposes more often. Counting whole lists is several times faster
        than adding up weights one by one.
        """
        proposed = [row for pair in _pairs(item) for row in self._paired.get(pair, ())]
        heard, proposed = len(proposed), proposed * PAIR_VOICES
        for number, weight in vector.items():
            if heard > ENOUGH:
                break
            rows = self._having.get(number, [])
            heard += len(rows)
            proposed += rows * (1 + int(VOICES * weight * weight))
        votes = Counter(proposed)
        votes.pop(-1 if asking is None else asking, None)
        return sorted(votes, key=lambda row: (-votes[row], row))[:CANDIDATES]

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


def _add(row: int, rows: list[int]) -> None:
    if len(rows) < LONGEST:
        rows.append(row)


def _shares(one: Weighed, other: Weighed) -> Weighed:
    """Return the features that two items share, each with its part in their likeness."""
    return {number: weight * other[number] for number, weight in one.items() if number in other}


def _likeness(one: Weighed, other: Weighed) -> float:
    return sum([one[number] * other[number] for number in one.keys() & other.keys()])
