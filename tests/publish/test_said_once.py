"""What pages say once, and with the numbers of the other pages."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
import yaml
from drawn import BASE, DrawnSite
from one_page import made

from clearinghouse.publish.page import Page
from clearinghouse.publish.pages import make_pages
from clearinghouse.publish.site import Site
from clearinghouse.publish.standards import standard_pages

TODAY = datetime.date(2026, 9, 1)
COACH = {"name": "Ada Muster", "summary": "S.", "status": "published", "role": "Coach"}
CONSENT = {"given_on": datetime.date(2026, 8, 1), "expires_on": datetime.date(2027, 8, 1)}


def page_at(site: DrawnSite, address: str) -> Page:
    return next(page for page in make_pages(Site(site.public(TODAY), TODAY)) if page.address == address)


@pytest.mark.parametrize(
    ("actions", "first", "below"),
    [
        ([["Walk.", "Talk."], ["Read."]], "Walk.", [("Talk.",), ("Read.",)]),
        ([["Walk."], ["Read.", "Write."]], "Read.", [("Walk.",), ("Write.",)]),
        ([["Walk."], []], "", [("Walk.",), ()]),
    ],
    ids=["of the first cause", "of the second", "none alone"],
)
def test_a_first_step_is_not_said_again_below(
    site: DrawnSite, actions: list[list[str]], first: str, below: list[tuple[str, ...]]
) -> None:
    causes = [{"title": f"Cause {place}.", "actions": done} for place, done in enumerate(actions)]
    site.write("content/challenges/c.md", title="C", summary="S.", status="published", order=1, root_causes=causes)

    values = page_at(site, "/challenges/c/").values

    assert values["first"] == first
    assert [one["actions"] for one in values["causes"]] == below


def test_an_entry_of_a_collection_has_its_note_or_its_summary(site: DrawnSite) -> None:
    site.resource("other", summary="Its own summary.")
    items = [{"item": "resources/feedback-protocol", "note": "Begin here."}, {"item": "resources/other"}]
    site.write("content/collections/list.md", title="L", summary="S.", status="published", items=items)

    chosen = page_at(site, "/collections/list/").values["chosen"]

    assert [card.summary for card in chosen] == ["Begin here.", "Its own summary."]


@pytest.mark.parametrize(
    ("fields", "title", "reached"),
    [
        ({}, "People of the program", "ada@example.org"),
        ({"accepting": False, "topics": ["coaching"]}, "Coaches and staff", None),
    ],
    ids=["contacts", "coaches"],
)
def test_contacts_are_not_called_coaches_and_can_be_reached_from_the_list(
    site: DrawnSite, fields: dict[str, Any], title: str, reached: str | None
) -> None:
    contact = {"email": "ada@example.org"}
    site.write("content/coaches/ada.md", **COACH, consent=CONSENT, contact=contact, **fields)

    page = page_at(site, "/coaches/")
    (found,) = page.values["coaches"]

    assert page.title == page_at(site, "/coaches/ada/").above[-1].label == title
    assert (found.contact and found.contact.email) == reached


def test_home_counts_what_the_coverage_page_counts(site: DrawnSite) -> None:
    (site.root / "resources" / "feedback-protocol.md").unlink()
    other = yaml.safe_load((BASE / "content" / "standards" / "psel-2015.yml").read_text()) | {"id": "other"}
    site.write("content/standards/other.yml", yaml.safe_dump(other))
    row = {
        "relation": "isRelatedTo",
        "level": "standard",
        "source": "editorial",
        "from": "other/1",
        "to": "psel-2015/1",
    }
    site.write("content/standards/crosswalks.yml", yaml.safe_dump([row]))
    site.resource("own", standards=["psel-2015/1a"])
    site.resource("carried", standards=["other/1"])
    made = Site(site.public(TODAY), TODAY)
    pages = {page.address: page for page in make_pages(made)}

    (coverage,) = (
        one for one in pages["/standards/coverage/"].values["sections"] if one["framework"].id == "psel-2015"
    )
    home = {row["standard"].code: row["tally"].first for row in pages["/"].values["standards"]}

    assert home == {link.label: total for link, _, total in coverage["tables"][0].rows} == {"1": 1, "10": 0}


def test_a_booklet_of_many_pages_says_how_many(site: DrawnSite) -> None:
    for number in range(40):
        site.resource(f"one-{number}", standards=["psel-2015/1"], type="tool")
    pages = {page.address: page.values for page in standard_pages(Site(site.public(TODAY), TODAY)) if page.about}

    assert [pages[f"/standards/psel-2015/{code}/"]["sheets"] for code in ("1", "10")] == [13, 0]


def test_a_site_without_resources_offers_no_list_of_them(site: DrawnSite) -> None:
    (site.root / "resources" / "feedback-protocol.md").unlink()

    assert "Browse all" not in made(site, "/").text("/")
