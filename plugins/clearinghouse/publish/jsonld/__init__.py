"""JSON-LD: what a page is about, in the words of schema.org, for search engines and whoever harvests."""
