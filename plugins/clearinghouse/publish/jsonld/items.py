"""Items as nodes: each kind as the class of schema.org that says most of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from clearinghouse.catalog.catalog import Item
from clearinghouse.catalog.event_times import event_zone
from clearinghouse.catalog.facets import AUDIENCE, LEVEL, TOPIC, Facet
from clearinghouse.content.models import Coach, Collection, Event, Person, Resource
from clearinghouse.publish.citations.citation import make_citation
from clearinghouse.publish.dated import changed_on
from clearinghouse.publish.jsonld.node import Node, link, node
from clearinghouse.publish.licences import licence_address
from clearinghouse.publish.site import Site
from clearinghouse.standards.reference import Reference

PLACE = "#item"
"""Names the thing that a page is about, apart from the page itself."""


def item_node(site: Site, item: Item) -> Node:
    """Return what an item's page is about. Ways to reach people are for readers of the page, not in here."""
    return _BY_KIND[item.kind.name](site, item)


def item_id(site: Site, item: Item) -> str:
    return site.at(item.address) + PLACE


def _work(type: str) -> Callable[[Site, Item], Node]:
    return lambda site, item: node(type, item_id(site, item), **_common(site, item))


def _common(site: Site, item: Item) -> Node:
    """What all works have in common: their names, the page about them, standards and topics."""
    changed = changed_on(item)
    return {
        "name": item.title,
        "description": item.fields.summary,
        "mainEntityOfPage": link(site.at(item.address)),
        "dateModified": changed.isoformat() if changed else None,
        "about": [
            node("DefinedTerm", site.at(TOPIC.address(id)), name=label) for id, label in _terms(site, TOPIC, item)
        ],
        "teaches": [_standard_link(site, one) for one in item.standards if site.catalog.standard(one)],
        "educationalAlignment": [_alignment(site, one) for one in item.standards if site.catalog.standard(one)],
        "educationalLevel": [label for _, label in _terms(site, LEVEL, item)],
        "audience": [node("EducationalAudience", educationalRole=label) for _, label in _terms(site, AUDIENCE, item)],
    }


def _terms(site: Site, facet: Facet, item: Item) -> Iterable[tuple[str, str]]:
    labels = site.values(facet)
    ids = facet.named(item)
    return ((id, labels[id]) for id in ids if id in labels)


def standard_id(site: Site, reference: Reference) -> str:
    return site.at(reference.address) + "#standard"


def _standard_link(site: Site, reference: Reference) -> Node:
    framework, standard = site.catalog.framework(reference.framework), site.catalog.standard(reference)
    assert framework and standard
    return node("DefinedTerm", standard_id(site, reference), termCode=standard.code, name=standard.title)


def _alignment(site: Site, reference: Reference) -> Node:
    framework, standard = site.catalog.framework(reference.framework), site.catalog.standard(reference)
    assert framework and standard
    return node(
        "AlignmentObject",
        alignmentType="teaches",
        educationalFramework=framework.title,
        targetName=standard.code,
        targetDescription=standard.title,
        targetUrl=link(site.at(reference.address)),
    )


def _resource(site: Site, item: Item) -> Node:
    fields = item.fields
    assert isinstance(fields, Resource)
    type = site.catalog.vocabulary.lists["types"].get(fields.type)
    return node(
        "LearningResource",
        item_id(site, item),
        **_common(site, item),
        url=link(make_citation(item).url or site.at(item.address)),
        author=[
            node("Person" if name.is_person else "Organization", name=name.whole)
            for name in make_citation(item).authors
        ],
        publisher=node("Organization", name=fields.publisher),
        datePublished=str(fields.year) if fields.year else None,
        learningResourceType=type.label if type else None,
        timeRequired=f"PT{fields.minutes}M" if fields.minutes else None,
        isAccessibleForFree=fields.cost != "paid" if fields.cost else None,
        license=link(licence_address(fields.licence)),
    )


def _goal(site: Site, item: Item) -> Node:
    return node(
        "DefinedTerm",
        item_id(site, item),
        name=item.title,
        description=item.fields.summary,
        inDefinedTermSet=link(site.at("/goals/") + "#list"),
        mainEntityOfPage=link(site.at(item.address)),
    )


def _collection(site: Site, item: Item) -> Node:
    fields = item.fields
    assert isinstance(fields, Collection)
    found = (site.catalog.by_key(choice.item) for choice in fields.items)
    members = [other for other in found if other]
    return node(
        "ItemList",
        item_id(site, item),
        name=item.title,
        description=item.fields.summary,
        mainEntityOfPage=link(site.at(item.address)),
        numberOfItems=len(members),
        itemListElement=[list_entry(site, place, one.address, one.title) for place, one in enumerate(members, 1)],
    )


def list_entry(site: Site, place: int, address: str, name: str) -> Node:
    return node("ListItem", position=place, url=link(site.at(address)), name=name)


def _event(site: Site, item: Item) -> Node:
    fields = item.fields
    assert isinstance(fields, Event)
    places = [node("Place", name=fields.venue, address=fields.venue)] if fields.venue else []
    online = [node("VirtualLocation", url=link(fields.online))] if fields.online else []
    mode = "Mixed" if places and online else "Online" if online else "Offline"
    return node(
        "Event",
        item_id(site, item),
        **{key: value for key, value in _common(site, item).items() if key not in _NOT_OF_EVENTS},
        url=link(site.at(item.address)),
        startDate=_moment(site, fields, fields.start),
        endDate=_moment(site, fields, fields.end),
        eventStatus=link(f"https://schema.org/Event{'Cancelled' if fields.cancelled else 'Scheduled'}"),
        location=[*places, *online],
        eventAttendanceMode=link(f"https://schema.org/{mode}EventAttendanceMode"),
        organizer=link(site.at("/") + "#publisher"),
        offers=node("Offer", url=link(fields.registration)) if fields.registration else None,
        recordedIn=node("VideoObject", url=link(fields.recording)) if fields.recording else None,
    )


_NOT_OF_EVENTS = ("teaches", "educationalAlignment", "educationalLevel", "dateModified")


def _moment(site: Site, event: Event, moment: date) -> str:
    """Return a day, or a moment with the difference from UTC that holds there and then."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return moment.replace(tzinfo=ZoneInfo(event_zone(event, site.catalog))).isoformat()


def _person(site: Site, item: Item) -> Node:
    fields = item.fields
    assert isinstance(fields, Coach | Person)
    languages = fields.languages if isinstance(fields, Coach) else ()
    return node(
        "Person",
        item_id(site, item),
        name=fields.name,
        jobTitle=fields.role,
        description=fields.summary,
        mainEntityOfPage=link(site.at(item.address)),
        knowsAbout=[_standard_link(site, one) for one in item.standards if site.catalog.standard(one)],
        knowsLanguage=list(languages),
    )


_BY_KIND: dict[str, Callable[[Site, Item], Node]] = {
    "resource": _resource,
    "goal": _goal,
    "challenge": _work("LearningResource"),
    "collection": _collection,
    "practice": _work("Article"),
    "event": _event,
    "coach": _person,
    "person": _person,
}
