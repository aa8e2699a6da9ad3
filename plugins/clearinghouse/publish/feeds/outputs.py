"""Feed files: `feed.xml` and `feed.json` beside each page that has a feed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from clearinghouse.publish.feeds.atom import atom_entry, render_atom
from clearinghouse.publish.feeds.feed import all_feeds
from clearinghouse.publish.feeds.json_feed import json_entry, render_json_feed
from clearinghouse.publish.page import Output
from clearinghouse.publish.site import Site


def feed_outputs(site: Site) -> Iterator[Output]:
    """Yield both forms of every feed. Each item is rendered once, however many feeds it stands in."""
    in_atom, in_json = cache(partial(atom_entry, site)), cache(partial(json_entry, site))
    for feed in all_feeds(site):
        yield Output(f"{feed.page}feed.xml", render_atom(site, feed, in_atom))
        yield Output(f"{feed.page}feed.json", render_json_feed(site, feed, in_json))
