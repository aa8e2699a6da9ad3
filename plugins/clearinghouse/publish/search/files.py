"""Files: the index cut into pieces so small that a reader fetches only what a question needs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby, pairwise
from typing import Any

from clearinghouse.catalog.facets import TOPIC
from clearinghouse.catalog.order import year_of
from clearinghouse.publish.json_text import json_text
from clearinghouse.publish.page import Output
from clearinghouse.publish.search.entries import Entry, make_entries
from clearinghouse.publish.search.everyday import everyday_words
from clearinghouse.publish.search.filters import all_filters
from clearinghouse.publish.search.index import SearchIndex, make_index
from clearinghouse.publish.search.language import codes, equivalents, labels, meanings
from clearinghouse.publish.search.limits import limits
from clearinghouse.publish.search.places import places
from clearinghouse.publish.search.words import LONGEST, SPANISH_STOP_WORDS, STOP_WORDS, WEAK_WORDS, Stems, split_words
from clearinghouse.publish.site import Site

_PIECE = 2_500
"""About as many letters of postings go into one file: a good kilobyte on the wire. A question needs about ten files."""
_TOPICS = f"#{TOPIC.name}/"
"""What the terms of topics begin with."""
_SHOWN_TOGETHER = 3
"""So many entries' titles and summaries lie in one file. Results lie far apart, so more would be fetched in vain."""

FIRST_FILES = ("start", "limits", "places")
"""What every question needs, whatever it asks."""


class Search:
    """The search of one site: its entries, and the files the finder reads."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._stems = Stems()

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        return make_entries(self._site)

    @cached_property
    def folder(self) -> str:
        """The address of the files. It changes with what they hold, so that a page never reads those of another build."""
        digest = hashlib.sha256()
        for name, content in self._files.items():
            digest.update(f"{name}\n{content}\n".encode())
        return f"/find/{digest.hexdigest()[:12]}/"

    @cached_property
    def filters(self) -> Mapping[str, Mapping[str, Any]]:
        return all_filters(self._site, self.entries)

    def outputs(self) -> Iterator[Output]:
        """Yield every file the finder reads."""
        for name, content in self._files.items():
            yield Output(f"{self.folder}{name}.json", content)

    @cached_property
    def _files(self) -> dict[str, str]:
        index = make_index(self.entries, self._stems)
        pieces = list(_pieces(index.postings))
        files = {
            "start": json_text(self._start(list(_begins(pieces)))),
            "codes": json_text(codes(self._site)),
            "places": json_text(places(self._site, self.entries)),
            "limits": json_text(limits(self._site, self.entries, self._stems)),
        }
        files |= {f"terms/{number}": json_text(dict(piece)) for number, piece in enumerate(pieces)}
        words = dict(self._words(index))
        files |= {f"words/{letter}": json_text(counts) for letter, counts in words.items()}
        common = everyday_words(index.postings, self._stems)
        files |= {f"everyday/{letter}": json_text(listed) for letter, listed in common.items()}
        files |= {f"entries/{number}": json_text(shown) for number, shown in enumerate(_shown(self.entries))}
        files |= {f"order/{name}": json_text(order) for name, order in _orders(self.entries)}
        files |= {f"filters/{name}": json_text(values) for name, values in self.filters.items()}
        return files

    def _start(self, first_terms: list[str]) -> dict[str, object]:
        """Return what every question needs; `first_terms` tell where each file of terms begins: see `_begins`."""
        return {
            "entries": len(self.entries),
            "kinds": [[kind, len(list(run))] for kind, run in groupby(entry.kind for entry in self.entries)],
            "together": _SHOWN_TOGETHER,
            "terms": first_terms,
            "stop": sorted(STOP_WORDS),
            "weak": sorted(WEAK_WORDS),
            "spanish": sorted(SPANISH_STOP_WORDS),
            "longest": LONGEST,
            "labels": labels(self._site),
            "meanings": meanings(self._site, self._stems),
            "equivalents": equivalents(self._site, self._stems),
        }

    def _words(self, index: SearchIndex) -> Iterator[tuple[str, dict[str, int]]]:
        """Yield the words of each first letter with the number of entries that have them, those of the vocabulary too."""
        counts = {**dict.fromkeys(self._said(), 0), **index.words}
        lettered = sorted(word for word in counts if "a" <= word[0] <= "z")
        for letter, words in groupby(lettered, key=lambda word: word[0]):
            yield letter, {word: counts[word] for word in words}

    def _said(self) -> Iterator[str]:
        vocabulary = self._site.catalog.vocabulary
        for terms in (vocabulary.topics, vocabulary.types, vocabulary.levels, vocabulary.audiences):
            for term in terms:
                for said in (term.label, *term.synonyms):
                    yield from split_words(said)
        for listed in (
            *(phrase.terms for phrase in vocabulary.search_phrases),
            *(g.words for g in vocabulary.equivalents),
            *(place.terms for place in vocabulary.places),
        ):
            for said in listed:
                yield from split_words(said)


def _pieces(postings: Mapping[str, str]) -> Iterator[list[tuple[str, str]]]:
    """Yield the postings in runs of about the same length, in the order of their terms; those of all topics in one.

    Every question asks for all topics (see `kindred` of `rank.js`): thirty files would cost a phone thirty times a head.
    """
    piece: list[tuple[str, str]] = []
    length = 0
    for term, line in postings.items():
        among_topics = bool(piece) and all(name.startswith(_TOPICS) for name in (piece[-1][0], term))
        if piece and length + len(line) > _PIECE and not among_topics:
            yield piece
            piece, length = [], 0
        piece.append((term, line))
        length += len(line) + len(term) + 6
    if piece:
        yield piece


def _begins(pieces: Sequence[Sequence[tuple[str, str]]]) -> Iterator[str]:
    """Yield where each piece begins: so much of its first term as tells it from the last one of the piece before."""
    yield from (piece[0][0] for piece in pieces[:1])
    for before, piece in pairwise(pieces):
        last, first = before[-1][0], piece[0][0]
        same = next(
            (place for place, (one, other) in enumerate(zip(last, first, strict=False)) if one != other), len(last)
        )
        yield first[: same + 1]


def _orders(entries: Sequence[Entry]) -> Iterator[tuple[str, list[int]]]:
    """Yield the numbers of all entries by title, and by the time they are from, the newest first."""
    numbers = range(len(entries))
    by_name = sorted(numbers, key=lambda number: (entries[number].card.title.casefold(), number))
    yield "title", by_name
    yield "newest", sorted(by_name, key=lambda number: -_year(entries[number]))


def _year(entry: Entry) -> int:
    year = year_of(entry.item) if entry.item else None
    return year or 0


def _shown(entries: Sequence[Entry]) -> Iterator[list[list[Any]]]:
    for begin in range(0, len(entries), _SHOWN_TOGETHER):
        yield [_row(entry) for entry in entries[begin : begin + _SHOWN_TOGETHER]]


def _row(entry: Entry) -> list[Any]:
    """What a result shows: id, key, label of the kind, address, title, summary, facts, and its mark if any."""
    card = entry.card
    mark = "draft" if card.draft else "retired" if card.retired else "new" if card.new else ""
    key = card.key if entry.is_kept else ""
    return [entry.id, key, card.kind, card.address, card.title, card.summary, " · ".join(card.facts), mark]
