"""What the nodes of works have in common: names, the page about them, standards, topics, and whom they are for."""

from __future__ import annotations

from collections.abc import Iterable

from clearinghouse.catalog.catalog import Item
from clearinghouse.catalog.facets import AUDIENCE, LEVEL, TOPIC, Facet
from clearinghouse.publish.dated import changed_on
from clearinghouse.publish.jsonld.node import Node, link, node
from clearinghouse.publish.site import Site
from clearinghouse.standards.reference import Reference

PLACE = "#item"
"""Names the thing that a page is about, apart from the page itself."""


def work(site: Site, item: Item) -> Node:
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
        "teaches": [standard_link(site, one) for one in item.standards if site.catalog.standard(one)],
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
    return node("ListItem", position=place, url=link(site.at(address)), name=name)


def item_id(site: Site, item: Item) -> str:
    return site.at(item.address) + PLACE
