"""Cards: how an item looks in a list."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.content.models import Event, Person, Practice


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


def make_card(item: Item, catalog: Catalog) -> Card:
    """Return the card of an item."""
    return Card(
        key=item.key,
        kind=item.kind.label,
        address=item.address,
        title=item.title,
        summary=item.fields.summary,
        facts=_facts(item, catalog),
        draft=item.status == "draft",
        retired=item.status == "retired",
    )


def _facts(item: Item, catalog: Catalog) -> tuple[str, ...]:
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
        return (spoken_moment(fields), fields.venue or "Online")
    if isinstance(fields, Person):
        return tuple(filter(None, (fields.role, fields.school)))
    if isinstance(fields, Practice):
        return (fields.school or fields.setting or "",)
    role = getattr(fields, "role", None)
    return (role,) if role else ()


def minutes(number: int | None) -> str:
    """Return a time in minutes as people say it, or nothing."""
    if not number:
        return ""
    hours, rest = divmod(number, 60)
    if hours and not rest:
        return f"{hours} hour{'s' if hours > 1 else ''}"
    return f"{number} minutes" if number < 120 else f"{hours} hours {rest} minutes"


_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def spoken_moment(event: Event) -> str:
    """Return when an event takes place, in words that no locale changes."""
    start, end = event.start, event.end
    day = f"{_DAYS[start.weekday()]}, {_MONTHS[start.month - 1]} {start.day}, {start.year}"
    if start.date() == end.date():
        return f"{day}, {_clock(start.hour, start.minute)} to {_clock(end.hour, end.minute)}"
    return f"{day} to {_MONTHS[end.month - 1]} {end.day}, {end.year}"


def _clock(hour: int, minute: int) -> str:
    return f"{(hour - 1) % 12 + 1}:{minute:02} {'a.m.' if hour < 12 else 'p.m.'}"


def spoken_day(day: datetime.date) -> str:
    """Return a date in words that no locale changes."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"
