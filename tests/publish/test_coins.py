"""COinS, read as Zotero's translator reads them: values parted at `&` and `=`, plus signs taken for spaces."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

import pytest
from drawn import DrawnSite
from machine import Machine, hostile, sampled

from clearinghouse.catalog.catalog import Item
from clearinghouse.content.models import Resource
from clearinghouse.publish.citations import coins
from clearinghouse.publish.citations.citation import make_citation, one_line

VALID = {
    "report": {"title", "publisher", "date", "url", "creators"},
    "document": {"title", "publisher", "date", "url", "creators"},
    "webpage": {"title", "publicationTitle", "date", "url", "creators"},
    "videoRecording": {"title", "publisher", "date", "url", "creators"},
}
"""What each kind has in Zotero; anything else is lost when the entry is saved."""


def as_zotero(title: str) -> dict[str, Any]:
    """Return the entry that Zotero makes of a span's title."""
    item: dict[str, Any] = {"creators": [], "itemType": "webpage"}
    named: list[dict[str, Any]] = []
    for part in title.split("&"):
        key, value = part.split("=")
        value = unquote(re.sub(r"\+|%2[bB]", " ", value))
        field = {
            "rft.title": "title",
            "rft.publisher": "publisher",
            "rft.source": "publicationTitle",
            "rft.date": "date",
        }
        field |= {"rft.identifier": "url", "rft.type": "itemType"}
        if key in field:
            item[field[key]] = value
        elif key == "rft.aucorp":
            named.append({"lastName": value, "body": True})
        elif key == "rft.aulast":
            named.append({"lastName": value, "body": False})
        elif key == "rft.aufirst":
            named[-1]["firstName"] = value
    for inserted, one in enumerate(named):
        item["creators"].insert(0 if one["body"] else inserted, one)
    return item


@pytest.mark.parametrize("made", [sampled, hostile])
def test_zotero_saves_every_resource_with_its_kind_authors_publisher_date_and_address(made: Any) -> None:
    known: Machine = made()
    for item in known.resources:
        saved = as_zotero(coins(make_citation(item)))
        assert set(saved) - {"itemType"} <= VALID[saved["itemType"]]
        assert saved["title"] == seen(item.title)
        assert saved.get("publisher", saved.get("publicationTitle")) == seen(publisher(item))
        assert saved.get("date") == (str(year) if (year := make_citation(item).year) else None)
        assert saved["url"] == make_citation(item).url
        assert authors(saved) == expected_authors(item)


def seen(text: str) -> str:
    return one_line(text).replace("+", " ")


def publisher(item: Item) -> str:
    assert isinstance(item.fields, Resource)
    return item.fields.publisher


def authors(saved: dict[str, Any]) -> list[str]:
    return [" ".join(filter(None, (one.get("firstName"), one["lastName"]))) for one in saved["creators"]]


def expected_authors(item: Item) -> list[str]:
    """Organizations first: Zotero puts them there whatever the order they are named in."""
    names = make_citation(item).authors
    bodies = [seen(name.whole) for name in names if not name.is_person] or ([] if names else [seen(publisher(item))])
    people = [" ".join(filter(None, (name.given, name.suffix, name.family))) for name in names if name.is_person]
    return [*bodies, *people]


def test_an_organization_with_a_comma_stays_one_organization(site: DrawnSite) -> None:
    site.resource("by-two", authors=["Center for Schools, Families and Towns"])
    item = site.catalog().get("resource", "by-two")
    assert item is not None

    (creator,) = as_zotero(coins(make_citation(item)))["creators"]
    assert "," in creator["lastName"] and creator["body"]
