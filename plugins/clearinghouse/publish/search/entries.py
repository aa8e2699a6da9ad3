"""Entries: everything that can be found, with the words and the concepts that lead to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from clearinghouse.catalog.catalog import Item, WrittenPage
from clearinghouse.catalog.facets import AUDIENCE, LEVEL, TOPIC, TYPE
from clearinghouse.catalog.meaning import prose_in
from clearinghouse.content.fields import Fields
from clearinghouse.content.kinds import KINDS
from clearinghouse.content.shape import Holds
from clearinghouse.content.walk import walk
from clearinghouse.publish.card import Card
from clearinghouse.publish.search.words import without_addresses
from clearinghouse.publish.site import Site

NAMED, BELOW, CROSSED = 1.0, 0.8, 0.5
"""How strongly an item stands under a standard: it names it, names an element of it, or comes by crosswalk."""


@dataclass(frozen=True, eq=False)
class Entry:
    """One thing that can be found.

    `fields` are its texts by the name of the field. `concepts` are the terms of the vocabulary and the
    standards it stands under, each with a strength from 0 to 1; `asked` is what people say when they need it.
    """

    id: str
    kind: str
    card: Card
    fields: dict[str, str]
    concepts: dict[str, float] = field(default_factory=dict)
    item: Item | None = None
    asked: tuple[str, ...] = ()

    @property
    def is_kept(self) -> bool:
        """True for what readers can put on their own list."""
        return self.item is not None and self.card.keepable


def make_entries(site: Site) -> tuple[Entry, ...]:
    """Return all entries: resources first, the best of them leading, then the other kinds, standards, topics and pages."""
    return (*_items(site), *_standards(site), *_topics(site), *_pages(site))


def _items(site: Site) -> Iterator[Entry]:
    crossed = _crossed(site)
    for kind in KINDS:
        for item in site.in_order(site.catalog.of(kind.name)):
            concepts = {**crossed.get(item.key, {}), **_concepts(item, site.catalog.vocabulary.every_level)}
            yield Entry(item.id, kind.name, site.card(item), _texts(item, site), concepts, item, _asked(item.fields))


_NOT_SHOWN = ("try_this", "newer")
"""What the page of a retired resource does not show any more: what to try with it, and its newer edition."""


def _texts(item: Item, site: Site) -> dict[str, str]:
    told: dict[str, list[str]] = {"names": [], "asked": [], "body": []}
    for trail, shape, text in walk(item.fields, Holds.TEXT):
        if shape.found_as and not (trail[0] in _NOT_SHOWN and item.status == "retired"):
            told[shape.found_as].append(text)
    return {
        "title": item.title,
        "summary": item.fields.summary,
        "names": " ".join(told["names"]),
        "asked": ". ".join(told["asked"]),
        "body": " ".join([*told["body"], without_addresses(site.bodies.words(item))]),
    }


def _concepts(item: Item, every_level: str | None) -> dict[str, float]:
    """An item's own terms. The first topic an editor names says most of what the item is about."""
    found = {f"#topic/{id}": max(0.6, 1 - 0.12 * place) for place, id in enumerate(item.topics)}
    for facet in (TYPE, AUDIENCE, LEVEL):
        found.update((f"#{facet.name}/{id}", 1.0) for id in facet.named(item) if id != every_level)
    return found


def _crossed(site: Site) -> dict[str, dict[str, float]]:
    """An item's key -> the standards it stands under, the more strongly the fewer it names beside."""
    strength = {"direct": NAMED, "element": BELOW, "crosswalk": CROSSED}
    found: dict[str, dict[str, float]] = {}
    for reference in site.catalog.references():
        for row in site.alignments.of(reference):
            named = sum(other.framework == reference.framework for other in row.item.standards) or 1
            found.setdefault(row.item.key, {})[f"#standard/{reference}"] = strength[row.way] * (0.6 + 0.4 / named)
    return found


def _standards(site: Site) -> Iterator[Entry]:
    for framework in site.catalog.frameworks:
        for standard, _ in framework.walk():
            reference = framework.reference(standard)
            title = f"{framework.short_title} {standard.code}: {standard.title}"
            card = Card(
                str(reference),
                site.wording("standards.one"),
                reference.address,
                title,
                standard.summary,
                (framework.title,),
            )
            yield Entry(
                str(reference),
                "standard",
                card,
                {"title": title, "summary": standard.summary},
                {f"#standard/{reference}": NAMED},
            )


def _topics(site: Site) -> Iterator[Entry]:
    for value in TOPIC.values(site.catalog):
        card = Card(value.id, site.wording("facet.topic"), TOPIC.address(value.id), value.label, value.definition, ())
        yield Entry(
            value.id, "topic", card, {"title": value.label, "summary": value.definition}, {f"#topic/{value.id}": NAMED}
        )


def _pages(site: Site) -> Iterator[Entry]:
    for page in site.catalog.pages:
        if page.address != "/":
            yield _page(site, page)


def _page(site: Site, page: WrittenPage) -> Entry:
    title, summary = page.fields.title, page.fields.summary
    card = Card(page.address.strip("/"), site.wording("search.page"), page.address, title, summary, ())
    asked = _asked(page.fields)
    body = without_addresses(site.bodies.words(page))
    return Entry(
        card.key,
        "page",
        card,
        {"title": title, "summary": summary, "asked": ". ".join(asked), "body": body},
        asked=asked,
    )


def _asked(fields: Fields) -> tuple[str, ...]:
    return tuple(text for shape, text in prose_in(fields) if shape.found_as == "asked")


CONCEPT_FACETS = (TOPIC, TYPE, LEVEL, AUDIENCE)
"""The facets whose terms people name when they search."""
