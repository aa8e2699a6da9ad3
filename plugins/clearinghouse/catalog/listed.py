"""What is listed already, asked for its like: by DOI, by web address, by title."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Generic, TypeVar

from clearinghouse.catalog.likeness import Titles, Words, find_doi, normal_url

T = TypeVar("T")


class By(Enum):
    """By what something was recognized."""

    DOI = auto()
    ADDRESS = auto()
    TITLE = auto()


@dataclass(frozen=True)
class Like(Generic[T]):
    """Something that is listed already, by what it was recognized, and the DOI, address or title it is listed with."""

    thing: T
    by: By
    shared: str


class Listed(Generic[T]):
    """Things with a title and perhaps an address or a DOI, in the order in which they were added."""

    def __init__(
        self, titles: Iterable[str] = (), agree: Callable[[Words, Words], bool] = lambda one, two: True
    ) -> None:
        """Begin without things.

        Args:
            titles: titles from which to learn which words are rare.
            agree: a further thing to ask of the words of two alike titles.
        """
        self._titles = Titles(titles)
        self._agree = agree
        self._things: list[tuple[T, str]] = []
        self._found_by: dict[tuple[By, str], T] = {}

    def add(self, thing: T, title: str, url: str | None = None, doi: str | None = None) -> None:
        self._things.append((thing, title))
        self._titles.add(title)
        for key in _keys(url, doi):
            self._found_by.setdefault(key, thing)

    def like(self, title: str, url: str | None = None, doi: str | None = None) -> Like[T] | None:
        """Return what seems to be the same, or None.

        A DOI and an address tell more than a title, so they are asked first. An empty title is like none.
        """
        for key in _keys(url, doi):
            if key in self._found_by:
                return Like(self._found_by[key], *key)
        place = self._titles.first_like(title, self._agree) if title.strip() else None
        if place is None:
            return None
        thing, known = self._things[place]
        return Like(thing, By.TITLE, known)


def _keys(url: str | None, doi: str | None) -> Iterator[tuple[By, str]]:
    for text in filter(None, (doi, url)):
        if found := find_doi(text):
            yield By.DOI, found
    if url:
        yield By.ADDRESS, normal_url(url)
