"""Feeds: what is new, in Atom and JSON Feed, for the whole site and for each part that has readers of its own."""

from clearinghouse.publish.feeds.feed import Feed, all_feeds, has_feed
from clearinghouse.publish.feeds.outputs import feed_outputs

__all__ = ["Feed", "all_feeds", "feed_outputs", "has_feed"]
