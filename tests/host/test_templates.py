"""Pages from our own templates."""

from __future__ import annotations

from datetime import date

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.host.templates import PageRenderer
from clearinghouse.publish.card import Card
from clearinghouse.publish.listings import paged
from clearinghouse.publish.page import Page
from clearinghouse.publish.site import Site


def test_a_card_shows_itself_though_another_stood_at_its_place_in_memory() -> None:
    site = Site(Catalog(), date(2026, 9, 1))
    pages = PageRenderer(site)

    for number in range(300):
        # Nothing else holds the card, so the next one is likely to be made where this one was.
        card = Card(f"topics/{number}", "Topic", f"/topics/{number}/", f"The title {number}.", "", ())
        _, cards, paging = next(paged(site, "/x/", (card,)))
        values = {"cards": cards, "paging": paging, "intro": "", "counted": "resource"}
        html = pages.render(Page("/x/", "X", "listing.html", values), "..")

        assert f"The title {number}." in html and f"topics/{number}/" in html
