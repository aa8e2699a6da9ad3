"""Counted: the words of all entries as numbers, how often each occurs, and what weight that gives to its term.

Source of the weights: BM25F, see `weights.py`.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from clearinghouse.catalog.rows import Figures, Numbers, Rows, rows_of
from clearinghouse.publish.search.entries import Entry
from clearinghouse.publish.search.weights import FIELDS, PAIRED, Field
from clearinghouse.publish.search.words import STOP_WORDS, Stems, split_words

_TOGETHER = 2_000
_NONE, _NOTHING = np.empty(0, np.int64), np.empty(0)


class _Numbered(dict[str, int]):
    """Words, each with a number that it is given when it is first met."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


@dataclass(frozen=True)
class Texts:
    """One field of all entries as a run of terms, by their numbers, and how many of them each entry has."""

    terms: Numbers
    lengths: Numbers


@dataclass(frozen=True)
class Counted:
    """All words of all entries.

    `terms` are the stems of the telling words, sorted, `words` the telling words with how many fields of entries have each,
    and `texts` the fields by name, in which a term has its place in `terms` for a number.
    """

    terms: Sequence[str]
    words: Mapping[str, int]
    texts: Mapping[str, Texts]

    def weights(self) -> Rows:
        """Return the terms of each entry with their weights: how often they occur, by field, for the length of the field."""
        return _weighed(self.texts, len(self.terms))

    def pairs(self) -> tuple[Sequence[str], Rows]:
        """Return pairs of terms that stand side by side, and those of each entry with their weights.

        A pair that only one entry has tells no more than its words, and is left out.
        """
        wide = len(self.terms)
        weights = _weighed({name: _pairs(self.texts[name], wide) for name in PAIRED}, wide * wide)
        numbers, places, counts = np.unique(weights.numbers, return_inverse=True, return_counts=True)
        kept = counts > 1
        shared = Rows(weights.begins, np.cumsum(kept)[places] - 1, weights.figures).only(kept[places])
        named = (divmod(number, wide) for number in numbers[kept].tolist())
        return [f"{self.terms[one]} {self.terms[other]}" for one, other in named], shared


def count(entries: Sequence[Entry], stems: Stems) -> Counted:
    """Return the words of entries, which are numbered by their place."""
    known = _Numbered()
    found = {name: _numbered([entry.fields.get(name, "") for entry in entries], known) for name in FIELDS}
    stemmed = ["" if word in STOP_WORDS else stems.of(word) for word in known]
    terms = sorted(set(stemmed) - {""})
    places = {"": -1, **{term: place for place, term in enumerate(terms)}}
    term_of = np.array([places[stem] for stem in stemmed] or [-1])
    having = reduce(np.add, (_having(text, len(known)) for text in found.values()))
    words = {word: number for word, number, stem in zip(known, having.tolist(), stemmed, strict=True) if stem}
    return Counted(terms, words, {name: _termed(text, term_of) for name, text in found.items()})


def _numbered(texts: Iterable[str], known: _Numbered) -> Texts:
    words, lengths = array("q"), array("q")
    for text in texts:
        found = split_words(text)
        words.extend(map(known.__getitem__, found))
        lengths.append(len(found))
    return Texts(np.array(words, np.int64), np.array(lengths, np.int64))


def _weighed(texts: Mapping[str, Texts], wide: int) -> Rows:
    """Return the terms of each entry, in their order, with their weights; the fields are added in the order given."""
    flat = [(text.terms, _owners(text), _shares(FIELDS[name], text.lengths)) for name, text in texts.items()]
    height = max(len(text.lengths) for text in texts.values())
    blocks = [
        _block(flat, first, min(first + _TOGETHER, height), max(wide, 1)) for first in range(0, height, _TOGETHER)
    ]
    keys, figures = (np.concatenate(parts) for parts in zip((_NONE, _NOTHING), *blocks, strict=True))
    owners, terms = np.divmod(keys, max(wide, 1))
    return rows_of(owners, terms, figures, height)


def _block(
    flat: Sequence[tuple[Numbers, Numbers, Figures]], first: int, last: int, wide: int
) -> tuple[Numbers, Figures]:
    """Return the terms of some entries, each with the number of its entry, and their weights: all at once would fill memory."""
    keys, figures = [], []
    for terms, owners, shares in flat:
        own = slice(*np.searchsorted(owners, (first, last)))
        found, times = np.unique(owners[own] * wide + terms[own], return_counts=True)
        keys.append(found)
        figures.append(shares[found // wide] * times)
    different, places = np.unique(np.concatenate(keys), return_inverse=True)
    return different, np.bincount(places, np.concatenate(figures)).astype(np.float64, copy=False)


def _shares(field: Field, lengths: Numbers) -> Figures:
    """Return what one word counts in each entry's text of a field, for a long text less than for a short one."""
    some = lengths[lengths > 0]
    usual = int(some.sum()) / len(some) if len(some) else 1.0
    return np.asarray(field.weight / (1 - field.length + field.length * lengths / usual), np.float64)


def _having(text: Texts, wide: int) -> Numbers:
    """Return how many entries have each word in this field."""
    # With the counts it sorts; without, it makes a table of hashes, which takes five times as long (NumPy 2.3).
    different, _ = np.unique(_owners(text) * wide + text.terms, return_counts=True)
    return np.bincount(different % wide, minlength=wide) if wide else different


def _termed(text: Texts, term_of: Numbers) -> Texts:
    """Return a field's words as terms, without those that tell nothing."""
    terms = term_of[text.terms]
    kept = terms >= 0
    return Texts(terms[kept], np.bincount(_owners(text)[kept], minlength=len(text.lengths)))


def _pairs(text: Texts, wide: int) -> Texts:
    owners = _owners(text)
    beside = owners[:-1] == owners[1:]
    return Texts((text.terms[:-1] * wide + text.terms[1:])[beside], np.maximum(text.lengths - 1, 0))


def _owners(text: Texts) -> Numbers:
    return np.repeat(np.arange(len(text.lengths)), text.lengths)
