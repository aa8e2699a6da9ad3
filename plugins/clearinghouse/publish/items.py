"""Item pages: one for every item, with all that ties it to the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from clearinghouse.catalog.catalog import Item
from clearinghouse.catalog.facets import AUDIENCE, GOAL, LEVEL, TOPIC, TYPE, publisher_id
from clearinghouse.catalog.live_list import ItemsRequest, select_items
from clearinghouse.content.kinds import BY_NAME, BY_PLURAL
from clearinghouse.content.models import Challenge, Collection, Event, Person, Resource
from clearinghouse.publish.card import Card, minutes, spoken_day, spoken_moment
from clearinghouse.publish.page import Link, Page
from clearinghouse.publish.site import HOME, Site
from clearinghouse.standards.reference import parse_reference

COSTS = {"free": "Free", "free-with-account": "Free, with an account", "paid": "Costs money"}


@dataclass(frozen=True)
class Notice:
    """Something a reader must know before relying on a page. `tone` is `note`, `warning` or `retired`."""

    tone: str
    text: str
    link: Link | None = None


@dataclass(frozen=True)
class Shelf:
    """A titled list of cards; `more` leads to the rest."""

    title: str
    cards: tuple[Card, ...]
    more: Link | None = None


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
            above=(HOME, Link(item.kind.plural_label, f"/{item.kind.plural}/")),
            draft=item.status == "draft",
        )


def _common(site: Site, item: Item) -> dict[str, Any]:
    return {
        "standards": site.standard_chips(item.standards),
        "topics": site.chips(TOPIC, item),
        "levels": site.chips(LEVEL, item),
        "audiences": site.chips(AUDIENCE, item),
        "goals": site.chips(GOAL, item),
        "notices": tuple(_notices(site, item)),
        "named_by": _named_by(site, item),
    }


def _notices(site: Site, item: Item) -> Iterator[Notice]:
    fields = item.fields
    if item.status == "retired":
        yield _retired(site, item)
    if not isinstance(fields, Resource) or item.status == "retired":
        return
    if not fields.verified:
        yield Notice("note", "Title, publisher and year are not yet checked against the publisher's own page.")
    if fields.url and not fields.link_checked:
        yield Notice("note", "Program staff have not yet opened this link. It may have moved.")
    if fields.review_by and fields.review_by < site.today:
        yield Notice(
            "warning",
            f"This was due to be looked at again by {spoken_day(fields.review_by)}. Check that it is still current.",
        )


def _retired(site: Site, item: Item) -> Notice:
    other = site.catalog.get("resource", item.get("replaced_by") or "")
    if other:
        return Notice("retired", "This has been retired. Use this instead:", Link(other.title, other.address))
    return Notice("retired", f"This has been retired. {item.get('retired_note') or ''}".strip())


def _named_by(site: Site, item: Item) -> tuple[Shelf, ...]:
    """The items that name this one, by kind; resources that name a goal are shown by the goal itself."""
    found = site.namers.get(item.key, ())
    kinds = [
        kind for kind in ("challenge", "collection", "practice", "event") if any(n.kind.name == kind for n in found)
    ]
    return tuple(
        Shelf(BY_NAME[kind].plural_label, site.cards(n for n in found if n.kind.name == kind)) for kind in kinds
    )


def _resource(site: Site, item: Item) -> dict[str, Any]:
    fields = item.fields
    assert isinstance(fields, Resource)
    vocabulary = site.catalog.vocabulary.lists
    licence = vocabulary["licences"].get(fields.licence)
    rating = vocabulary["evidence_tiers"].get(fields.evidence.rating or "")
    return {
        "type": next(iter(site.chips(TYPE, item)), None),
        "publisher": Link(fields.publisher, f"/publishers/{publisher_id(fields.publisher)}/"),
        "minutes": minutes(fields.minutes),
        "cost": COSTS.get(fields.cost or "", ""),
        "licence": licence,
        "rating": rating,
        "host": (fields.url or "").split("/")[2].removeprefix("www.") if fields.url else "",
        "reviewed": spoken_day(fields.reviewed) if fields.reviewed else "",
        "files": tuple(Link(kept.label, f"{item.address}{kept.file}") for kept in fields.attachments),
    }


def _goal(site: Site, item: Item) -> dict[str, Any]:
    shelves = []
    for kind in ("resource", "challenge", "practice", "event"):
        request = ItemsRequest(BY_NAME[kind], {"goal": (item.id,)}, limit=10**6)
        found = select_items(request, site.catalog, site.alignments)
        if found:
            shelves.append(_goal_shelf(site, item, kind, found))
    return {"shelves": tuple(shelves), "indicators": item.get("indicators"), "named_by": ()}


def _goal_shelf(site: Site, goal: Item, kind: str, found: tuple[Item, ...]) -> Shelf:
    limit = 12 if kind == "resource" else 60
    more = (
        Link(f"All {len(found)} resources for this goal", f"{goal.address}resources/") if len(found) > limit else None
    )
    return Shelf(BY_NAME[kind].plural_label, site.cards(found[:limit]), more)


def _person(site: Site, item: Item) -> dict[str, Any]:
    fields = item.fields
    assert isinstance(fields, Person)
    return {"offers": _subjects(site, fields.offers), "seeks": _subjects(site, fields.seeks)}


def _subjects(site: Site, words: tuple[str, ...]) -> tuple[Link, ...]:
    """Return links for words that are either standards or topics."""
    labels = site.values(TOPIC)
    links: list[Link] = []
    for word in words:
        if reference := parse_reference(word):
            links.extend(site.standard_chips([reference]))
        elif word in labels:
            links.append(Link(labels[word], TOPIC.address(word)))
    return tuple(links)


def _event(site: Site, item: Item) -> dict[str, Any]:
    fields = item.fields
    assert isinstance(fields, Event)
    return {
        "when": spoken_moment(fields),
        "zone": fields.timezone.replace("_", " "),
        "files": tuple(Link(kept.label, f"{item.address}{kept.file}") for kept in fields.materials),
    }


def _practice(site: Site, item: Item) -> dict[str, Any]:
    used = [found for id in item.get("resources") if (found := site.catalog.get("resource", id))]
    return {"resources": site.cards(used)}


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
    photo = item.get("photo")
    return {"photo": Link(photo.text, f"{item.address}{photo.file}") if photo else None}


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
