"""A challenge: its root causes, each with what helps."""

from __future__ import annotations

from typing import Any

from clearinghouse.catalog.catalog import Item
from clearinghouse.content.models import Challenge
from clearinghouse.publish.jsonld.node import Node, node
from clearinghouse.publish.jsonld.work import item_id, work
from clearinghouse.publish.kinds.view import View
from clearinghouse.publish.site import Site


def _values(site: Site, item: Item, fields: Challenge) -> dict[str, Any]:
    """The causes, and the first action of all as a first step, which is not said again below."""
    step = next((cause.actions[0] for cause in fields.root_causes if len(cause.actions) > 1), "")
    causes = [
        {
            "cause": cause,
            "actions": cause.actions[1:] if step in cause.actions[:1] else cause.actions,
            "goes_on": step in cause.actions[:1],
            "standards": site.standard_chips(cause.standards),
            "resources": site.cards(r for id in cause.resources if (r := site.catalog.get("resource", id))),
        }
        for cause in fields.root_causes
    ]
    return {"causes": causes, "first": step}


def _node(site: Site, item: Item, fields: Challenge) -> Node:
    return node("LearningResource", item_id(site, item), **work(site, item))


VIEW = View(Challenge, _values, _node, shelf=10)
