"""Cards: how an item looks in a list."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.catalog.meaning import facts_in, on_card
from clearinghouse.content.fields import Unit
from clearinghouse.content.models import Event, Personal, Resource
from clearinghouse.content.shape import Holds, Shape, shapes
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


def card_fields(model: type[BaseModel]) -> tuple[Shape, ...]:
    """Return the fields whose values stand on the card of a kind's items, in their order there."""
    if issubclass(model, Event):
        return tuple(shape for shape in shapes(model) if shape.name in _OF_EVENTS)
    return on_card(model)


_OF_EVENTS = ("start", "venue")
"""What an event tells of itself there is worked out of these: when it meets next, and where."""


def _facts(item: Item, catalog: Catalog, today: datetime.date, wording: Words) -> tuple[str, ...]:
    """The fields that are declared for it; of an event when and where, of a resource also what its evidence is."""
    if event := item.as_a(Event):
        return _event_facts(event, today, wording)
    facts = [fact for told in facts_in(item.fields) if (fact := _fact(*told, catalog, wording))]
    resource = item.as_a(Resource)
    if resource and resource.evidence.state != "not-reviewed":
        facts.append(wording(f"card_evidence.{resource.evidence.state}"))
    return tuple(facts)


def _fact(shape: Shape, value: Any, catalog: Catalog, wording: Words) -> str:
    """Return one value as a card says it: a term by its label, a choice in words, a time as people say it."""
    if Holds.TERM in shape.holds:
        term = catalog.vocabulary.lists[shape.source].get(value)
        return term.label if term else ""
    if Holds.CHOICE in shape.holds:
        return wording(f"choice.{shape.name}.{value}")
    return minutes(value, wording) if shape.unit is Unit.MINUTES else str(value)


def _event_facts(event: Event, today: datetime.date, wording: Words) -> tuple[str, ...]:
    when = spoken_meeting(*next_meeting(event, today), wording)
    cancelled = wording("card.cancelled") if event.cancelled else ""
    return tuple(filter(None, (cancelled, when, event.venue or wording("event.online"))))
