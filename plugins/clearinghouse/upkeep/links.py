"""Every outside address of a site: where it is written, and in which field."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from clearinghouse.catalog.addresses import body_links
from clearinghouse.catalog.catalog import Catalog, Item, WrittenPage
from clearinghouse.content.fields import Widget
from clearinghouse.content.load import Source
from clearinghouse.content.models import Event
from clearinghouse.content.shape import Shape, shapes
from clearinghouse.problems import Mark
from clearinghouse.publish.events import is_past
from clearinghouse.standards.framework import Framework
from clearinghouse.upkeep.web_address import without_anchor

IN_THE_TEXT = "in the text"
_UNTIL_OVER = ("online", "registration")
"""Fields of an event whose pages close when it is over, as everyone expects."""
Trail = tuple[str | int, ...]


@dataclass(frozen=True)
class LinkPlace:
    """One place where an outside address is written.

    `field` is the field's label, or says that it stands in the text. `item` is None on a plain page and in a
    framework of standards, which have no form.
    """

    title: str
    field: str
    source: Source
    mark: Mark
    item: Item | None = None


def outside_links(public: Catalog, whole: Catalog, today: datetime.date) -> Mapping[str, Sequence[LinkPlace]]:
    """Return each web address with the places where it is written, anchors left off.

    Retired items are left out: often they were retired because their link was dead.

    Args:
        public: what everyone may see; of drafts and of people without consent no address is asked.
        whole: the catalogue that it was selected from, which knows the line of each field.
        today: the day, by which events are over.
    """
    found: dict[str, list[LinkPlace]] = {}
    for address, place in _all(public, whole, today):
        if address.casefold().startswith(("http://", "https://")):
            found.setdefault(without_anchor(address), []).append(place)
    return found


def _all(public: Catalog, whole: Catalog, today: datetime.date) -> Iterator[tuple[str, LinkPlace]]:
    for item in public.items:
        if item.status != "retired" and (written := whole.by_key(item.key)):
            yield from _of_fields(item, written.source, today)
    for origin, link, place in body_links(public):
        retired = isinstance(origin, Item) and origin.status == "retired"
        if place.goes == "outside" and not link.image and not retired:
            yield link.target.strip(), _in_body(origin, link.mark)
    for framework in (*public.frameworks, *public.processes):
        yield from _of_framework(framework, whole.sources.get(framework.id))


def _of_fields(item: Item, source: Source, today: datetime.date) -> Iterator[tuple[str, LinkPlace]]:
    over = isinstance(item.fields, Event) and is_past(item.fields, today)
    for trail, label, address in _links(shapes(item.kind.model), item.fields, ()):
        if not (over and trail[0] in _UNTIL_OVER):
            yield address, LinkPlace(item.title, label, source, source.places.find(trail), item)


def _links(fields: Iterable[Shape], values: Any, trail: Trail) -> Iterator[tuple[Trail, str, str]]:
    """Yield the way to each filled-in field that holds a web address, its label and the address."""
    for field in fields:
        value = getattr(values, field.name, None)
        entries = [((), value)] if not field.many else [((place,), entry) for place, entry in enumerate(value or ())]
        for step, entry in entries:
            way = (*trail, field.name, *step)
            if field.widget == Widget.LINK and entry:
                yield way, field.label, entry
            elif field.widget == Widget.GROUP and entry:
                inner = _links(field.fields, entry, way)
                yield from ((deep, f"{field.label}: {label}", address) for deep, label, address in inner)


def _in_body(origin: Item | WrittenPage, mark: Mark) -> LinkPlace:
    if isinstance(origin, Item):
        return LinkPlace(origin.title, IN_THE_TEXT, origin.source, mark, origin)
    return LinkPlace(origin.fields.title, IN_THE_TEXT, origin.source, mark)


def _of_framework(framework: Framework, source: Source | None) -> Iterator[tuple[str, LinkPlace]]:
    if source:
        for address, trail, label in (
            (framework.url, ("url",), "Web address"),
            (framework.source.url, ("source", "url"), "Source"),
        ):
            yield address, LinkPlace(framework.title, label, source, source.places.find(trail))
