"""Pages as graphs: the page, the way to it, and what it is about."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.catalog.catalog import Item
from clearinghouse.publish.jsonld.node import Node, link, node
from clearinghouse.publish.jsonld.work import item_id, list_entry, standard_id
from clearinghouse.publish.kinds import VIEWS
from clearinghouse.publish.page import Page
from clearinghouse.publish.site import Site
from clearinghouse.standards.framework import Framework
from clearinghouse.standards.reference import Reference


def page_graph(site: Site, page: Page) -> Iterator[Node]:
    """Yield the nodes of a page: none on a site whose address nobody knows, for every name of a thing is an address."""
    if not site.url:
        return
    about = _about(site, page)
    yield _page_node(site, page, about)
    if page.above:
        yield _crumbs(site, page)
    if about:
        yield about
    if page.address == "/":
        yield from _site_nodes(site)


def _page_node(site: Site, page: Page, about: Node | None) -> Node:
    here = site.at(page.address)
    return node(
        "CollectionPage" if page.cards else "WebPage",
        here,
        name=page.title,
        description=page.summary,
        url=link(here),
        isPartOf=link(site.at("/") + "#site"),
        breadcrumb=link(here + "#crumbs") if page.above else None,
        mainEntity=link(about["@id"]) if about else None,
    )


def _crumbs(site: Site, page: Page) -> Node:
    places = [(one.address, one.label) for one in page.above] + [(page.address, page.title)]
    entries = [
        node("ListItem", position=place, item=link(site.at(address)), name=label)
        for place, (address, label) in enumerate(places, 1)
    ]
    return node("BreadcrumbList", site.at(page.address) + "#crumbs", itemListElement=entries)


def _about(site: Site, page: Page) -> Node | None:
    if isinstance(page.origin, Item):
        return VIEWS[page.origin.kind.name].item_node(site, page.origin)
    if isinstance(page.about, Framework):
        return _framework(site, page.about)
    if isinstance(page.about, Reference):
        return _standard(site, page.about)
    return _goals(site) if page.address == "/goals/" else _list(site, page)


def _framework(site: Site, framework: Framework) -> Node:
    standards = [framework.reference(standard) for standard in framework.standards]
    return node(
        "DefinedTermSet",
        framework_id(site, framework),
        name=framework.title,
        alternateName=framework.short_title,
        url=link(site.at(framework.address)),
        datePublished=str(framework.year),
        publisher=node("Organization", name=framework.publisher),
        sameAs=link(framework.url),
        hasDefinedTerm=[link(standard_id(site, one)) for one in standards],
    )


def framework_id(site: Site, framework: Framework) -> str:
    return site.at(framework.address) + "#framework"


def _standard(site: Site, reference: Reference) -> Node:
    framework, standard = site.catalog.framework(reference.framework), site.catalog.standard(reference)
    assert framework and standard
    return node(
        "DefinedTerm",
        standard_id(site, reference),
        termCode=standard.code,
        name=standard.title,
        description=standard.summary,
        url=link(site.at(reference.address)),
        inDefinedTermSet=link(framework_id(site, framework)),
    )


def _goals(site: Site) -> Node:
    goals = [link(item_id(site, goal)) for goal in site.catalog.of("goal")]
    return node("DefinedTermSet", site.at("/goals/") + "#list", name="Program goals", hasDefinedTerm=goals)


def _list(site: Site, page: Page) -> Node | None:
    if not page.cards:
        return None
    entries = [list_entry(site, place, card.address, card.title) for place, card in enumerate(page.cards, 1)]
    return node(
        "ItemList",
        site.at(page.address) + "#list",
        name=page.title,
        numberOfItems=len(entries),
        itemListElement=entries,
    )


def _site_nodes(site: Site) -> Iterator[Node]:
    home = site.at("/")
    search = node("EntryPoint", urlTemplate=f"{site.at('/find/')}?q={{search_term_string}}")
    action = node("SearchAction", target=search) | {"query-input": "required name=search_term_string"}
    yield node(
        "WebSite",
        home + "#site",
        name=site.name,
        description=site.description,
        url=link(home),
        publisher=link(home + "#publisher"),
        inLanguage=site.language,
        potentialAction=action,
    )
    yield node("Organization", home + "#publisher", name=site.publisher or site.name)
