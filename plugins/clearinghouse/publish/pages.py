"""All pages of the site, and the small files beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from clearinghouse.catalog.catalog import WrittenPage
from clearinghouse.catalog.facets import PUBLISHER, moved_publishers
from clearinghouse.publish.coaches import coach_pages
from clearinghouse.publish.coverage import coverage_page
from clearinghouse.publish.event_lists import event_list_pages
from clearinghouse.publish.figures.page import figures_page
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

NEAR = 20
"""So many pages of its section are listed before a page and after it: a list of all, on each, grows by the square."""


def make_pages(site: Site, rules: Sequence[Help] = ()) -> Iterator[Page]:
    """Yield every page of the site, each address once."""
    written = {page.address: page for page in site.catalog.pages}
    yield home_page(site, written.pop("/", None))
    yield from _written_pages(site, list(written.values()))
    yield from item_pages(site)
    yield from standard_pages(site)
    yield coverage_page(site)
    yield figures_page(site)
    yield finder_page(site)
    yield reading_list_page(site)
    yield open_data_page(site)
    yield news_page(site)
    yield from listing_pages(site)
    yield from event_list_pages(site)
    yield from coach_pages(site)
    yield from help_pages(site, rules)
    yield from _moved(site)


def _written_pages(site: Site, pages: Sequence[WrittenPage]) -> Iterator[Page]:
    """Yield the plain pages, each with those that stand near it in its section."""
    for section, run in groupby(sorted(pages, key=_section), key=_section):
        together = list(run)
        for place, page in enumerate(together):
            first = max(0, min(place - NEAR, len(together) - 2 * NEAR - 1))
            near = together[first : first + 2 * NEAR + 1]
            yield _written(site, page, together[0] if together[0].address == section else None, near)


def _section(page: WrittenPage) -> str:
    return "/" + page.address.strip("/").split("/")[0] + "/"


def _written(site: Site, page: WrittenPage, head: WrittenPage | None, near: Sequence[WrittenPage]) -> Page:
    apart = head is not None and head is not page
    above = (site.home, Link(head.fields.title, head.address)) if head and apart else (site.home,)
    beside = tuple(
        Link(other.fields.title, other.address) for other in (*((head,) if head and head not in near else ()), *near)
    )
    values = {"beside": beside, "mending": mending(site, page.address, page.source.path)}
    return Page(page.address, page.fields.title, "page.html", values, page.fields.summary, page, above)


def _moved(site: Site) -> Iterator[Page]:
    """Pages at the earlier addresses of items and publishers, which lead to where they are."""
    for item in site.catalog.items:
        for alias in item.fields.aliases:
            yield _moved_to(site, alias, Link(item.title, item.address))
    for address, value in moved_publishers(site.catalog).items():
        yield _moved_to(site, address, Link(value.label, PUBLISHER.address(value.id)))


def _moved_to(site: Site, address: str, target: Link) -> Page:
    return Page(address, site.wording("moved.title", title=target.label), "moved.html", {"target": target})
