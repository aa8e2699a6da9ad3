"""A resource: its page and what machines are told of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from clearinghouse.catalog.catalog import Item
from clearinghouse.catalog.facets import TYPE, publisher_id
from clearinghouse.content.models import Resource
from clearinghouse.publish.card import Card
from clearinghouse.publish.citations import apa_parts, citation_links, citation_of, coins
from clearinghouse.publish.jsonld.node import Node, link, node
from clearinghouse.publish.jsonld.work import item_id, work
from clearinghouse.publish.kinds.view import View
from clearinghouse.publish.licences import licence_address
from clearinghouse.publish.page import Link
from clearinghouse.publish.site import Site
from clearinghouse.publish.when import minutes, spoken_day


@dataclass(frozen=True)
class RelatedCard:
    """A related resource with the reasons, in words, why it is related."""

    card: Card
    reasons: tuple[str, ...]


def _values(site: Site, item: Item, fields: Resource) -> dict[str, Any]:
    vocabulary, citation = site.catalog.vocabulary.lists, citation_of(site, item)
    return {
        "type": next(iter(site.chips(TYPE, item)), None),
        "publisher": Link(fields.publisher, f"/publishers/{publisher_id(fields.publisher)}/"),
        "minutes": minutes(fields.minutes, site.wording),
        "cost": site.wording(f"choice.cost.{fields.cost}") if fields.cost else "",
        "licence": vocabulary["licences"].get(fields.licence),
        "takes": tuple(_takes(site, fields)),
        "tiers": vocabulary["evidence_tiers"],
        "host": urlsplit(fields.url or "").netloc.removeprefix("www."),
        "retired": item.status == "retired",
        "reviewed": spoken_day(fields.reviewed, site.wording) if fields.reviewed else "",
        "files": tuple(Link(kept.label, f"{item.address}{kept.file}") for kept in fields.attachments),
        "related": tuple(RelatedCard(site.card(one.item), one.reasons) for one in site.related.of(item)),
        "reference": apa_parts(citation),
        "coins": coins(citation),
        "citations": tuple(citation_links(citation)),
    }


def _takes(site: Site, fields: Resource) -> Iterator[tuple[str, str]]:
    """What using a resource takes, as pairs of label and words; nothing that is not known."""
    wording, effort = site.wording, fields.effort
    cost = wording(f"choice.cost.{fields.cost}") if fields.cost else ""
    said = {
        "time": minutes(fields.minutes, wording),
        "length": wording("length.pages", count=fields.pages) if fields.pages else "",
        "start": fields.start_at or "",
        "people": wording(f"effort.{effort.level}", note=effort.note) if effort else "",
        "money": ". ".join(filter(None, (cost, fields.cost_note))),
    }
    return ((wording(f"takes.{name}"), words) for name, words in said.items() if words)


def _node(site: Site, item: Item, fields: Resource) -> Node:
    type, citation = site.catalog.vocabulary.lists["types"].get(fields.type), citation_of(site, item)
    return node(
        "LearningResource",
        item_id(site, item),
        **work(site, item),
        url=link(citation.url or site.at(item.address)),
        author=[node("Person" if name.is_person else "Organization", name=name.whole) for name in citation.authors],
        publisher=node("Organization", name=fields.publisher),
        datePublished=str(fields.year) if fields.year else None,
        learningResourceType=type.label if type else None,
        timeRequired=f"PT{fields.minutes}M" if fields.minutes else None,
        isAccessibleForFree=fields.cost != "paid" if fields.cost else None,
        license=link(licence_address(fields.licence)),
    )


VIEW = View(Resource, _values, _node, shelf=None)
