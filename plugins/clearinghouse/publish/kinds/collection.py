"""A collection: what was chosen, in order, and why."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from clearinghouse.catalog.catalog import Item
from clearinghouse.content.models import Collection
from clearinghouse.publish.card import Card
from clearinghouse.publish.jsonld.node import Node, link, node
from clearinghouse.publish.jsonld.work import item_id, list_entry
from clearinghouse.publish.kinds.view import View
from clearinghouse.publish.site import Site


def _values(site: Site, item: Item, fields: Collection) -> dict[str, Any]:
    """The entries as cards. A note says why an entry is on this list, so it stands where the summary would."""
    chosen = ((site.catalog.by_key(choice.item), choice.note) for choice in fields.items)
    return {"chosen": [_noted(site.card(item), note) for item, note in chosen if item]}


def _noted(card: Card, note: str | None) -> Card:
    return replace(card, summary=note) if note else card


def _node(site: Site, item: Item, fields: Collection) -> Node:
    found = (site.catalog.by_key(choice.item) for choice in fields.items)
    members = [other for other in found if other]
    return node(
        "ItemList",
        item_id(site, item),
        name=item.title,
        description=item.fields.summary,
        mainEntityOfPage=link(site.at(item.address)),
        numberOfItems=len(members),
        itemListElement=[list_entry(site, place, one.address, one.title) for place, one in enumerate(members, 1)],
    )


VIEW = View(Collection, _values, _node, shelf=40)
