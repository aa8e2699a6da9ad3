"""Listing pages: every kind, topic, type, level, audience and publisher, paged when long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from clearinghouse.catalog.catalog import Item
from clearinghouse.catalog.facets import GOAL, LISTED, TOPIC, Facet, Value, sorts
from clearinghouse.content.kinds import KINDS, Kind
from clearinghouse.publish.advisers import contact_page, show_advisers
from clearinghouse.publish.card import Card
from clearinghouse.publish.page import Link, Page
from clearinghouse.publish.shelf import Shelf
from clearinghouse.publish.site import Site

_LEADS = ("challenge", "collection")
"""These stand before the resources: they are few, and lead on to several."""
APART = ("event", "coach")
"""The lists of these kinds are laid out in modules of their own."""
_OTHERS = tuple(kind.name for kind in KINDS if kind.name not in ("resource", "goal", "person", *_LEADS))


@dataclass(frozen=True)
class Paging:
    """Where a page stands in a long listing, and the way to its neighbours."""

    number: int
    last: int
    first_shown: int
    last_shown: int
    total: int
    previous: str = ""
    next: str = ""
    pages: tuple[Link, ...] = ()


def listing_pages(site: Site) -> Iterator[Page]:
    """Yield the pages that list items by kind, by facet and by goal."""
    for kind in KINDS:
        if kind.name not in APART:
            yield from _kind_pages(site, kind)
    for facet in LISTED:
        yield from _facet_pages(site, facet)
    for goal in site.catalog.of("goal"):
        yield from _goal_pages(site, goal)


def paged(site: Site, address: str, cards: Sequence[Card]) -> Iterator[tuple[str, Sequence[Card], Paging]]:
    """Yield each page of a long list: its address, the cards it shows, and its place. There is always one."""
    size = site.page_size
    last = max(1, -(-len(cards) // size))
    numbered = tuple(Link(str(number), _page_address(address, number)) for number in range(1, last + 1))
    for number in range(1, last + 1):
        shown = cards[(number - 1) * size : number * size]
        begin = (number - 1) * size + 1
        paging = Paging(
            number,
            last,
            begin,
            begin + len(shown) - 1,
            len(cards),
            numbered[number - 2].address if number > 1 else "",
            numbered[number].address if number < last else "",
            _near(numbered, number),
        )
        yield _page_address(address, number), shown, paging


def _near(numbered: tuple[Link, ...], number: int) -> tuple[Link, ...]:
    """The first page, the last, and those beside this one: few enough for a phone."""
    wanted = sorted({1, number - 1, number, number + 1, len(numbered)} & set(range(1, len(numbered) + 1)))
    return tuple(numbered[n - 1] for n in wanted)


def _page_address(address: str, number: int) -> str:
    return address if number == 1 else f"{address}page/{number}/"


def list_pages(
    site: Site,
    address: str,
    title: str,
    summary: str,
    cards: Sequence[Card],
    above: tuple[Link, ...],
    counted: str = "resource",
    **values: Any,
) -> Iterator[Page]:
    """Yield the pages of a list. `values` are shown on its first page only."""
    for place, shown, paging in paged(site, address, cards):
        first = paging.number == 1
        yield Page(
            address=place,
            title=title if first else site.wording("listing.title", title=title, number=paging.number),
            template="listing.html",
            values={
                "heading": title,
                "cards": shown,
                "paging": paging,
                "counted": counted,
                "intro": summary if first else "",
                "browsable": bool(site.catalog.of("resource")),
                **(values if first else {}),
            },
            summary=summary,
            above=above if first else (*above, Link(title, address)),
        )


def _kind_pages(site: Site, kind: Kind) -> Iterator[Page]:
    items = site.in_order(site.catalog.of(kind.name))
    browse = (
        tuple(
            Link(site.wording(f"facets.{facet.name}"), f"/{facet.folder}/")
            for facet in LISTED
            if sorts(facet, items, site.catalog)
        )
        if kind.name == "resource"
        else ()
    )
    yield from list_pages(
        site,
        f"/{kind.plural}/",
        site.wording(f"kinds.{kind.name}"),
        site.wording(f"kind_introduction.{kind.name}"),
        site.cards(items),
        (site.home,),
        counted=kind.name,
        browse=browse,
        empty=site.wording(f"kind_empty.{kind.name}"),
        contacts=contact_page(site),
    )


def _facet_pages(site: Site, facet: Facet) -> Iterator[Page]:
    members = site.members(facet)
    values, label = site.facet_values(facet), site.wording(f"facets.{facet.name}")
    links = tuple(
        Link(value.label, facet.address(value.id), value.definition, _resources(members.get(value.id, ())))
        for value in values
    )
    yield Page(
        f"/{facet.folder}/",
        label,
        "facet.html",
        {"links": links},
        site.wording("listing.facet", values=label.lower()),
        above=(site.home, _resources_link(site)),
    )
    for value in values:
        yield from _value_pages(site, facet, value, members.get(value.id, ()))


def _value_pages(site: Site, facet: Facet, value: Value, members: Sequence[Item]) -> Iterator[Page]:
    resources = site.in_order(item for item in members if item.kind.name == "resource")
    above = (site.home, _resources_link(site), Link(site.wording(f"facets.{facet.name}"), f"/{facet.folder}/"))
    yield from list_pages(
        site,
        facet.address(value.id),
        value.label,
        value.definition,
        site.cards(resources),
        above,
        leads=_shelves(site, members, _LEADS),
        shelves=_shelves(site, members, _OTHERS),
        empty=site.wording("kind_empty.resource"),
        **(_to_talk_to(site, value.id) if facet is TOPIC else {}),
    )


def _to_talk_to(site: Site, topic: str) -> dict[str, Any]:
    return {"advisers": show_advisers(site, (), [topic]), "contacts": contact_page(site)}


def _shelves(site: Site, members: Sequence[Item], kinds: Iterable[str]) -> tuple[Shelf, ...]:
    return tuple(
        Shelf(site.wording(f"kinds.{kind}"), site.cards(site.in_order(found)))
        for kind in kinds
        if (found := [item for item in members if item.kind.name == kind])
    )


def _goal_pages(site: Site, goal: Item) -> Iterator[Page]:
    members = site.members(GOAL).get(goal.id, ())
    resources = site.in_order(item for item in members if item.kind.name == "resource")
    above = (site.home, Link(site.wording("kinds.goal"), "/goals/"), Link(goal.title, goal.address))
    title = site.wording("goal.resources", title=goal.title)
    yield from list_pages(
        site,
        f"{goal.address}resources/",
        title,
        goal.fields.summary,
        site.cards(resources),
        above,
        empty=site.wording("kind_empty.resource"),
    )


def _resources_link(site: Site) -> Link:
    return Link(site.wording("kinds.resource"), "/resources/")


def _resources(items: Sequence[Item]) -> int:
    return sum(item.kind.name == "resource" for item in items)
