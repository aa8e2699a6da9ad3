"""A coach: portrait, ways to reach, what she or he made and recommends."""

from __future__ import annotations

from typing import Any

from clearinghouse.catalog.catalog import Item
from clearinghouse.content.models import Coach
from clearinghouse.publish.advisers import show_matches
from clearinghouse.publish.card import Card
from clearinghouse.publish.contact_card import card_address
from clearinghouse.publish.jsonld.people import person_node
from clearinghouse.publish.kinds.view import View
from clearinghouse.publish.page import Link
from clearinghouse.publish.site import Site


def _values(site: Site, item: Item, fields: Coach) -> dict[str, Any]:
    photo = fields.photo
    return {
        "photo": Link(photo.text, f"{item.address}{photo.file}") if photo else None,
        "initials": "".join(word[0] for word in item.title.split()[:3] if word[0].isalpha()).upper()[:2],
        "made": _cards(site, fields.made),
        "recommends": _cards(site, fields.recommends),
        "sought": show_matches(site, site.exchange.sought_from(item)),
        "vcard": card_address(item),
    }


def _cards(site: Site, keys: tuple[str, ...]) -> tuple[Card, ...]:
    return site.cards(item for key in keys if (item := site.catalog.by_key(key)))


VIEW = View(Coach, _values, person_node, shelf=None)
