"""JSON-LD: what a page is about, in the words of schema.org, for search engines and whoever harvests."""

from clearinghouse.publish.jsonld.pages import page_graph
from clearinghouse.publish.jsonld.script import render_graph

__all__ = ["page_graph", "render_graph"]
