"""All pages of the site, and the small files beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clearinghouse.catalog.catalog import Page as WrittenPage
from clearinghouse.publish.coaches import coach_pages
from clearinghouse.publish.coverage import coverage_page
from clearinghouse.publish.event_lists import event_list_pages
from clearinghouse.publish.finder import finder_page
from clearinghouse.publish.guide import Help, help_pages
from clearinghouse.publish.home import home_page
from clearinghouse.publish.items import item_pages
from clearinghouse.publish.listings import listing_pages
from clearinghouse.publish.mending import mending
from clearinghouse.publish.news import news_page
from clearinghouse.publish.open_data.page import open_data_page
from clearinghouse.publish.page import Link, Page
from clearinghouse.publish.reading_list import reading_list_page
from clearinghouse.publish.site import Site
from clearinghouse.publish.standards import standard_pages


def make_pages(site: Site, rules: Sequence[Help] = ()) -> Iterator[Page]:
    """Yield every page of the site, each address once."""
    written = {page.address: page for page in site.catalog.pages}
    yield home_page(site, written.pop("/", None))
    for page in written.values():
        yield _written(site, page)
    yield from item_pages(site)
    yield from standard_pages(site)
    yield coverage_page(site)
    yield finder_page(site)
    yield reading_list_page(site)
    yield open_data_page(site)
    yield news_page(site)
    yield from listing_pages(site)
    yield from event_list_pages(site)
    yield from coach_pages(site)
    yield from help_pages(site, rules)
    yield from _moved(site)


def _written(site: Site, page: WrittenPage) -> Page:
    section = "/" + page.address.strip("/").split("/")[0] + "/"
    head = next((other for other in site.catalog.pages if other.address == section), None)
    above = (site.home, Link(head.fields.title, section)) if head and section != page.address else (site.home,)
    beside = tuple(
        Link(other.fields.title, other.address)
        for other in site.catalog.pages
        if other.address.startswith(section) and section != "/"
    )
    values = {"beside": beside, "mending": mending(site, page.address, page.source.path)}
    return Page(page.address, page.fields.title, "page.html", values, page.fields.summary, page, above)


def _moved(site: Site) -> Iterator[Page]:
    """Pages at the earlier addresses of items, which lead to where the items are."""
    for item in site.catalog.items:
        for alias in item.fields.aliases:
            values = {"target": Link(item.title, item.address)}
            yield Page(alias, site.wording("moved.title", title=item.title), "moved.html", values)
