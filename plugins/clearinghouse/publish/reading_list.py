"""The reader's own list: one page, the same for everybody, which the reader's browser fills."""

from __future__ import annotations

from clearinghouse.publish.page import Page
from clearinghouse.publish.site import Site

ADDRESS = "/list/"


def reading_list_page(site: Site) -> Page:
    """Return the page of the reader's own list, which also shows the lists that are passed on as links.

    Nothing on it comes from the catalogue: what it lists is in the reader's browser, or in the part of the
    address that browsers send to no server.
    """
    title, summary = site.wording("list.title"), site.wording("list.summary")
    return Page(ADDRESS, title, "list.html", {}, summary, above=(site.home,))
