"""Live lists answered: what stands in a page where its author asked for a list."""

from __future__ import annotations

from dataclasses import dataclass

from clearinghouse.catalog.live_list import ItemsRequest, parse_request, select_items
from clearinghouse.publish.card import Card
from clearinghouse.publish.site import Site
from clearinghouse.standards.framework import Standard


@dataclass(frozen=True)
class LiveAnswer:
    """The cards of the items asked for, or the steps of a coaching process."""

    cards: tuple[Card, ...] = ()
    steps: tuple[Standard, ...] = ()


def answer(request: str, site: Site) -> LiveAnswer:
    """Return what a live list shows.

    Raises:
        BadRequest: the request cannot be answered. The rule `list-invalid` tells the author first.
    """
    asked = parse_request(request, site.catalog)
    if isinstance(asked, ItemsRequest):
        return LiveAnswer(cards=site.cards(select_items(asked, site.catalog, site.alignments)))
    return LiveAnswer(steps=asked.part.elements)
