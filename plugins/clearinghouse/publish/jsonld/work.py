"""What the nodes of works have in common: names, the page about them, standards, topics, and whom they are for."""

from __future__ import annotations

from functools import cache, partial

from clearinghouse.catalog.catalog import Item
from clearinghouse.catalog.facets import AUDIENCE, LEVEL, TOPIC
from clearinghouse.publish.dated import changed_on
from clearinghouse.publish.jsonld.node import Node, link, node
from clearinghouse.publish.site import Site
from clearinghouse.standards.reference import Reference

PLACE = "#item"
"""Names the thing that a page is about, apart from the page itself."""


def work(site: Site, item: Item) -> Node:
    """What all works have in common: their names, the page about them, standards and topics."""
    changed, known = changed_on(item), site.once(_Known)
    standards = [one for one in item.standards if site.catalog.standard(one)]
    return {
        "name": item.title,
        "description": item.fields.summary,
        "mainEntityOfPage": link(site.at(item.address)),
        "dateModified": changed.isoformat() if changed else None,
        "about": [known.topics[id] for id in TOPIC.named(item) if id in known.topics],
        "teaches": [known.standard(one) for one in standards],
        "educationalAlignment": [known.alignment(one) for one in standards],
        "educationalLevel": [known.levels[id] for id in LEVEL.named(item) if id in known.levels],
        "audience": [known.audiences[id] for id in AUDIENCE.named(item) if id in known.audiences],
    }


class _Known:
    """The nodes that many works of a site share, each made once."""

    def __init__(self, site: Site) -> None:
        self.topics = {
            id: node("DefinedTerm", site.at(TOPIC.address(id)), name=label) for id, label in site.values(TOPIC).items()
        }
        self.levels = site.values(LEVEL)
        self.audiences = {
            id: node("EducationalAudience", educationalRole=label) for id, label in site.values(AUDIENCE).items()
        }
        self.standard = cache(partial(standard_link, site))
        self.alignment = cache(partial(_alignment, site))


def standard_id(site: Site, reference: Reference) -> str:
    return site.at(reference.address) + "#standard"


def standard_link(site: Site, reference: Reference) -> Node:
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


def list_entry(site: Site, place: int, address: str, name: str) -> Node:
    return {"@type": "ListItem", "position": place, "url": {"@id": site.at(address)}, "name": name}


def item_id(site: Site, item: Item) -> str:
    return site.at(item.address) + PLACE
