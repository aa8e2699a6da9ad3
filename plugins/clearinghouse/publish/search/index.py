"""The index: each term with the entries it leads to, and how strongly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import add

import numpy as np
from numpy.typing import NDArray

from clearinghouse.catalog.rows import Figures, Numbers, Rows
from clearinghouse.publish.search.counted import count
from clearinghouse.publish.search.entries import Entry
from clearinghouse.publish.search.neighbors import neighbor_words
from clearinghouse.publish.search.weights import NEIGHBOR_SHARE, SATURATION
from clearinghouse.publish.search.words import Stems
from clearinghouse.shared import FIND

LEVELS = FIND.levels
"""Impacts are told apart in this many steps, one letter each."""
Letters = NDArray[np.uint8]
_SMALL = ord("a") - ord("A")


@dataclass(frozen=True)
class SearchIndex:
    """Every term of the catalogue.

    `postings` lead from a term to a line of letters and numbers: the way from one entry's number to the
    next, then a letter for the impact. Capital letters mark entries that have the word, small ones
    those that only resemble others that have it. `words` count the entries of each word as it is written.
    """

    postings: Mapping[str, str]
    words: Mapping[str, int]


@dataclass(frozen=True)
class _Postings:
    """In any order, a term's place, the number of an entry that it leads to, and the letter of its impact there."""

    terms: Numbers
    entries: Numbers
    letters: Letters


def make_index(entries: Sequence[Entry], stems: Stems) -> SearchIndex:
    """Return the index over entries, which are numbered by their place."""
    counted = count(entries, stems)
    weights = counted.weights()
    pairs, paired = counted.pairs()
    concepts, named = _concepts(entries)
    lines = chain(
        _lines(counted.terms, _impacts(weights, neighbor_words(weights, len(counted.terms)), len(counted.terms))),
        _lines(pairs, _Postings(paired.numbers, paired.owners(), _capitals(paired.figures))),
        _lines(concepts, named),
    )
    return SearchIndex(dict(sorted(lines)), counted.words)


def _concepts(entries: Sequence[Entry]) -> tuple[Sequence[str], _Postings]:
    """Return the concepts of all entries, and how strongly each leads to an entry."""
    concepts = sorted({concept for entry in entries for concept in entry.concepts})
    places = {concept: place for place, concept in enumerate(concepts)}
    terms = [places[concept] for entry in entries for concept in entry.concepts]
    owners = [number for number, entry in enumerate(entries) for _ in entry.concepts]
    strengths = np.array([strength for entry in entries for strength in entry.concepts.values()], np.float64)
    return concepts, _Postings(np.array(terms, np.int64), np.array(owners, np.int64), _letters(strengths))


def _impacts(own: Rows, lent: Rows, terms: int) -> _Postings:
    """Return the letters of each entry's own terms, and the small letters of those that it only borrows."""
    keys, borrowed = own.owners() * terms + own.numbers, lent.owners() * terms + lent.numbers
    places = np.minimum(np.searchsorted(keys, borrowed), len(keys) - 1)
    has = keys[places] == borrowed
    weights, loans = own.figures.copy(), NEIGHBOR_SHARE * lent.figures
    weights[places[has]] += loans[has]
    entries, numbers = np.divmod(np.concatenate((keys, borrowed[~has])), max(terms, 1))
    return _Postings(numbers, entries, np.concatenate((_capitals(weights), _capitals(loans[~has]) | np.uint8(_SMALL))))


def _capitals(weights: Figures) -> Letters:
    """Return the letters of weights, which count the less the more there is of them already."""
    return _letters(weights / (SATURATION + weights))


def _letters(impacts: Figures) -> Letters:
    """Return the letters of impacts from 0 to 1: `A` is the least, `Z` the most."""
    return np.clip(np.rint(impacts * LEVELS), 1, LEVELS).astype(np.uint8) + np.uint8(ord("A") - 1)


def _lines(terms: Sequence[str], postings: _Postings) -> Iterator[tuple[str, str]]:
    """Yield each term with its line, in which an entry is told by the way from the one before, the first from -1."""
    order = np.lexsort((postings.entries, postings.terms))
    entries, letters = postings.entries[order], postings.letters[order].tobytes().decode("ascii")
    ends = np.cumsum(np.bincount(postings.terms, minlength=len(terms))).tolist()
    for term, begin, end in zip(terms, (0, *ends), ends, strict=False):
        steps = np.diff(entries[begin:end], prepend=-1).tolist()
        yield term, "".join(map(add, map(str, steps), letters[begin:end]))
