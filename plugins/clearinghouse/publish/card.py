"""Cards: how an item looks in a list."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.catalog.meaning import facts_in
from clearinghouse.content.fields import Unit, Widget
from clearinghouse.content.models import Event, Personal, Resource
from clearinghouse.content.shape import Holds, Shape
from clearinghouse.publish.events import next_meeting
from clearinghouse.publish.when import minutes, spoken_meeting
from clearinghouse.words import Words


@dataclass(frozen=True, eq=False)
class Card:
    """An item in a list: title, address, one line of facts, and a summary.

    `keepable` is what readers can put on their own list: all but the people.
    """

    key: str
    kind: str
    address: str
    title: str
    summary: str
    facts: tuple[str, ...]
    draft: bool = False
    retired: bool = False
    new: bool = False
    keepable: bool = True


def make_card(item: Item, catalog: Catalog, today: datetime.date, wording: Words) -> Card:
    """Return the card of an item, as it reads on a day, in the words of the site."""
    return Card(
        key=item.key,
        kind=wording(f"kind.{item.kind.name}"),
        address=item.address,
        title=item.title,
        summary=item.fields.summary,
        facts=_facts(item, catalog, today, wording),
        draft=item.status == "draft",
        retired=item.status == "retired",
        keepable=not isinstance(item.fields, Personal),
    )


def _facts(item: Item, catalog: Catalog, today: datetime.date, wording: Words) -> tuple[str, ...]:
    """What is so urgent that it comes first, the fields that are declared for it, and what follows from others."""
    first, last = _beside(item, wording)
    told = (_fact(item, shape, value, catalog, today, wording) for shape, value in facts_in(item.fields))
    return tuple(filter(None, (first, *told, last)))


def _beside(item: Item, wording: Words) -> tuple[str, str]:
    """Return what is said before and after the fields: that an event is cancelled or has no venue, how a resource is rated."""
    if event := item.as_a(Event):
        return wording("card.cancelled") if event.cancelled else "", "" if event.venue else wording("event.online")
    resource = item.as_a(Resource)
    rated = resource and resource.evidence.state != "not-reviewed"
    return "", wording(f"card_evidence.{resource.evidence.state}") if resource and rated else ""


def _fact(item: Item, shape: Shape, value: Any, catalog: Catalog, today: datetime.date, wording: Words) -> str:
    """Return one value as a card says it: a term by its label, a choice in words, times and days as people say them."""
    if Holds.TERM in shape.holds:
        term = catalog.vocabulary.lists[shape.source].get(value)
        return term.label if term else ""
    if Holds.CHOICE in shape.holds:
        return wording(f"choice.{shape.name}.{value}")
    if shape.widget is Widget.MOMENT and (event := item.as_a(Event)):
        return spoken_meeting(*next_meeting(event, today), wording)
    return minutes(value, wording) if shape.unit is Unit.MINUTES else str(value)
