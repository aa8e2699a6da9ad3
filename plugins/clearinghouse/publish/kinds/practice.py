"""A practice: what a school did, with what."""

from __future__ import annotations

from typing import Any

from clearinghouse.catalog.catalog import Item
from clearinghouse.content.models import Practice
from clearinghouse.publish.jsonld.node import Node, node
from clearinghouse.publish.jsonld.work import item_id, work
from clearinghouse.publish.kinds.view import View
from clearinghouse.publish.site import Site


def _values(site: Site, item: Item, fields: Practice) -> dict[str, Any]:
    used = [found for id in fields.resources if (found := site.catalog.get("resource", id))]
    met = [found for id in fields.challenges if (found := site.catalog.get("challenge", id))]
    return {"resources": site.cards(used), "challenges": site.cards(met)}


def _node(site: Site, item: Item, fields: Practice) -> Node:
    return node("Article", item_id(site, item), **work(site, item))


VIEW = View(Practice, _values, _node, shelf=30)
