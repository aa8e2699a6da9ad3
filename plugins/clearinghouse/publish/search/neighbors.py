"""Neighbors: entries most like one another lend each other their words.

A short summary seldom has all the words by which people look for it. What resembles it often has the rest.

Source: document expansion by nearest neighbors: Tao, Wang, Mei and Zhai, "Language Model Information
Retrieval with Document Expansion" (2006).
"""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from clearinghouse.catalog.rows import Figures, Numbers, Rows, begins_of
from clearinghouse.publish.search.weights import NEIGHBOR_WORDS, NEIGHBORS, SATURATION

_TELLING = 14
"""Neighbors are looked for by this many of an entry's most telling words."""
_COMMON = 250
"""Words of more entries than this tell too little to look for neighbors by, and would take the most time."""

_NONE, _NOTHING = np.empty(0, np.int64), np.empty(0)


def neighbor_words(weights: Rows, terms: int) -> Rows:
    """Return for each entry the words that its neighbors lend it, in their order, with their weights.

    Args:
        weights: each entry's terms with their weights.
        terms: how many there are.
    """
    counts = np.bincount(weights.numbers, minlength=terms)
    entries = len(weights.begins) - 1
    rarity = _rarity(counts, entries)
    strengths = _strengths(weights, rarity)
    holders = strengths.only(_telling(counts, entries)[strengths.numbers]).turned(terms)
    own = np.zeros(terms)
    lent = [_lent(number, weights, strengths, holders, rarity, own) for number in range(entries)]
    numbers, figures = zip(*lent, strict=True) if lent else ((), ())
    return Rows(begins_of(map(len, numbers)), np.concatenate((_NONE, *numbers)), np.concatenate((_NOTHING, *figures)))


def _telling(counts: Numbers, entries: int) -> NDArray[np.bool_]:
    """Which terms entries can be likened by: those of more than one, and not of too many."""
    return (counts > 1) & (counts <= max(_COMMON, entries // 50))


def _rarity(counts: Numbers, total: int) -> Figures:
    known = {count: math.log(1 + (total - count + 0.5) / (count + 0.5)) for count in set(counts.tolist())}
    return np.array([known[count] for count in counts.tolist()])


def _strengths(weights: Rows, rarity: Figures) -> Rows:
    """The terms of each entry, each by how much it tells, so scaled that entries of all lengths are alike."""
    raw = rarity[weights.numbers] * weights.figures / (SATURATION + weights.figures)
    lengths = [math.hypot(*raw[begin:end].tolist()) or 1.0 for begin, end in pairwise(weights.begins)]
    return Rows(weights.begins, weights.numbers, raw / np.repeat(lengths, np.diff(weights.begins)))


def _lent(
    number: int, weights: Rows, strengths: Rows, holders: Rows, rarity: Figures, own: Figures
) -> tuple[Numbers, Figures]:
    """Return the terms that an entry is lent, in their order; `own` is room to work in, all zeros before and after."""
    near, likeness = _nearest(number, strengths, holders)
    if not len(near):
        return _NONE, _NOTHING
    numbers, figures, lengths = weights.rows(near)
    shares = np.repeat(likeness / sum(likeness.tolist()), lengths)
    terms, places = np.unique(numbers, return_inverse=True)
    loans = _sums(places, shares * figures)
    mine, known = weights.row(number)
    own[mine] = known
    gains = _gains(own[terms], loans, rarity[terms])
    own[mine] = 0.0
    best = np.sort(_most(gains, NEIGHBOR_WORDS, terms))
    return terms[best], loans[best]


def _gains(known: Figures, loans: Figures, rarity: Figures) -> Figures:
    """How much more each lent term would make of an entry than its own weight does, up to a constant.

    A weight `w` counts for `w / (w + SATURATION)`; this is the difference that the loan makes to that.
    """
    return rarity * loans / ((SATURATION + known) * (SATURATION + known + loans))


def _nearest(number: int, strengths: Rows, holders: Rows) -> tuple[Numbers, Figures]:
    """Return the entries most like one, the most alike first, and how alike they are."""
    terms, figures = strengths.row(number)
    held = holders.begins[terms + 1] > holders.begins[terms]
    terms, figures = terms[held], figures[held]
    telling = _most(figures, _TELLING, terms)
    if not len(telling):
        return _NONE, _NOTHING
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
