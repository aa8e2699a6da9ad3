"""What a page says of worth and age, what an element shows while it has little, short addresses, and paper."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import segno
from drawn import DrawnSite

from clearinghouse.catalog.facets import EVIDENCE, YEAR, sorts
from clearinghouse.publish.notices import notices
from clearinghouse.publish.page import Page
from clearinghouse.publish.pages import make_pages
from clearinghouse.publish.paper import PaperAddresses
from clearinghouse.publish.site import Site
from clearinghouse.publish.spoken import spoken_outputs

TODAY = date(2026, 9, 1)
NEWER = {"title": "Third edition", "url": "https://example.org/third"}


def site_of(site: DrawnSite, url: str = "") -> Site:
    return Site(site.public(TODAY), TODAY, url=url)


def page_at(site: Site, address: str) -> Page:
    return next(page for page in make_pages(site) if page.address == address)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"year": 2015}, ["This is from 2015. We know of no newer edition. Check what has changed since."]),
        ({"year": 2016}, []),
        ({"year": 2015, "newer": NEWER}, ["This is from 2015. There is a newer edition:"]),
        ({"year": 2024, "newer": NEWER}, ["There is a newer edition:"]),
        ({"cost": "partly-free", "cost_note": "The summary is free."}, ["The summary is free."]),
        ({"cost": "partly-free"}, ["Part of this is free and part is sold."]),
        ({"caution": "It follows another state's standards."}, ["It follows another state's standards."]),
    ],
    ids=str,
)
def test_a_reader_is_told_of_age_of_newer_editions_and_of_what_is_sold(
    site: DrawnSite, fields: dict[str, Any], said: list[str]
) -> None:
    site.resource("guide", **{"verified": True, "link_checked": True, **fields})
    made = site_of(site)
    item = made.catalog.get("resource", "guide")
    assert item is not None

    assert [notice.text for notice in notices(made, item)] == said


NOT_OPENED = "Program staff have not yet opened this link. It may have moved."
ELSEWHERE = (
    "Program staff have not yet opened the link to the work itself; it may have moved. What it is worth was read at"
    " another address, which stands there."
)


@pytest.mark.parametrize(
    ("read_at", "day", "said"),
    [
        ("https://example.org/guide", date(2026, 8, 1), []),
        ("https://example.org/guide", None, [NOT_OPENED]),
        ("https://example.org/review", date(2026, 8, 1), [ELSEWHERE]),
    ],
    ids=str,
)
def test_a_link_at_which_the_findings_were_read_is_not_called_unopened(
    site: DrawnSite, read_at: str, day: date | None, said: list[str]
) -> None:
    study = {"design": "a survey", "source": read_at, **({"date": day} if day else {})}
    site.resource("guide", url="https://example.org/guide", verified=True, evidence={"studies": [study]})
    made = site_of(site)
    item = made.catalog.get("resource", "guide")
    assert item is not None

    assert [notice.text for notice in notices(made, item)] == said


def test_a_newer_edition_on_this_site_is_linked_and_a_draft_of_it_is_not(site: DrawnSite) -> None:
    site.resource("third", title="Third edition")
    site.resource("hidden", status="draft")
    site.resource("first", newer={"title": "Third edition", "resource": "third"}, verified=True, link_checked=True)
    site.resource("second", newer={**NEWER, "resource": "third"}, verified=True, link_checked=True)
    made = site_of(site)

    for id in ("first", "second"):
        item = made.catalog.get("resource", id)
        assert item is not None
        (notice,) = notices(made, item)
        assert notice.link is not None and notice.link.address == "/resources/third/"


def test_an_element_with_little_shows_its_parents_best_and_says_what_is_missing(site: DrawnSite) -> None:
    site.resource("named", title="Named", standards=["psel-2015/1a"])
    site.resource("beside", title="Beside", standards=["psel-2015/1"])

    page = page_at(site_of(site), "/standards/psel-2015/1a/")

    assert [card.title for group in page.values["direct"] for card in group.cards] == ["Feedback protocol", "Named"]
    assert [card.title for card in page.values["beside"]] == ["Beside"]
    assert page.values["wanted"] == 3


def test_an_element_with_enough_says_nothing_of_the_kind(site: DrawnSite) -> None:
    for number in range(5):
        site.resource(f"r{number}", title=f"R{number}", standards=["psel-2015/1a"])
    site.resource("beside", title="Beside", standards=["psel-2015/1"])

    page = page_at(site_of(site), "/standards/psel-2015/1a/")

    assert (page.values["beside"], page.values["wanted"]) == ((), 0)


def test_a_facet_that_tells_nothing_apart_is_not_offered(site: DrawnSite) -> None:
    for number in range(3):
        site.resource(f"r{number}", title=f"R{number}", year=2020 + number)
    catalog = site_of(site).catalog

    assert not sorts(EVIDENCE, catalog.of("resource"), catalog)
    assert sorts(YEAR, catalog.of("resource"), catalog)


def test_a_standards_code_alone_leads_to_its_page(site: DrawnSite) -> None:
    site.resource("named", standards=["psel-2015/1a"])

    found = {output.address: output.content for output in spoken_outputs(site_of(site))}

    assert 'url=../standards/psel-2015/1a/"' in found["/1a/index.html"]
    assert all(address == address.lower() for address in found)


def test_paper_carries_the_shortest_address_and_only_where_the_site_knows_its_own(site: DrawnSite) -> None:
    site.resource("named", standards=["psel-2015/1a"])
    here, nowhere = site_of(site, "https://cas.example.org/"), site_of(site)
    standard = page_at(here, "/standards/psel-2015/1a/")

    found = PaperAddresses(here).of(standard)

    assert found is not None and found.words == "cas.example.org/1a/" and found.code.startswith("<svg")
    assert PaperAddresses(here).of(page_at(here, "/find/")) is None
    assert PaperAddresses(nowhere).of(standard) is None


def test_the_code_on_paper_is_drawn_as_the_library_draws_it(site: DrawnSite) -> None:
    """Ours is drawn in a third of the time, of the same modules."""
    site.resource("named", standards=["psel-2015/1a"])
    for letters in range(0, 90, 7):
        shown = site_of(site, f"https://example.org/{'x' * letters}")
        found = PaperAddresses(shown).of(page_at(shown, "/resources/named/"))
        assert found is not None
        drawn = segno.make(f"https://{found.words}", micro=False, error="l", mask=3, boost_error=False)
        assert found.code == drawn.svg_inline(border=2, omitsize=True, svgclass=None, lineclass=None)
