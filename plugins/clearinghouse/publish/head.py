"""The head of a page for machines: what it is called elsewhere, where its other forms are, and what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from clearinghouse.catalog.catalog import Item
from clearinghouse.content.models import Personal, Resource
from clearinghouse.publish.citations.citation import cited_url
from clearinghouse.publish.feeds import has_feed
from clearinghouse.publish.item_data import WITHOUT, item_file
from clearinghouse.publish.jsonld.script import render_graph
from clearinghouse.publish.licences import licence_address
from clearinghouse.publish.markdown import has_twin
from clearinghouse.publish.page import Page
from clearinghouse.publish.page_graph import page_graph
from clearinghouse.publish.site import Site

_SIGN = re.compile("[&<>\"']")


class HeadLink(NamedTuple):
    """A `<link>`: how another address relates to the page, and what is found there. `rel` and `type` are ours."""

    rel: str
    address: str
    type: str = ""
    title: str = ""


@dataclass(frozen=True)
class Head:
    """What the head of a page says to machines."""

    title: str
    description: str
    kind: str
    address: str
    links: tuple[HeadLink, ...] = ()
    json_ld: str = ""


def make_head(site: Site, page: Page) -> Head:
    """Return the head of a page. On a site whose address nobody knows it holds only what needs no address."""
    item = page.origin if isinstance(page.origin, Item) else None
    graph = list(page_graph(site, page))
    return Head(
        page.title,
        page.summary or site.description,
        "profile" if item and isinstance(item.fields, Personal) else "article" if item else "website",
        site.at(page.address) if site.url else "",
        tuple(_links(site, page, item)),
        render_graph(graph) if graph else "",
    )


def render_head(site: Site, head: Head) -> str:
    """Return a head as HTML. It is joined, for a template took longer over it than over what stands in it."""
    if not head.address:
        return ""
    said = (("title", head.title), ("type", head.kind), ("url", head.address), ("site_name", site.name))
    lines = [f'<meta property="og:{name}" content="{_escaped(words)}">' for name, words in said]
    if head.description:
        lines.append(f'<meta property="og:description" content="{_escaped(head.description)}">')
    lines += map(_link, head.links)
    return "\n".join(lines)


def _link(link: HeadLink) -> str:
    type = f' type="{link.type}"' if link.type else ""
    title = f' title="{_escaped(link.title)}"' if link.title else ""
    return f'<link rel="{link.rel}" href="{_escaped(link.address)}"{type}{title}>'


def _escaped(text: str) -> str:
    return escape(text) if _SIGN.search(text) else text


def _links(site: Site, page: Page, item: Item | None) -> Iterator[HeadLink]:
    if not site.url or page.template == "moved.html":
        return
    here = site.at(page.address)
    yield HeadLink("search", site.at("/opensearch.xml"), "application/opensearchdescription+xml", site.name)
    yield HeadLink("alternate", site.at("/feed.xml"), "application/atom+xml", site.name)
    if page.address != "/" and has_feed(site, page.address):
        yield HeadLink("alternate", f"{here}feed.xml", "application/atom+xml", page.title)
    if has_twin(page):
        yield HeadLink("alternate", f"{here}index.md", "text/markdown")
    if page.about:
        yield HeadLink("alternate", f"{here}index.json", "application/json")
    if item and item.kind.name not in WITHOUT:
        yield HeadLink("describedby", site.at(item_file(item.key)), "application/json")
    if item and isinstance(item.fields, Resource):
        yield from _signposts(here, item.fields)


def _signposts(here: str, fields: Resource) -> Iterator[HeadLink]:
    """Source: FAIR Signposting Profile, level 1, https://signposting.org/FAIR/."""
    yield HeadLink("cite-as", here)
    yield HeadLink("type", "https://schema.org/LearningResource")
    yield HeadLink("type", "https://schema.org/AboutPage")
    if licence := licence_address(fields.licence):
        yield HeadLink("license", licence)
    if url := cited_url(fields):
        yield HeadLink("item", url)
