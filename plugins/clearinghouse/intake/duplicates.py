"""Duplicates: whether something is listed already, and how one can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.catalog.likeness import Titles, find_doi, normal_url

_ELIDED = 100


@dataclass(frozen=True)
class Match:
    """What something is already listed as.

    `name` is where it stands, as people say it (`resources/attendance-guide.md`, or a row of the same list);
    `why` says by what it was recognized, as the end of a sentence; `item` is None for a row of the same list.
    """

    name: str
    why: str
    item: Item | None = None


@dataclass(frozen=True)
class _Entry:
    name: str
    title: str
    item: Item | None


class Known:
    """What is listed already: the items of one kind, and what was added since."""

    def __init__(self, catalog: Catalog, kind: str = "resource") -> None:
        items = catalog.of(kind)
        self._entries: list[_Entry] = []
        self._addresses: dict[str, _Entry] = {}
        self._dois: dict[str, _Entry] = {}
        self._titles = Titles(item.title for item in items)
        for item in items:
            self._add(_Entry(str(item.source.path), item.title, item), _address(item), None)

    def add(self, name: str, title: str, url: str | None = None, doi: str | None = None) -> None:
        """Add something that is not in the catalogue yet, such as another row of the same list."""
        self._add(_Entry(name, title, None), url, doi)

    def like(self, title: str, url: str | None = None, doi: str | None = None) -> Match | None:
        """Return what is listed already and seems to be the same, or None.

        An address and a DOI tell more than a title, so they are asked first. Titles that differ in a number are
        parts, years or grades of a series and count as different. An empty title is like none.
        """
        for found, why in self._matches(title, url, doi):
            return Match(found.name, why + _standing(found.item), found.item)
        return None

    def _matches(self, title: str, url: str | None, doi: str | None) -> Iterator[tuple[_Entry, str]]:
        for key in _dois(url, doi):
            if found := self._dois.get(key):
                yield found, f"it has the same DOI, {key[:_ELIDED]}"
        if url and (found := self._addresses.get(normal_url(url))):
            yield found, "it has the same web address"
        if title.strip() and (found := self._titled(title)):
            same = found.title.casefold() == title.casefold()
            said = "the same title" if same else f"nearly the same title, '{_elided(found.title)}'"
            yield found, f"it has {said}"

    def _titled(self, title: str) -> _Entry | None:
        place = self._titles.first_like(title, _same_numbers)
        return None if place is None else self._entries[place]

    def _add(self, entry: _Entry, url: str | None, doi: str | None) -> None:
        self._entries.append(entry)
        self._titles.add(entry.title)
        if url:
            self._addresses.setdefault(normal_url(url), entry)
        for key in _dois(url, doi):
            self._dois.setdefault(key, entry)


def _address(item: Item) -> str | None:
    return item.url


def _dois(url: str | None, doi: str | None) -> Iterator[str]:
    yield from (key for text in (doi, url) if text and (key := find_doi(text)))


def _standing(item: Item | None) -> str:
    return " (it was retired)" if item and item.status == "retired" else ""


def _elided(title: str) -> str:
    return title if len(title) <= _ELIDED else f"{title[: _ELIDED - 3]}..."


def _same_numbers(one: frozenset[str], two: frozenset[str]) -> bool:
    return _numbers(one) == _numbers(two)


def _numbers(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if re.search(r"\d", word) or word in _COUNTED)


_COUNTED = frozenset("i ii iii iv v vi vii viii ix x one two three four five six seven eight nine ten".split())
