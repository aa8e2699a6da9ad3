"""All pages of the site, and the small files beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from clearinghouse.catalog.catalog import Page as WrittenPage
from clearinghouse.catalog.facets import TOPIC
from clearinghouse.catalog.order import by_place, by_title
from clearinghouse.publish.coverage import coverage_page
from clearinghouse.publish.guide import Help, help_pages
from clearinghouse.publish.items import item_pages
from clearinghouse.publish.listings import listing_pages
from clearinghouse.publish.page import Link, Page
from clearinghouse.publish.site import HOME, Site
from clearinghouse.publish.standards import standard_pages


def make_pages(site: Site, rules: Sequence[Help] = ()) -> Iterator[Page]:
    """Yield every page of the site, each address once."""
    written = {page.address: page for page in site.catalog.pages}
    yield _home(site, written.pop("/", None))
    for page in written.values():
        yield _written(site, page)
    yield from item_pages(site)
    yield from standard_pages(site)
    yield coverage_page(site)
    yield from listing_pages(site)
    yield from help_pages(rules)
    yield from _moved(site)


def _written(site: Site, page: WrittenPage) -> Page:
    section = "/" + page.address.strip("/").split("/")[0] + "/"
    head = next((other for other in site.catalog.pages if other.address == section), None)
    above = (HOME, Link(head.fields.title, section)) if head and section != page.address else (HOME,)
    beside = tuple(
        Link(other.fields.title, other.address)
        for other in site.catalog.pages
        if other.address.startswith(section) and section != "/"
    )
    return Page(page.address, page.fields.title, "page.html", {"beside": beside}, page.fields.summary, page, above)


def _home(site: Site, written: WrittenPage | None) -> Page:
    catalog = site.catalog
    values: dict[str, Any] = {
        "framework": catalog.frameworks[0] if catalog.frameworks else None,
        "standards": tuple(_home_standards(site)),
        "goals": site.cards(sorted(catalog.of("goal"), key=by_place)),
        "challenges": site.cards(sorted(catalog.of("challenge"), key=by_place)),
        "collections": site.cards(sorted(catalog.of("collection"), key=by_title)),
        "topics": tuple(Link(value.label, TOPIC.address(value.id)) for value in TOPIC.values(catalog)),
        "count": len(catalog.of("resource")),
    }
    title = written.fields.title if written else "Clearinghouse"
    summary = written.fields.summary if written else ""
    return Page("/", title, "home.html", values, summary, written)


def _home_standards(site: Site) -> Iterator[dict[str, Any]]:
    for framework in site.catalog.frameworks[:1]:
        for standard in framework.standards:
            reference = framework.reference(standard)
            count = len(site.alignments.of(reference, "resource"))
            yield {"standard": standard, "address": reference.address, "count": count}


def _moved(site: Site) -> Iterator[Page]:
    """Pages at the earlier addresses of items, which lead to where the items are."""
    for item in site.catalog.items:
        for alias in item.fields.aliases:
            values = {"target": Link(item.title, item.address)}
            yield Page(alias, f"Moved: {item.title}", "moved.html", values, searchable=False)
