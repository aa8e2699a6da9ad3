"""Pages and outputs: what the site serves, before any template has touched it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    origin: made.Item | made.Page | None = None
    above: tuple[Link, ...] = ()
    draft: bool = False
    about: Framework | Reference | None = None

    @property
    def cards(self) -> tuple[Card, ...]:
        """The items that a listing shows; none on any other page."""
        return tuple(self.values.get("cards", ())) if self.template == "listing.html" else ()

    @property
    def body(self) -> Body | None:
        return self.origin.body if self.origin else None


@dataclass(frozen=True)
class Output:
    """A file that the site serves beside its pages."""

    address: str
    content: str
