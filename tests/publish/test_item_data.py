"""Item data: small files say of every item what its page says."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from drawn import DrawnSite
from markup import Markup
from one_page import made

from clearinghouse.publish.item_data import item_data, item_file
from clearinghouse.publish.site import Site

TODAY = date(2026, 9, 1)
CONSENT = {"given_on": date(2026, 1, 1), "expires_on": date(2027, 1, 1)}


def told(site: DrawnSite) -> dict[str, Any]:
    """Return what the public site's files say of items, by their keys. Each stands in the file that its key leads to."""
    files = {output.address: json.loads(output.content) for output in item_data(Site(site.public(TODAY), TODAY))}
    assert all(item_file(key) == address for address, inside in files.items() for key in inside)
    return {key: item for inside in files.values() for key, item in inside.items()}


def test_a_resource_has_all_its_facts_in_a_fixed_order(site: DrawnSite) -> None:
    site.resource(
        "guide",
        title="Étude & guide",
        authors=["Ada Example", "Center <for> Examples"],
        year=2021,
        minutes=90,
        standards=["psel-2015/1A", "psel-2015/10"],
    )

    found = told(site)["resources/guide"]

    assert list(found.items()) == [
        ("key", "resources/guide"),
        ("title", "Étude & guide"),
        ("address", "/resources/guide/"),
        ("kind", "resource"),
        ("summary", "A one-page protocol for talking about a lesson."),
        ("status", "published"),
        ("facts", ["Tool", "Example Publisher", "2021", "90 minutes"]),
        ("type", "Tool"),
        ("publisher", "Example Publisher"),
        ("authors", ["Ada Example", "Center <for> Examples"]),
        ("year", 2021),
        ("url", "https://example.org/guide"),
        ("minutes", 90),
        ("standards", ["psel-2015/1a", "psel-2015/10"]),
        ("replaced_by", None),
        ("retired_note", None),
        ("try_this", None),
        ("questions", []),
        ("cite", found["cite"]),
    ]
    assert found["cite"]["ris"].startswith("TY  - ELEC\r\n") and found["cite"]["bib"].startswith("@misc{guide,\n")
    assert found["cite"]["csl"]["id"] == "guide"


def test_the_step_and_the_questions_go_along_for_those_who_copy_them(site: DrawnSite) -> None:
    body = "## How to use it\n\n- Begin.\n\n## Questions to talk over\n\n- Who *owns* it?\n- What [next](/find/)?\n\n## More\n\n- Not this.\n"
    site.resource("guide", body, try_this="Read one page.")

    found = told(site)["resources/guide"]

    assert found["try_this"] == "Read one page."
    assert found["questions"] == ["Who owns it?", "What next?"]


def test_a_retired_item_says_what_replaces_it_or_why_it_went(site: DrawnSite) -> None:
    site.resource("other", title="The other")
    site.resource("old", status="retired", replaced_by="other")
    site.resource("older", status="retired", retired_note="The publisher withdrew it.")

    found = told(site)

    other = {"key": "resources/other", "title": "The other", "address": "/resources/other/"}
    assert (found["resources/old"]["status"], found["resources/old"]["replaced_by"]) == (
        "retired",
        other,
    )
    assert found["resources/older"]["retired_note"] == "The publisher withdrew it."


def test_an_earlier_address_leads_to_where_the_item_is(site: DrawnSite) -> None:
    site.resource("guide", title="Guide", aliases=["/resources/old-guide/", "/resources/older-guide/"])

    moved = {"moved_to": {"key": "resources/guide", "title": "Guide", "address": "/resources/guide/"}}
    assert told(site)["resources/old-guide"] == told(site)["resources/older-guide"] == moved


def test_people_have_no_file_at_any_address(site: DrawnSite) -> None:
    site.write(
        "content/coaches/ada.md",
        name="Ada Example",
        role="Coach",
        summary="Coaches.",
        status="published",
        aliases=["/coaches/ada-earlier/"],
        consent=CONSENT,
    )
    site.write(
        "content/people/ben.md",
        name="Ben Example",
        role="Principal",
        summary="Leads.",
        status="published",
        consent=CONSENT,
    )

    assert {item.id for item in site.public(TODAY).items} >= {"ada", "ben"}
    assert [key for key in told(site) if key.startswith(("coaches/", "people/"))] == []


def test_drafts_have_no_file_and_are_named_by_none(site: DrawnSite) -> None:
    site.resource("draft", status="draft", title="CANARY")
    site.resource("old", status="retired", replaced_by="draft", retired_note="Gone.")

    found = told(site)

    assert "resources/draft" not in found and "CANARY" not in json.dumps(found)
    assert found["resources/old"]["replaced_by"] is None


def test_other_kinds_say_what_they_are(site: DrawnSite) -> None:
    site.write(
        "content/practices/calls.md",
        title="Calls",
        summary="A school calls families.",
        status="published",
        setting="A middle school",
        context="Absences.",
        what_we_did="We called.",
        result="Fewer.",
    )

    found = told(site)["practices/calls"]

    assert found["facts"] == ["Practice", "A middle school"]
    assert (found["kind"], found["url"], found["authors"], found["cite"]) == ("practice", None, [], None)


def test_a_file_says_nothing_that_its_page_does_not(site: DrawnSite) -> None:
    site.resource(
        "guide",
        title="Guide",
        url="https://example.org/x",
        authors=["Ada Example"],
        year=2021,
        standards=["psel-2015/1a"],
        minutes=45,
    )
    built = made(site, "/resources/guide/", item_file("resources/guide"))

    found = built.json(item_file("resources/guide"))["resources/guide"]
    page = Markup(built.text("/resources/guide/"))

    for words in (found["title"], found["summary"], *found["facts"], *found["authors"]):
        assert words in page.text
    assert found["url"] in page.links
    assert [f"/standards/{name.lower()}/" in page.leads_to("/resources/guide/") for name in found["standards"]] == [
        True
    ]
