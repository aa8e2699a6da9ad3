"""Neighbors: entries most like one another lend each other their words.

A short summary seldom has all the words by which people look for it. What resembles it often has the rest.

Source: document expansion by nearest neighbors: Tao, Wang, Mei and Zhai, "Language Model Information
Retrieval with Document Expansion" (2006).
"""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import nlargest

from clearinghouse.publish.search.weights import NEIGHBOR_WORDS, NEIGHBORS, SATURATION

_TELLING = 14
"""Neighbors are looked for by this many of an entry's most telling words."""
_COMMON = 250
"""Words of more entries than this tell too little to look for neighbors by, and would take the most time."""

Weights = Mapping[str, float]
Holders = tuple["array[int]", "array[float]"]
"""Numbers of entries, and the strength of one term in each."""


def neighbor_words(vectors: Sequence[Weights]) -> list[dict[str, float]]:
    """Return for each entry the words that its neighbors lend it, with their weights.

    Args:
        vectors: each entry's terms with their weights.
    """
    counts = _counts(vectors)
    rarity = {term: _rarity(count, len(vectors)) for term, count in counts.items()}
    strengths = [_strengths(own, rarity) for own in vectors]
    most = max(_COMMON, len(vectors) // 50)
    holders = _holders(strengths, {term for term, count in counts.items() if 1 < count <= most})
    return [_lent(number, vectors, strengths, holders, rarity) for number in range(len(vectors))]


def _counts(vectors: Sequence[Weights]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for own in vectors:
        for term in own:
            counts[term] += 1
    return counts


def _rarity(count: int, total: int) -> float:
    return math.log(1 + (total - count + 0.5) / (count + 0.5))


def _strengths(own: Weights, rarity: Mapping[str, float]) -> dict[str, float]:
    """The terms of an entry, each by how much it tells, so scaled that entries of all lengths are alike."""
    raw = {term: rarity[term] * weight / (SATURATION + weight) for term, weight in own.items()}
    length = math.hypot(*raw.values()) or 1.0
    return {term: value / length for term, value in raw.items()}


def _holders(strengths: Sequence[Weights], terms: set[str]) -> dict[str, Holders]:
    """The entries that have each of the given terms, and its strength there."""
    found: dict[str, Holders] = {term: (array("l"), array("d")) for term in terms}
    for number, own in enumerate(strengths):
        for term in own.keys() & terms:
            numbers, values = found[term]
            numbers.append(number)
            values.append(own[term])
    return found


def _lent(
    number: int,
    vectors: Sequence[Weights],
    strengths: Sequence[Weights],
    holders: Mapping[str, Holders],
    rarity: Mapping[str, float],
) -> dict[str, float]:
    near = _nearest(number, strengths[number], holders)
    total = sum(likeness for _, likeness in near)
    lent: dict[str, float] = {}
    for other, likeness in near:
        share = likeness / total
        for term, weight in vectors[other].items():
            lent[term] = lent.get(term, 0.0) + share * weight
    best = nlargest(NEIGHBOR_WORDS, _gains(vectors[number], lent, rarity))
    return {term: lent[term] for term in sorted(term for _, term in best)}


def _gains(own: Weights, lent: Weights, rarity: Mapping[str, float]) -> list[tuple[float, str]]:
    """How much more each lent term would make of an entry than its own weight does, up to a constant.

    A weight `w` counts for `w / (w + SATURATION)`; this is the difference that the loan makes to that,
    worked out on one line because there are some thousand for each entry.
    """
    known, half = own.get, SATURATION
    return [
        (rarity[term] * loan / ((half + known(term, 0.0)) * (half + known(term, 0.0) + loan)), term)
        for term, loan in lent.items()
    ]


def _nearest(number: int, own: Weights, holders: Mapping[str, Holders]) -> list[tuple[int, float]]:
    telling = nlargest(_TELLING, (term for term in own if term in holders), key=lambda term: (own[term], term))
    likeness: dict[int, float] = defaultdict(float)
    for term in telling:
        strength = own[term]
        for other, value in zip(*holders[term], strict=True):
            likeness[other] += strength * value
    likeness.pop(number, None)
    return nlargest(NEIGHBORS, likeness.items(), key=lambda pair: (pair[1], -pair[0]))
