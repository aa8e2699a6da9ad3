"""Item pages: one for every item, with all that ties it to the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from clearinghouse.catalog.catalog import Item
from clearinghouse.catalog.facets import AUDIENCE, GOAL, LEVEL, TOPIC, TYPE, publisher_id
from clearinghouse.catalog.live_list import ItemsRequest, select_items
from clearinghouse.content.kinds import BY_NAME, BY_PLURAL
from clearinghouse.content.models import Challenge, Coach, Collection, Event, Goal, Person, Practice, Resource
from clearinghouse.publish.advisers import contact_page, show_advisers, show_matches, subjects
from clearinghouse.publish.card import Card
from clearinghouse.publish.citations import apa_parts, coins
from clearinghouse.publish.contact_card import card_address
from clearinghouse.publish.event_page import event_values
from clearinghouse.publish.mending import mending
from clearinghouse.publish.notices import notices
from clearinghouse.publish.page import Link, Page
from clearinghouse.publish.site import Site
from clearinghouse.publish.when import minutes, spoken_day

_NAMERS = ("practice", "challenge", "collection", "event")
"""The kinds whose items name others, in the order in which those show it."""
_CITATIONS = (("RIS", "ris"), ("BibTeX", "bib"), ("CSL-JSON", "json"))


@dataclass(frozen=True)
class Shelf:
    """A titled list of cards; `more` leads to the rest, and `id` names its place on the page."""

    title: str
    cards: tuple[Card, ...]
    more: Link | None = None
    id: str = ""


@dataclass(frozen=True)
class RelatedCard:
    """A related resource with the reasons, in words, why it is related."""

    card: Card
    reasons: tuple[str, ...]


def item_pages(site: Site) -> Iterator[Page]:
    """Yield the page of every item of the catalogue."""
    for item in site.catalog.items:
        yield Page(
            address=item.address,
            title=item.title,
            template=f"{item.kind.name}.html",
            values={"item": item, "fields": item.fields, **_common(site, item), **_VALUES[item.kind.name](site, item)},
            summary=item.fields.summary,
            origin=item,
            above=(site.home, Link(site.wording(f"kinds.{item.kind.name}"), f"/{item.kind.plural}/")),
            draft=item.status == "draft",
        )


def _common(site: Site, item: Item) -> dict[str, Any]:
    return {
        "standards": site.standard_chips(item.standards),
        "topics": site.chips(TOPIC, item),
        "levels": site.chips(LEVEL, item),
        "audiences": site.chips(AUDIENCE, item),
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
        for kind in _NAMERS
        if (named := [namer for namer in found if namer.kind.name == kind])
    )


def _used_by(site: Site, item: Item) -> int:
    """Count the schools whose practices name an item. One that is not named counts as one for each practice."""
    told = (namer.as_a(Practice) for namer in site.namers.get(item.key, ()))
    named = [practice.school for practice in told if practice]
    return len({school for school in named if school}) + named.count(None)


def _resource(site: Site, item: Item) -> dict[str, Any]:
    fields = item.fields
    assert isinstance(fields, Resource)
    vocabulary = site.catalog.vocabulary.lists
    return {
        "type": next(iter(site.chips(TYPE, item)), None),
        "publisher": Link(fields.publisher, f"/publishers/{publisher_id(fields.publisher)}/"),
        "minutes": minutes(fields.minutes, site.wording),
        "cost": site.wording(f"cost.{fields.cost}") if fields.cost else "",
        "licence": vocabulary["licences"].get(fields.licence),
        "takes": tuple(_takes(site, fields)),
        "tiers": vocabulary["evidence_tiers"],
        "host": urlsplit(fields.url or "").netloc.removeprefix("www."),
        "retired": item.status == "retired",
        "reviewed": spoken_day(fields.reviewed, site.wording) if fields.reviewed else "",
        "files": tuple(Link(kept.label, f"{item.address}{kept.file}") for kept in fields.attachments),
        "related": tuple(RelatedCard(site.card(one.item), one.reasons) for one in site.related.of(item)),
        "reference": apa_parts(item),
        "coins": coins(item),
        "citations": tuple(Link(name, f"{item.address}cite.{ending}") for name, ending in _CITATIONS),
    }


def _takes(site: Site, fields: Resource) -> Iterator[tuple[str, str]]:
    """What using a resource takes, as pairs of label and words; nothing that is not known."""
    wording, effort = site.wording, fields.effort
    cost = wording(f"cost.{fields.cost}") if fields.cost else ""
    said = {
        "time": minutes(fields.minutes, wording),
        "length": wording("length.pages", count=fields.pages) if fields.pages else "",
        "start": fields.start_at or "",
        "people": wording(f"effort.{effort.level}", note=effort.note) if effort else "",
        "money": ". ".join(filter(None, (cost, fields.cost_note))),
    }
    return ((wording(f"takes.{name}"), words) for name, words in said.items() if words)


def _goal(site: Site, item: Item) -> dict[str, Any]:
    shelves, jumps = [], []
    for kind in ("resource", "challenge", "practice", "event"):
        request = ItemsRequest(BY_NAME[kind], {"goal": (item.id,)}, limit=10**6)
        if found := select_items(request, site.catalog, site.alignments):
            shelves.append(shelf := _goal_shelf(site, item, kind, found))
            jumps.append(Link(shelf.title, f"#{shelf.id}", count=len(found)))
    return {
        "shelves": shelves,
        "jumps": jumps,
        "indicators": goal.indicators if (goal := item.as_a(Goal)) else (),
        "named_by": (),
    }


def _goal_shelf(site: Site, goal: Item, kind: str, found: tuple[Item, ...]) -> Shelf:
    limit = 12 if kind == "resource" else 60
    more = Link(site.wording("goal.all", count=len(found)), f"{goal.address}resources/") if len(found) > limit else None
    return Shelf(site.wording(f"kinds.{kind}"), site.cards(found[:limit]), more, BY_NAME[kind].plural)


def _person(site: Site, item: Item) -> dict[str, Any]:
    fields = item.fields
    assert isinstance(fields, Person)
    return {
        "offers": subjects(site, fields.offers),
        "seeks": subjects(site, fields.seeks),
        "offered": show_matches(site, site.exchange.offered_to(item)),
        "sought": show_matches(site, site.exchange.sought_from(item)),
        "vcard": card_address(item),
    }


def _event(site: Site, item: Item) -> dict[str, Any]:
    fields = item.fields
    assert isinstance(fields, Event)
    return event_values(site, item, fields)


def _practice(site: Site, item: Item) -> dict[str, Any]:
    fields = item.fields
    assert isinstance(fields, Practice)
    used = [found for id in fields.resources if (found := site.catalog.get("resource", id))]
    met = [found for id in fields.challenges if (found := site.catalog.get("challenge", id))]
    return {"resources": site.cards(used), "challenges": site.cards(met)}


def _challenge(site: Site, item: Item) -> dict[str, Any]:
    fields = item.fields
    assert isinstance(fields, Challenge)
    causes = [
        {
            "cause": cause,
            "standards": site.standard_chips(cause.standards),
            "resources": site.cards(r for id in cause.resources if (r := site.catalog.get("resource", id))),
        }
        for cause in fields.root_causes
    ]
    return {"causes": causes}


def _collection(site: Site, item: Item) -> dict[str, Any]:
    fields = item.fields
    assert isinstance(fields, Collection)
    chosen = []
    for choice in fields.items:
        folder, _, id = choice.item.partition("/")
        kind = BY_PLURAL.get(folder)
        if kind and (found := site.catalog.get(kind.name, id)):
            chosen.append({"card": site.card(found), "note": choice.note or ""})
    return {"chosen": chosen}


def _coach(site: Site, item: Item) -> dict[str, Any]:
    fields = item.fields
    assert isinstance(fields, Coach)
    photo = fields.photo
    return {
        "photo": Link(photo.text, f"{item.address}{photo.file}") if photo else None,
        "initials": "".join(word[0] for word in item.title.split()[:3] if word[0].isalpha()).upper()[:2],
        "made": _chosen_cards(site, fields.made),
        "recommends": _chosen_cards(site, fields.recommends),
        "sought": show_matches(site, site.exchange.sought_from(item)),
        "vcard": card_address(item),
    }


def _chosen_cards(site: Site, keys: tuple[str, ...]) -> tuple[Card, ...]:
    named = ((BY_PLURAL.get(key.partition("/")[0]), key.partition("/")[2]) for key in keys)
    found = (site.catalog.get(kind.name, id) for kind, id in named if kind)
    return site.cards(item for item in found if item)


_VALUES: dict[str, Callable[[Site, Item], dict[str, Any]]] = {
    "resource": _resource,
    "goal": _goal,
    "coach": _coach,
    "person": _person,
    "event": _event,
    "practice": _practice,
    "challenge": _challenge,
    "collection": _collection,
}
