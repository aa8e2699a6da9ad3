"""Neighbors: entries most like one another lend each other their words.

A short summary seldom has all the words by which people look for it. What resembles it often has the rest.

Source: document expansion by nearest neighbors: Tao, Wang, Mei and Zhai, "Language Model Information
Retrieval with Document Expansion" (2006).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from clearinghouse.publish.search.weights import NEIGHBOR_WORDS, NEIGHBORS, SATURATION

_TELLING = 14
"""Neighbors are looked for by this many of an entry's most telling words."""
_COMMON = 250
"""Words of more entries than this tell too little to look for neighbors by, and would take the most time."""

Weights = Mapping[str, float]
Numbers = NDArray[np.int64]
Figures = NDArray[np.float64]


@dataclass(frozen=True)
class _Rows:
    """Numbers with a figure each, in rows of different length: `begins` has where each row begins, and where the last ends."""

    begins: Numbers
    numbers: Numbers
    figures: Figures

    def row(self, place: int) -> tuple[Numbers, Figures]:
        own = slice(self.begins[place], self.begins[place + 1])
        return self.numbers[own], self.figures[own]

    def rows(self, places: Numbers) -> tuple[Numbers, Figures, Numbers]:
        """Return some rows one after another, and the length of each."""
        found = [self.row(place) for place in places]
        numbers, figures = zip(*found, strict=True)
        return np.concatenate(numbers), np.concatenate(figures), np.array([len(row) for row in numbers])


def neighbor_words(vectors: Sequence[Weights]) -> Iterator[dict[str, float]]:
    """Yield for each entry the words that its neighbors lend it, with their weights.

    Args:
        vectors: each entry's terms with their weights.
    """
    terms = sorted(set(chain.from_iterable(vectors)))
    weights = _weights(vectors, terms)
    counts = np.bincount(weights.numbers, minlength=len(terms))
    rarity = _rarity(counts, len(vectors))
    strengths = _strengths(weights, rarity)
    holders = _holders(strengths, (counts > 1) & (counts <= max(_COMMON, len(vectors) // 50)))
    own = np.zeros(len(terms))
    for number in range(len(vectors)):
        yield {terms[term]: weight for term, weight in _lent(number, weights, strengths, holders, rarity, own)}


def _weights(vectors: Sequence[Weights], terms: Sequence[str]) -> _Rows:
    """The terms of each entry, by their place in the order of all, with their weights."""
    places = {term: place for place, term in enumerate(terms)}
    lengths = [len(own) for own in vectors]
    return _Rows(
        np.concatenate(([0], np.cumsum(lengths))).astype(np.int64),
        np.fromiter(map(places.__getitem__, chain.from_iterable(vectors)), np.int64, sum(lengths)),
        np.fromiter(chain.from_iterable(own.values() for own in vectors), np.float64, sum(lengths)),
    )


def _rarity(counts: Numbers, total: int) -> Figures:
    known = {count: math.log(1 + (total - count + 0.5) / (count + 0.5)) for count in set(counts.tolist())}
    return np.array([known[count] for count in counts.tolist()])


def _strengths(weights: _Rows, rarity: Figures) -> _Rows:
    """The terms of each entry, each by how much it tells, so scaled that entries of all lengths are alike."""
    raw = rarity[weights.numbers] * weights.figures / (SATURATION + weights.figures)
    lengths = [math.hypot(*raw[begin:end].tolist()) or 1.0 for begin, end in pairwise(weights.begins)]
    return _Rows(weights.begins, weights.numbers, raw / np.repeat(lengths, np.diff(weights.begins)))


def _holders(strengths: _Rows, telling: NDArray[np.bool_]) -> _Rows:
    """The entries that have each term, with its strength there; none for terms that do not tell."""
    entries = np.repeat(np.arange(len(strengths.begins) - 1), np.diff(strengths.begins))
    kept = telling[strengths.numbers]
    terms = strengths.numbers[kept]
    order = np.argsort(terms, kind="stable")
    counts = np.bincount(terms, minlength=len(telling))
    begins = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
    return _Rows(begins, entries[kept][order], strengths.figures[kept][order])


def _lent(
    number: int, weights: _Rows, strengths: _Rows, holders: _Rows, rarity: Figures, own: Figures
) -> Iterator[tuple[int, float]]:
    """Yield the terms that an entry is lent, in their order; `own` is room to work in, all zeros before and after."""
    near, likeness = _nearest(number, strengths, holders)
    if not len(near):
        return
    numbers, figures, lengths = weights.rows(near)
    shares = np.repeat(likeness / sum(likeness.tolist()), lengths)
    terms, places = np.unique(numbers, return_inverse=True)
    loans = _sums(places, shares * figures)
    mine, known = weights.row(number)
    own[mine] = known
    gains = _gains(own[terms], loans, rarity[terms])
    own[mine] = 0.0
    best = np.sort(_most(gains, NEIGHBOR_WORDS, terms))
    yield from zip(terms[best].tolist(), loans[best].tolist(), strict=True)


def _gains(known: Figures, loans: Figures, rarity: Figures) -> Figures:
    """How much more each lent term would make of an entry than its own weight does, up to a constant.

    A weight `w` counts for `w / (w + SATURATION)`; this is the difference that the loan makes to that.
    """
    return rarity * loans / ((SATURATION + known) * (SATURATION + known + loans))


def _nearest(number: int, strengths: _Rows, holders: _Rows) -> tuple[Numbers, Figures]:
    """Return the entries most like one, the most alike first, and how alike they are."""
    terms, figures = strengths.row(number)
    held = holders.begins[terms + 1] > holders.begins[terms]
    terms, figures = terms[held], figures[held]
    telling = _most(figures, _TELLING, terms)
    if not len(telling):
        return np.empty(0, np.int64), np.empty(0)
    others, values, lengths = holders.rows(terms[telling])
    likeness = _sums(others, np.repeat(figures[telling], lengths) * values)
    likeness[number] = 0.0
    alike = np.flatnonzero(likeness)
    best = alike[_most(likeness[alike], NEIGHBORS, -alike)]
    return best, likeness[best]


def _sums(places: Numbers, figures: Figures) -> Figures:
    """Return for each place the sum of its figures, added in their order."""
    return np.bincount(places, figures).astype(np.float64, copy=False)


def _most(figures: Figures, limit: int, ties: Numbers) -> Numbers:
    """Return the places of the highest figures, the highest first; of equal ones those with the higher tie go before."""
    if len(figures) > limit:
        kept = np.flatnonzero(figures >= np.partition(figures, -limit)[-limit])
    else:
        kept = np.arange(len(figures))
    return kept[np.lexsort((-ties[kept], -figures[kept]))][:limit]
