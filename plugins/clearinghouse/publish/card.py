"""Cards: how an item looks in a list."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.content.models import Event, Person, Practice
from clearinghouse.publish.events import next_meeting
from clearinghouse.publish.when import spoken_meeting


@dataclass(frozen=True, eq=False)
class Card:
    """An item in a list: title, address, one line of facts, and a summary."""

    key: str
    kind: str
    address: str
    title: str
    summary: str
    facts: tuple[str, ...]
    draft: bool = False
    retired: bool = False

    @property
    def keepable(self) -> bool:
        """True for what readers can put on their own list: all but the people."""
        return not self.key.startswith(("coaches/", "people/"))


def make_card(item: Item, catalog: Catalog, today: datetime.date) -> Card:
    """Return the card of an item, as it reads on a day."""
    return Card(
        key=item.key,
        kind=item.kind.label,
        address=item.address,
        title=item.title,
        summary=item.fields.summary,
        facts=_facts(item, catalog, today),
        draft=item.status == "draft",
        retired=item.status == "retired",
    )


def _facts(item: Item, catalog: Catalog, today: datetime.date) -> tuple[str, ...]:
    fields = item.fields
    if item.kind.name == "resource":
        type = catalog.vocabulary.lists["types"].get(item.get("type"))
        facts = (
            type.label if type else "",
            item.get("publisher"),
            str(item.get("year") or ""),
            minutes(item.get("minutes")),
        )
        return tuple(filter(None, facts))
    if isinstance(fields, Event):
        return _event_facts(fields, today)
    if isinstance(fields, Person):
        return tuple(filter(None, (fields.role, fields.school)))
    if isinstance(fields, Practice):
        return (fields.school or fields.setting or "",)
    role = getattr(fields, "role", None)
    return (role,) if role else ()


def _event_facts(event: Event, today: datetime.date) -> tuple[str, ...]:
    when = spoken_meeting(*next_meeting(event, today))
    return tuple(filter(None, ("Cancelled" if event.cancelled else "", when, event.venue or "Online")))


def minutes(number: int | None) -> str:
    """Return a time in minutes as people say it, or nothing."""
    if not number:
        return ""
    hours, rest = divmod(number, 60)
    if hours and not rest:
        return f"{hours} hour{'s' if hours > 1 else ''}"
    return f"{number} minutes" if number < 120 else f"{hours} hours {rest} minutes"
