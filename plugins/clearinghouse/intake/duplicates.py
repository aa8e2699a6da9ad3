"""Duplicates: whether something is listed already, and how one can tell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.catalog.listed import By, Like, Listed

_ELIDED = 100
_DOI_NOTE = re.compile(r"Further address: \S*?doi\.org/(10\.\S+)")


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
    item: Item | None


def _doi_beside(item: Item) -> str:
    """Return the DOI that a draft keeps for its editor beside its address, or nothing."""
    found = _DOI_NOTE.search(item.body.text.replace("\\", "")) if item.status == "draft" else None
    return found[1] if found else ""


class Known:
    """What is listed already: the items of one kind, and what was added since."""

    def __init__(self, catalog: Catalog, kind: str = "resource") -> None:
        items = catalog.of(kind)
        self._listed: Listed[_Entry] = Listed((item.title for item in items), _same_numbers)
        for item in items:
            self._listed.add(_Entry(str(item.source.path), item), item.title, item.url, _doi_beside(item))

    def add(self, name: str, title: str, url: str | None = None, doi: str | None = None) -> None:
        """Add something that is not in the catalogue yet, such as another row of the same list."""
        self._listed.add(_Entry(name, None), title, url, doi)

    def like(self, title: str, url: str | None = None, doi: str | None = None) -> Match | None:
        """Return what is listed already and seems to be the same, or None.

        Titles that differ in a number are parts, years or grades of a series and count as different.
        """
        found = self._listed.like(title, url, doi)
        if found is None:
            return None
        entry = found.thing
        return Match(entry.name, f"it has {_shared(found, title)}{_standing(entry.item)}", entry.item)


def _shared(found: Like[_Entry], title: str) -> str:
    if found.by is By.DOI:
        return f"the same DOI, {found.shared[:_ELIDED]}"
    if found.by is By.ADDRESS:
        return "the same web address"
    same = found.shared.casefold() == title.casefold()
    return "the same title" if same else f"nearly the same title, '{_elided(found.shared)}'"


def _standing(item: Item | None) -> str:
    return " (it was retired)" if item and item.status == "retired" else ""


def _elided(title: str) -> str:
    return title if len(title) <= _ELIDED else f"{title[: _ELIDED - 3]}..."


def _same_numbers(one: frozenset[str], two: frozenset[str]) -> bool:
    return _numbers(one) == _numbers(two)


def _numbers(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if re.search(r"\d", word) or word in _COUNTED)


_COUNTED = frozenset("i ii iii iv v vi vii viii ix x one two three four five six seven eight nine ten".split())
