"""The page of what is new here: items by the day on which they were added, and the latest changes."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.catalog.arrivals import arrivals, changed_since
from clearinghouse.publish.page import Page
from clearinghouse.publish.shelf import Shelf
from clearinghouse.publish.site import Site
from clearinghouse.publish.when import spoken_day

NEWS = "/new/"
MOST, CHANGES = 60, 12
"""So many items are shown of all days together, the last day whole or cut; and so many of what was changed."""


def news_page(site: Site) -> Page:
    """Return the page of what is new here."""
    changed = changed_since(site.catalog)
    values = {"shelves": tuple(_days(site)), "changed": site.cards(changed[:CHANGES]), "changes": len(changed)}
    title, summary = site.wording("news.title"), site.wording("news.summary")
    return Page(NEWS, title, "news.html", values, summary, above=(site.home,))


def _days(site: Site) -> Iterator[Shelf]:
    left = MOST
    for day, items in arrivals(site.catalog):
        if left <= 0:
            return
        yield Shelf(site.wording("news.added", day=spoken_day(day, site.wording)), site.cards(items[:left]))
        left -= len(items)
