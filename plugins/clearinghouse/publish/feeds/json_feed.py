"""JSON Feed: a feed as version 1.1 of https://www.jsonfeed.org/ writes it."""

from __future__ import annotations

from collections.abc import Callable

from clearinghouse.catalog.catalog import Item
from clearinghouse.catalog.facets import TOPIC
from clearinghouse.content.models import Resource
from clearinghouse.publish.citations.citation import cited_url
from clearinghouse.publish.dated import feed_moment
from clearinghouse.publish.feeds.atom import entry_id
from clearinghouse.publish.feeds.feed import Feed
from clearinghouse.publish.json_text import json_text
from clearinghouse.publish.site import Site

MADE = {"version": "https://jsonfeed.org/version/1.1"}


def render_json_feed(site: Site, feed: Feed, entry: Callable[[Item], str]) -> str:
    """Return a feed as a JSON Feed document; `entry` renders one item."""
    head = {
        **MADE,
        "title": feed.title if feed.page == "/" else f"{feed.title} - {site.name}",
        "home_page_url": site.at(feed.page),
        "feed_url": site.at(f"{feed.page}feed.json"),
        "language": site.language,
        "authors": [{"name": site.publisher or site.name}],
        "items": [],
    }
    opened = json_text(head).removesuffix("]}")
    return f"{opened}{','.join(map(entry, feed.items))}]}}\n"


def json_entry(site: Site, item: Item) -> str:
    """Return an item as an entry of a JSON Feed."""
    labels = site.values(TOPIC)
    known = {
        "id": entry_id(site, item),
        "url": site.at(item.address),
        "external_url": cited_url(item.fields) if isinstance(item.fields, Resource) else "",
        "title": item.title,
        "content_text": item.fields.summary or item.title,
        "date_modified": feed_moment(item),
        "tags": [item.kind.label, *(labels[id] for id in TOPIC.ids_of(item, site.catalog) if id in labels)],
    }
    return json_text({name: value for name, value in known.items() if value})
