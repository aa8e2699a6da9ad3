"""How a kind is shown: what its pages hold beside what every item's page holds, and what machines are told of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from clearinghouse.catalog.catalog import Item
from clearinghouse.content.models import ItemFields
from clearinghouse.publish.jsonld.node import Node
from clearinghouse.publish.site import Site

E = TypeVar("E", bound=ItemFields)


@dataclass(frozen=True)
class View(Generic[E]):
    """The view of one kind.

    `values` are what the kind's template gets beside what the page of every item shows. `node` is what the page is
    about, in the words of schema.org. `shelf` is where the kind stands among the shelves on the pages of standards,
    goals and what it names; None for a kind that has places of its own there. The line of facts on a card follows
    from the fields that are declared `on_card`.
    """

    model: type[E]
    values: Callable[[Site, Item, E], Mapping[str, Any]]
    node: Callable[[Site, Item, E], Node]
    shelf: int | None

    def page_values(self, site: Site, item: Item) -> Mapping[str, Any]:
        return self.values(site, item, self._fields(item))

    def item_node(self, site: Site, item: Item) -> Node:
        return self.node(site, item, self._fields(item))

    def _fields(self, item: Item) -> E:
        fields = item.as_a(self.model)
        assert fields is not None, f"{item.key} is no {self.model.__name__}"
        return fields


def nothing_more(site: Site, item: Item, fields: ItemFields) -> Mapping[str, Any]:
    """The values of a page that shows what every item's page shows."""
    return {}
