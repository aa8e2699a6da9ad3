"""A program goal: all that serves it."""

from __future__ import annotations

from typing import Any

from clearinghouse.catalog.catalog import Item
from clearinghouse.catalog.facets import GOAL
from clearinghouse.catalog.live_list import ItemsRequest, select_items
from clearinghouse.content.kinds import KINDS, Kind
from clearinghouse.content.models import Goal
from clearinghouse.publish.jsonld.node import Node, link, node
from clearinghouse.publish.jsonld.work import item_id
from clearinghouse.publish.kinds.view import View
from clearinghouse.publish.page import Link
from clearinghouse.publish.shelf import Shelf
from clearinghouse.publish.site import Site


def _values(site: Site, item: Item, fields: Goal) -> dict[str, Any]:
    shelves, jumps = [], []
    for kind in KINDS:
        if not GOAL.is_asked_of(kind.model):
            continue
        request = ItemsRequest(kind, {"goal": (item.id,)}, limit=10**6)
        if found := select_items(request, site.catalog, site.alignments):
            shelves.append(shelf := _goal_shelf(site, item, kind, found))
            jumps.append(Link(shelf.title, f"#{shelf.id}", count=len(found)))
    return {
        "shelves": shelves,
        "jumps": jumps,
        "indicators": fields.indicators,
        "named_by": (),
    }


def _goal_shelf(site: Site, goal: Item, kind: Kind, found: tuple[Item, ...]) -> Shelf:
    limit = 12 if kind.name == "resource" else 60
    more = Link(site.wording("goal.all", count=len(found)), f"{goal.address}resources/") if len(found) > limit else None
    return Shelf(site.wording(f"kinds.{kind.name}"), site.cards(found[:limit]), more, kind.plural)


def _node(site: Site, item: Item, fields: Goal) -> Node:
    return node(
        "DefinedTerm",
        item_id(site, item),
        name=item.title,
        description=item.fields.summary,
        inDefinedTermSet=link(site.at("/goals/") + "#list"),
        mainEntityOfPage=link(site.at(item.address)),
    )


VIEW = View(Goal, _values, _node, shelf=20)
