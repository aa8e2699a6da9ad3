"""Atom: a feed as RFC 4287 writes it."""

from __future__ import annotations

from collections.abc import Callable

from clearinghouse.catalog.catalog import Item
from clearinghouse.catalog.facets import TOPIC
from clearinghouse.publish.dated import feed_moment
from clearinghouse.publish.feeds.feed import Feed
from clearinghouse.publish.site import Site
from clearinghouse.publish.xml_text import element, xml_text

AtomEntry = Callable[[Item], str]


def render_atom(site: Site, feed: Feed, entry: AtomEntry) -> str:
    """Return a feed as an Atom document; `entry` renders one item.

    Titles and summaries say that they are text: readers take what does not for HTML and lose what stands
    in angle brackets. Every entry has a date, and it is the content's own.
    """
    here = site.at(f"{feed.page}feed.xml")
    title = feed.title if feed.page == "/" else f"{feed.title} - {site.name}"
    lines = (
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{xml_text(site.language)}">',
        element("id", here),
        element("title", title or here, type="text"),
        element("updated", feed.updated),
        f'<link rel="self" type="application/atom+xml" href="{xml_text(here)}"/>',
        f'<link rel="alternate" type="text/html" href="{xml_text(site.at(feed.page))}"/>',
        f"<author>{element('name', site.publisher or site.name or here)}</author>",
        *(entry(item) for item in feed.items),
        "</feed>\n",
    )
    return "\n".join(lines)


def atom_entry(site: Site, item: Item) -> str:
    """Return an item as an entry. Its id is its earliest address, so that it is told once even if it moves."""
    labels = site.values(TOPIC)
    topics = (labels[id] for id in TOPIC.ids_of(item, site.catalog) if id in labels)
    parts = (
        element("id", entry_id(site, item)),
        element("title", item.title, type="text"),
        element("updated", feed_moment(item)),
        f'<link rel="alternate" type="text/html" href="{xml_text(site.at(item.address))}"/>',
        element("summary", item.fields.summary, type="text"),
        f'<category term="{item.kind.name}" label="{xml_text(item.kind.label)}"/>',
        *(f'<category term="{xml_text(label)}"/>' for label in topics),
    )
    return f"<entry>{''.join(parts)}</entry>"


def entry_id(site: Site, item: Item) -> str:
    return site.at(next(iter(item.fields.aliases), item.address))
