"""Pages and outputs: what the site serves, before any template has touched it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from clearinghouse.catalog import catalog as made
from clearinghouse.content.body import Body
from clearinghouse.publish.card import Card
from clearinghouse.standards.framework import Framework
from clearinghouse.standards.reference import Reference


@dataclass(frozen=True)
class Link:
    """Words that lead to an address on this site; `count` says how much is there."""

    label: str
    address: str
    note: str = ""
    count: int | None = None


class Later(Mapping[str, Any]):
    """Values that are made when somebody first asks for them, which is when their page is made."""

    def __init__(self, make: Callable[[], Mapping[str, Any]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Mapping[str, Any]:
        return self._make()

    def __getitem__(self, name: str) -> Any:
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)

    def forget(self) -> None:
        """Let the values go; who asks again has them made again."""
        self.__dict__.pop("_made", None)


@dataclass(frozen=True)
class Page:
    """One page of the site.

    `template` names the file of the theme that shows `values`. `origin` is the item or plain page
    whose body the page carries, if any. `above` leads from the home page down to this one. `about` is the
    framework or standard whose page it is.
    """

    address: str
    title: str
    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
    summary: str = ""
    origin: made.Item | made.WrittenPage | None = None
    above: tuple[Link, ...] = ()
    draft: bool = False
    about: Framework | Reference | None = None

    @property
    def cards(self) -> tuple[Card, ...]:
        """The items that a listing shows; none on any other page."""
        return tuple(self.values.get("cards", ())) if self.template == "listing.html" else ()

    def forget(self) -> None:
        """Let go what was made for this page alone, once the page stands."""
        if isinstance(self.values, Later):
            self.values.forget()

    @property
    def body(self) -> Body | None:
        return self.origin.body if self.origin else None


@dataclass(frozen=True)
class Output:
    """A file that the site serves beside its pages."""

    address: str
    content: str
