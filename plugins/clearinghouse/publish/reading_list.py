"""The reader's own list: one page, the same for everybody, which the reader's browser fills."""

from __future__ import annotations

from clearinghouse.publish.page import Page
from clearinghouse.publish.site import HOME

ADDRESS = "/list/"


def reading_list_page() -> Page:
    """Return the page of the reader's own list, which also shows the lists that are passed on as links.

    Nothing on it comes from the catalogue: what it lists is in the reader's browser, or in the part of the
    address that browsers send to no server.
    """
    summary = "What you keep while you look around: put it in order, add notes, print it or pass it on."
    return Page(ADDRESS, "My list", "list.html", {}, summary, above=(HOME,))
