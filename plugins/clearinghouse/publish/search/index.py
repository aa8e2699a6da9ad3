"""The index: each term with the entries it leads to, and how strongly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from clearinghouse.publish.search.entries import Entry
from clearinghouse.publish.search.neighbors import neighbor_words
from clearinghouse.publish.search.weights import FIELDS, NEIGHBOR_SHARE, PAIRED, SATURATION
from clearinghouse.publish.search.words import STOP_WORDS, Stems, split_words
from clearinghouse.shared import FIND

LEVELS = FIND.levels
"""Impacts are told apart in this many steps, one letter each."""

Weights = dict[str, float]


@dataclass(frozen=True)
class SearchIndex:
    """Every term of the catalogue.

    `postings` lead from a term to a line of letters and numbers: the way from one entry's number to the
    next, then a letter for the impact. Capital letters mark entries that have the word, small ones
    those that only resemble others that have it. `words` count the entries of each word as it is written.
    """

    postings: Mapping[str, str]
    words: Mapping[str, int]


def make_index(entries: Sequence[Entry], stems: Stems) -> SearchIndex:
    """Return the index over entries, which are numbered by their place."""
    words: Counter[str] = Counter()
    vectors = _vectors(entries, stems, words)
    paired = pair_weights(entries, stems)
    lines = _Lines()
    for number, (entry, own, lent) in enumerate(zip(entries, vectors, neighbor_words(vectors), strict=True)):
        lines.add(number, _impacts(own, lent))
        lines.add(number, {pair: _capital(weight) for pair, weight in paired[number].items()})
        lines.add(number, {concept: _letter(strength) for concept, strength in entry.concepts.items()})
    return SearchIndex(lines.joined(), words)


class _Lines:
    """Postings in the making. Short strings cost the collector nothing, where millions of pairs would."""

    def __init__(self) -> None:
        self._parts: dict[str, list[str]] = {}
        self._last: dict[str, int] = {}

    def add(self, number: int, letters: Mapping[str, str]) -> None:
        """Add an entry to the lines of its terms, each with the letter of its impact there."""
        parts, last = self._parts, self._last
        for term, letter in letters.items():
            if term in parts:
                parts[term].append(f"{number - last[term]}{letter}")
            else:
                parts[term] = [f"{number + 1}{letter}"]
            last[term] = number

    def joined(self) -> dict[str, str]:
        return {term: "".join(self._parts[term]) for term in sorted(self._parts)}


def _impacts(own: Weights, borrowed: Weights) -> dict[str, str]:
    """Return the letters of an entry's own terms, and the small letters of those that it only borrows."""
    letters = {
        term: _capital(weight + NEIGHBOR_SHARE * borrowed[term] if term in borrowed else weight)
        for term, weight in own.items()
    }
    for term, weight in borrowed.items():
        if term not in own:
            letters[term] = _capital(NEIGHBOR_SHARE * weight).lower()
    return letters


def _vectors(entries: Sequence[Entry], stems: Stems, words: Counter[str]) -> list[Weights]:
    """Each entry's terms with their weights: how often they occur, by field, for the length of the field."""
    counted = [{name: _count(text, stems, words) for name, text in entry.fields.items()} for entry in entries]
    usual = {name: _mean([sum(fields[name].values()) for fields in counted if fields.get(name)]) for name in FIELDS}
    return [_weigh(fields, usual) for fields in counted]


def _count(text: str, stems: Stems, words: Counter[str]) -> Counter[str]:
    found = Counter([word for word in split_words(text) if word not in STOP_WORDS])
    words.update(found.keys())
    terms: Counter[str] = Counter()
    for word, times in found.items():
        terms[stems.of(word)] += times
    return terms


def pair_weights(entries: Sequence[Entry], stems: Stems) -> list[Weights]:
    """Return each entry's pairs of words that stand side by side, with their weights; a pair of only one entry tells no more than its words."""
    counted = [{name: Counter(_pairs(stems.terms(entry.fields.get(name, "")))) for name in PAIRED} for entry in entries]
    usual = {name: _mean([sum(fields[name].values()) for fields in counted if fields[name]]) for name in PAIRED}
    weights = [_weigh(fields, usual) for fields in counted]
    having = Counter(pair for own in weights for pair in own)
    return [{pair: weight for pair, weight in own.items() if having[pair] > 1} for own in weights]


def _pairs(terms: Sequence[str]) -> Iterator[str]:
    return (f"{one} {other}" for one, other in pairwise(terms))


def _mean(lengths: list[int]) -> float:
    return sum(lengths) / len(lengths) if lengths else 1.0


def _weigh(fields: Mapping[str, Counter[str]], usual: Mapping[str, float]) -> Weights:
    weights: Weights = {}
    for name, terms in fields.items():
        field = FIELDS[name]
        share = field.weight / (1 - field.length + field.length * terms.total() / usual[name])
        for term, times in terms.items():
            weights[term] = weights.get(term, 0.0) + share * times
    return weights


_CAPITALS = "".join(chr(64 + max(1, step)) for step in range(LEVELS + 1))


def _capital(weight: float) -> str:
    return _CAPITALS[round(weight / (SATURATION + weight) * LEVELS)]


def _letter(impact: float) -> str:
    """Return the letter of an impact from 0 to 1: `A` is the least, `Z` the most."""
    return _CAPITALS[min(LEVELS, round(impact * LEVELS))]
