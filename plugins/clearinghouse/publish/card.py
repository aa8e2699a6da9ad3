"""Cards: how an item looks in a list."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.content.models import Coach, Event, Person, Personal, Practice, Resource
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
    fields = item.fields
    if isinstance(fields, Resource):
        type = catalog.vocabulary.lists["types"].get(fields.type)
        facts = (
            type.label if type else "",
            fields.publisher,
            str(fields.year or ""),
            minutes(fields.minutes, wording),
            *_worth(fields, wording),
        )
        return tuple(filter(None, facts))
    if isinstance(fields, Event):
        return _event_facts(fields, today, wording)
    if isinstance(fields, Person):
        return tuple(filter(None, (fields.role, fields.school)))
    if isinstance(fields, Practice):
        return (fields.school or fields.setting or "",)
    return (fields.role,) if isinstance(fields, Coach) else ()


def _worth(fields: Resource, wording: Words) -> Iterator[str]:
    """Say what a resource costs, and that its evidence is known; of what nobody reviewed a card says nothing."""
    if fields.cost:
        yield wording(f"cost.{fields.cost}")
    if fields.evidence.state != "not-reviewed":
        yield wording(f"card_evidence.{fields.evidence.state}")


def _event_facts(event: Event, today: datetime.date, wording: Words) -> tuple[str, ...]:
    when = spoken_meeting(*next_meeting(event, today), wording)
    cancelled = wording("card.cancelled") if event.cancelled else ""
    return tuple(filter(None, (cancelled, when, event.venue or wording("event.online"))))
