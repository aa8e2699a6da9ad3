"""Pages of items, standards and the home page: what they tell a reader, and where they lead on."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath
from typing import Any

import pytest
from drawn import DrawnSite
from one_page import made

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.publish.home import home_page
from clearinghouse.publish.items import item_pages
from clearinghouse.publish.mending import mending, repository
from clearinghouse.publish.page import Page
from clearinghouse.publish.pages import make_pages
from clearinghouse.publish.site import Site
from clearinghouse.publish.standard_resources import Tally

TODAY = date(2026, 9, 1)
CONSENT = {"given_on": date(2026, 1, 1), "expires_on": date(2028, 1, 1)}


def values(site: DrawnSite, address: str, **settings: Any) -> dict[str, Any]:
    made = Site(site.public(), TODAY, **settings)
    return dict(next(page.values for page in make_pages(made) if page.address == address))


def coach(site: DrawnSite, id: str, **fields: Any) -> None:
    site.write(
        f"content/coaches/{id}.md",
        **{"name": f"Coach {id.title()}", "summary": "S.", "status": "published", "role": "Coach", "consent": CONSENT},
        **fields,
    )


def event(site: DrawnSite, id: str, day: date, **fields: Any) -> None:
    site.write(
        f"content/events/{id}.md",
        title=f"Session {id}",
        summary="S.",
        status="published",
        start=f"{day} 15:30",
        end=f"{day} 17:00",
        venue="Here",
        **fields,
    )
    file = site.root / "content" / "events" / f"{id}.md"
    file.write_text(file.read_text().replace("'", ""))


def advised_by(site: DrawnSite, address: str = "/resources/feedback-protocol/") -> dict[str, list[str]]:
    """Return who is to be asked about a page, and about what."""
    return {one.card.title: [link.address for link in one.about] for one in values(site, address)["advisers"]}


# The feedback protocol names the element psel-2015/1a and the topic data-use.
@pytest.mark.parametrize(
    ("known", "about"),
    [
        ({"standards": ["psel-2015/1a"]}, ["/standards/psel-2015/1a/"]),
        ({"standards": ["psel-2015/1"]}, ["/standards/psel-2015/1/"]),
        ({"topics": ["data-use"]}, ["/topics/data-use/"]),
        (
            {"standards": ["psel-2015/1a"], "topics": ["data-use"]},
            ["/standards/psel-2015/1a/", "/topics/data-use/"],
        ),
    ],
    ids=["the element itself", "the standard around it", "a topic", "both"],
)
def test_who_names_its_standard_or_topic_can_be_asked(site: DrawnSite, known: dict[str, Any], about: list[str]) -> None:
    coach(site, "ada", **known)

    assert advised_by(site) == {"Coach Ada": about}


def test_who_names_an_element_can_be_asked_about_the_standard(site: DrawnSite) -> None:
    coach(site, "ada", standards=["psel-2015/1a"])

    assert list(advised_by(site, "/standards/psel-2015/1/")) == ["Coach Ada"]


@pytest.mark.parametrize("known", [{}, {"standards": ["psel-2015/10"]}, {"topics": ["attendance"]}])
def test_who_names_something_else_is_not_asked(site: DrawnSite, known: dict[str, Any]) -> None:
    coach(site, "ada", **known)

    assert advised_by(site) == {}


def test_what_a_person_seeks_to_learn_does_not_make_them_an_adviser(site: DrawnSite) -> None:
    person = {"summary": "S.", "status": "published", "role": "Principal", "consent": CONSENT}
    site.write("content/people/bea.md", name="Bea", **person, offers=["data-use"], seeks=["attendance"])
    site.write("content/people/cyd.md", name="Cyd", **person, offers=["attendance"], seeks=["psel-2015/1a", "data-use"])

    assert advised_by(site) == {"Bea": ["/topics/data-use/"]}


def test_who_knows_most_about_it_comes_first(site: DrawnSite) -> None:
    coach(site, "ada", topics=["data-use"])
    coach(site, "zoe", topics=["data-use"], standards=["psel-2015/1a"])

    assert list(advised_by(site)) == ["Coach Zoe", "Coach Ada"]


def test_nobody_is_asked_whose_consent_has_run_out(site: DrawnSite) -> None:
    coach(site, "ada", topics=["data-use"])
    file = site.root / "content" / "coaches" / "ada.md"
    file.write_text(file.read_text().replace("2028-01-01", "2026-08-31"))

    assert advised_by(site) == {}


def test_where_nobody_is_listed_the_page_leads_to_the_programs_contacts(site: DrawnSite) -> None:
    assert values(site, "/resources/feedback-protocol/")["contacts"].address == "/coaches/"

    site.write("content/program/contact.md", "x", title="Contact")

    assert values(site, "/resources/feedback-protocol/")["contacts"].address == "/program/contact/"


def test_a_resource_names_what_names_it_by_kind(site: DrawnSite) -> None:
    used = {"resources": ["feedback-protocol"]}
    told = dict.fromkeys(["context", "what_we_did", "result"], "x")
    entry = {"summary": "S.", "status": "published"}
    site.write("content/practices/p.md", title="P", **entry, **told, **used, setting="A school", consent=CONSENT)
    site.write("content/challenges/c.md", title="C", **entry, order=1, root_causes=[{"title": "R", **used}])
    site.write("content/collections/l.md", title="L", **entry, items=[{"item": "resources/feedback-protocol"}])

    shelves = values(site, "/resources/feedback-protocol/")["named_by"]

    assert [(shelf.title, [card.title for card in shelf.cards]) for shelf in shelves] == [
        ("Challenges it helps with", ["C"]),
        ("Practices that used it", ["P"]),
        ("In these collections", ["L"]),
    ]


def test_a_resource_can_be_cited_in_three_formats_and_as_text(site: DrawnSite) -> None:
    found = values(site, "/resources/feedback-protocol/")

    assert [link.label for link in found["citations"]] == ["RIS", "BibTeX", "CSL-JSON"]
    assert found["reference"].title == "Feedback protocol"


def tones(site: DrawnSite, **fields: Any) -> list[str]:
    site.resource("mine", verified=True, link_checked=True, **fields)
    return [notice.tone for notice in values(site, "/resources/mine/")["notices"]]


def test_a_sound_resource_has_no_notice(site: DrawnSite) -> None:
    assert tones(site, review_by=TODAY) == []


def test_a_resource_past_its_review_day_warns(site: DrawnSite) -> None:
    assert tones(site, review_by=date(2026, 8, 31)) == ["warning"]


def test_a_retired_resource_says_so_and_nothing_else(site: DrawnSite) -> None:
    assert tones(site, status="retired", replaced_by="feedback-protocol", review_by=date(2026, 8, 31)) == ["retired"]


@pytest.mark.parametrize("field", ["verified", "link_checked"])
def test_what_nobody_checked_is_said_quietly(site: DrawnSite, field: str) -> None:
    site.resource("mine", **{"verified": True, "link_checked": True, field: False})

    assert [notice.tone for notice in values(site, "/resources/mine/")["notices"]] == ["note"]


EDIT = "https://example.org/o/r/edit/main/content/"


@pytest.mark.parametrize("settings", [{"contact_email": "help@example.org"}, {"edit_url": EDIT}], ids=str)
def test_a_report_names_its_page_where_somebody_takes_reports(settings: dict[str, str]) -> None:
    assert mending(Site(Catalog(), TODAY, **settings), "/resources/tea/").report == "/resources/tea/"


def test_without_an_address_or_a_repository_there_is_no_report() -> None:
    assert mending(Site(Catalog(), TODAY), "/resources/tea/").report == ""


@pytest.mark.parametrize(
    ("source", "file", "form"),
    [
        ("content/goals/g.md", f"{EDIT}goals/g.md", "/collections/goals/entries/g"),
        ("resources/r.md", "https://example.org/o/r/edit/main/resources/r.md", "/collections/resources/entries/r"),
        ("content/program/cycle.md", f"{EDIT}program/cycle.md", "/collections/program/entries/cycle"),
        ("content/index.md", f"{EDIT}index.md", "/collections/site/entries/home"),
        ("content/about.md", f"{EDIT}about.md", "/collections/site/entries/about"),
    ],
)
def test_a_page_can_be_edited_in_its_form_and_where_its_source_lies(source: str, file: str, form: str) -> None:
    with_editor = mending(Site(Catalog(), TODAY, edit_url=EDIT, has_editor=True), "/x/", PurePosixPath(source))
    without = mending(Site(Catalog(), TODAY, edit_url=EDIT), "/x/", PurePosixPath(source))

    assert (with_editor.source, with_editor.form) == (file, form)
    assert (without.source, without.form) == (file, "")


@pytest.mark.parametrize(
    ("edit_url", "address"),
    [
        (EDIT, "https://example.org/o/r"),
        ("https://example.org/o/r/-/edit/main/content/", ""),
        ("https://example.org/edit/content/", ""),
        ("", ""),
    ],
)
def test_the_repository_is_known_where_its_address_says_so(edit_url: str, address: str) -> None:
    assert repository(Site(Catalog(), TODAY, edit_url=edit_url)) == address


@pytest.mark.slow
@pytest.mark.parametrize(
    ("settings", "edited"),
    [
        ({"repo_url": "https://example.org/o/r", "edit_uri": "edit/main/content/"}, True),
        ({"repo_url": "https://example.org/o/r", "edit_uri": "edit/main/docs/"}, False),
        ({"repo_url": "https://github.com/o/r"}, False),
        ({}, False),
    ],
    ids=["set for the content folder", "set for another folder", "guessed by MkDocs", "not set"],
)
def test_pages_lead_to_their_source_only_where_the_site_says_where_it_is(
    site: DrawnSite, settings: dict[str, str], edited: bool
) -> None:
    config = site.root / "mkdocs.yml"
    config.write_text(config.read_text() + "".join(f"{name}: {value}\n" for name, value in settings.items()))

    html = made(site, "/resources/feedback-protocol/").text("/resources/feedback-protocol/")

    assert ('href="https://example.org/o/r/edit/main/resources/feedback-protocol.md"' in html) == edited
    assert ("Edit this page" in html) == edited


def standard(site: DrawnSite, code: str = "1") -> dict[str, Any]:
    return values(site, f"/standards/psel-2015/{code}/")


def test_a_standard_shows_the_best_of_each_type_and_folds_the_rest(site: DrawnSite) -> None:
    for number in range(4):
        site.resource(f"r{number}", title=f"R{number}", year=2020 + number, type="report", standards=["psel-2015/1"])

    group = next(group for group in standard(site)["direct"] if group.label == "Report")

    assert [card.title for card in group.first] == ["R3", "R2"]
    assert [card.title for card in group.rest] == ["R1", "R0"]
    assert group.total == 4


def test_a_standard_keeps_events_to_come_apart_from_those_that_are_over(site: DrawnSite) -> None:
    for id, day in (("later", date(2026, 11, 1)), ("today", TODAY), ("past", date(2026, 8, 31))):
        event(site, id, day, standards=["psel-2015/1"])

    shelves = {shelf.title: [card.title for card in shelf.cards] for shelf in standard(site)["shelves"]}

    assert shelves["Next events"] == ["Session today", "Session later"]
    assert shelves["Earlier sessions"] == ["Session past"]


def test_a_standard_leads_to_its_neighbours_of_the_same_level(site: DrawnSite) -> None:
    first, last, element = (standard(site, code)["turn"] for code in ("1", "10", "1a"))

    assert first.previous is None and first.next.address == "/standards/psel-2015/10/"
    assert last.previous.address == "/standards/psel-2015/1/" and last.next is None
    assert element.previous is None and element.next is None


def test_a_standard_leads_only_to_parts_that_have_something_to_show(site: DrawnSite) -> None:
    bare = [link.label for link in standard(site, "10")["jumps"]]
    coach(site, "ada", standards=["psel-2015/10"])
    site.resource("own", standards=["psel-2015/10"])

    assert "Resources" not in bare and "People" not in bare
    assert {"Resources": 1, "People": 1}.items() <= {
        link.label: link.count for link in standard(site, "10")["jumps"]
    }.items()


def test_a_standard_without_anything_leads_on_and_offers_no_print(site: DrawnSite) -> None:
    html = made(site, "/standards/psel-2015/10/").text("/standards/psel-2015/10/")

    assert "We have no resource for this standard yet." in html and "Browse all resources" in html
    assert "People to talk to about it" not in html and "Ask the program" in html
    assert "data-print" not in html


def test_home_and_a_standard_and_its_set_count_alike(site: DrawnSite) -> None:
    site.resource("a", standards=["psel-2015/10"])
    site.resource("b", standards=["psel-2015/1", "psel-2015/10"])

    shown = {row["standard"].code: row["tally"] for row in home(site).values["standards"]}
    listed = {row["standard"].code: row["tally"] for row in values(site, "/standards/psel-2015/")["rows"]}

    assert shown["10"] == listed["10"] == standard(site, "10")["tally"] == Tally(named=2, carried=0)


def home(site: DrawnSite) -> Page:
    return home_page(Site(site.public(), TODAY), None)


def test_new_here_is_what_was_added_last_whatever_its_year(site: DrawnSite) -> None:
    for day in (1, 3, 2):
        site.resource(f"r{day}", title=f"R{day}", year=2026 - day, added=date(2026, 8, day))
    site.resource("also", title="Also", year=1999, added=date(2026, 8, 3))
    site.resource("old", title="Retired", added=date(2026, 8, 9), status="retired", retired_note="It was withdrawn.")
    site.resource("undated", title="Undated", year=2026)

    assert [card.title for card in home(site).values["newest"]] == ["R3", "Also"]


def test_a_mark_tells_what_came_after_the_site_opened_for_two_months(site: DrawnSite) -> None:
    site.resource("first", title="First", added=date(2026, 5, 1))
    site.resource("long-ago", title="Long ago", added=date(2026, 6, 1))
    site.resource("lately", title="Lately", added=date(2026, 8, 20))

    shown = Site(site.public(), TODAY)
    cards = {item.id: shown.card(item) for item in shown.catalog.items}

    assert {id for id, card in cards.items() if card.new} == {"lately"}


def test_home_announces_only_what_is_still_to_come(site: DrawnSite) -> None:
    for id, day in (("b", date(2026, 12, 1)), ("a", date(2026, 10, 1)), ("past", date(2026, 8, 31))):
        event(site, id, day)

    assert [card.title for card in home(site).values["events"]] == ["Session a", "Session b"]


def test_home_names_no_way_to_a_part_that_is_not_there(site: DrawnSite) -> None:
    (site.root / "content" / "goals" / "staff-accountability.md").unlink()
    bare = [link.label for _, link in home(site).values["ways"]]
    event(site, "a", TODAY)

    assert "Program goals" not in bare and "Next events" not in bare and "Challenges" not in bare
    assert "Next events" in [link.label for _, link in home(site).values["ways"]]


@pytest.mark.parametrize(
    ("accepting", "label"), [(None, "Ask the program"), (True, "Find a coach"), (False, "Find a coach")]
)
def test_home_offers_coaches_only_once_one_says_whether_there_is_room(
    site: DrawnSite, accepting: bool | None, label: str
) -> None:
    coach(site, "ada", **({} if accepting is None else {"accepting": accepting}))

    found = home(site).values

    assert found["asked"].label == label
    assert label in [link.label for _, link in found["ways"]]


def test_every_item_has_a_page_with_the_ways_to_mend_it(site: DrawnSite) -> None:
    coach(site, "ada")

    pages = list(item_pages(Site(site.public(), TODAY, contact_email="help@example.org")))

    assert [page.values["mending"].report for page in pages] == [page.address for page in pages]
