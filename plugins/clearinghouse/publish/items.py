"""Item pages: one for every item, with all that ties it to the rest."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from clearinghouse.catalog.catalog import Item
from clearinghouse.catalog.facets import AUDIENCE, GOAL, LANGUAGE, LEVEL, TOPIC
from clearinghouse.content.models import Practice
from clearinghouse.publish.advisers import contact_page, show_advisers
from clearinghouse.publish.kinds import SHELVED, VIEWS
from clearinghouse.publish.mending import mending
from clearinghouse.publish.notices import notices
from clearinghouse.publish.page import Later, Page
from clearinghouse.publish.shelf import Shelf
from clearinghouse.publish.site import Site


def item_pages(site: Site) -> Iterator[Page]:
    """Yield the page of every item of the catalogue."""
    for item in site.catalog.items:
        yield Page(
            address=item.address,
            title=item.title,
            template=f"{item.kind.name}.html",
            values=Later(partial(_values, site, item)),
            summary=item.fields.summary,
            origin=item,
            above=(site.home, site.list_of(item.kind)),
            draft=item.status == "draft",
        )


def _values(site: Site, item: Item) -> dict[str, Any]:
    own = VIEWS[item.kind.name].page_values(site, item)
    return {"item": item, "fields": item.fields, **_common(site, item), **own}


def _common(site: Site, item: Item) -> dict[str, Any]:
    return {
        "standards": site.standard_chips(item.standards),
        "topics": site.chips(TOPIC, item),
        "levels": site.chips(LEVEL, item),
        "audiences": site.chips(AUDIENCE, item),
        "languages": site.chips(LANGUAGE, item),
        "goals": site.chips(GOAL, item),
        "notices": tuple(notices(site, item)),
        "named_by": _named_by(site, item),
        "used_by": _used_by(site, item),
        "advisers": show_advisers(site, item.standards, item.topics),
        "contacts": contact_page(site),
        "mending": mending(site, item.address, item.source.path),
    }


def _named_by(site: Site, item: Item) -> tuple[Shelf, ...]:
    """The items that name this one, by kind; resources that name a goal are shown by the goal itself."""
    found = site.namers.get(item.key, ())
    return tuple(
        Shelf(site.wording(f"named_by.{kind}"), site.cards(named), id=f"named-by-{kind}")
        for kind in (*SHELVED, "event")
        if (named := [namer for namer in found if namer.kind.name == kind])
    )


def _used_by(site: Site, item: Item) -> int:
    """Count the schools whose practices name an item. One that is not named counts as one for each practice."""
    told = (namer.as_a(Practice) for namer in site.namers.get(item.key, ()))
    named = [practice.school for practice in told if practice]
    return len({school for school in named if school}) + named.count(None)
