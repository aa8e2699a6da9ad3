"""A person in the directory: what she or he offers and seeks, and who fits."""

from __future__ import annotations

from typing import Any

from clearinghouse.catalog.catalog import Item
from clearinghouse.content.models import Person
from clearinghouse.publish.advisers import show_matches, subjects
from clearinghouse.publish.contact_card import card_address
from clearinghouse.publish.jsonld.people import person_node
from clearinghouse.publish.kinds.view import View
from clearinghouse.publish.site import Site


def _values(site: Site, item: Item, fields: Person) -> dict[str, Any]:
    return {
        "offers": subjects(site, fields.offers),
        "seeks": subjects(site, fields.seeks),
        "offered": show_matches(site, site.exchange.offered_to(item)),
        "sought": show_matches(site, site.exchange.sought_from(item)),
        "vcard": card_address(item),
    }


VIEW = View(Person, _values, person_node, shelf=None)
