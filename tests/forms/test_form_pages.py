"""The pages for people without an account: where they are made, what they hold, and where every page leads to be mended."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from drawn import SAMPLE, DrawnSite

from clearinghouse.catalog.catalog import Catalog, make_catalog
from clearinghouse.content.load import load_site
from clearinghouse.forms.editor.collections import collections
from clearinghouse.forms.editor.edited_site import EditedSite
from clearinghouse.forms.pages import make_form_outputs, make_form_pages, ways_in
from clearinghouse.forms.suggestion import SUGGESTION
from clearinghouse.publish.mending import mending
from clearinghouse.publish.site import Site
from clearinghouse.words import load_words

TODAY = date(2026, 9, 1)
MAIL = {"contact_email": "help@example.org"}
REPOSITORY = {"edit_url": "https://github.com/o/r/edit/main/content/"}


def values(catalog: Catalog, **settings: str) -> dict[str, dict[str, Any]]:
    made = make_form_pages(Site(catalog, TODAY, **settings))  # type: ignore[arg-type]  # texts alone
    return {page.address: dict(page.values) for page in made if page.address in ("/suggest/", "/tell/", "/report/")}


@pytest.mark.parametrize(
    ("settings", "to", "issue"), [(MAIL, True, False), (REPOSITORY, False, True), ({**MAIL, **REPOSITORY}, True, True)]
)
def test_the_pages_offer_the_ways_that_the_site_has(settings: dict[str, str], to: bool, issue: bool) -> None:
    found = values(Catalog(), **settings)

    assert list(found) == ["/suggest/", "/tell/", "/report/"]
    assert all((bool(page["to"]), bool(page["issue"])) == (to, issue) for page in found.values())
    assert [link.address for link in ways_in(Site(Catalog(), TODAY, **settings))] == list(found)  # type: ignore[arg-type]


def test_without_anybody_to_tell_the_pages_say_so_and_nothing_leads_to_them() -> None:
    site = Site(Catalog(), TODAY)

    assert [*ways_in(site), *make_form_outputs(site)] == []
    assert [(page["to"], page["issue"]) for page in values(Catalog()).values()] == [("", "")] * 3


def test_a_copy_without_an_editor_says_so_where_the_editor_would_be(site: DrawnSite) -> None:
    without = [page.address for page in make_form_pages(Site(site.public(), TODAY))]
    with_one = [page.address for page in make_form_pages(Site(site.public(), TODAY, has_editor=True))]

    assert "/edit/" in without and "/edit/" not in with_one


def test_the_plain_link_opens_a_mail_with_room_for_every_answer() -> None:
    link = urlsplit(values(Catalog(), contact_email="a&b?c@example.org")["/suggest/"]["mail"])

    assert (link.scheme, link.path) == ("mailto", "a%26b%3Fc@example.org")
    words = parse_qs(link.query, strict_parsing=True)
    assert words["subject"] == ["Resource suggestion"]
    assert words["body"] == [SUGGESTION.mail_text().replace("\n", "\r\n")]


def test_levels_and_audiences_are_offered_in_the_sites_own_words(site: DrawnSite) -> None:
    asked = {one.question.name: one.choices for one in values(site.public(), **MAIL)["/suggest/"]["public"]}

    assert asked["levels"] == ("Elementary school", "High school", "All levels")
    assert asked["audiences"] == ("Principal",) and asked["topics"] == ()


def test_what_is_listed_can_be_looked_up_by_address_and_by_title_and_drafts_cannot(site: DrawnSite) -> None:
    site.resource("mine", title="The Guide to Walkthroughs", url="https://www.example.org/Guide/?utm_source=x")
    site.resource("secret", title="CANARY", status="draft")

    outputs = list(make_form_outputs(Site(site.public(), TODAY, **MAIL)))  # type: ignore[arg-type]

    listed = json.loads(outputs[0].content)
    assert [output.address for output in outputs] == ["/suggest/listed-0.json"]
    assert (
        listed["example.org/Guide"] == listed["guide walkthroughs"] == ["/resources/mine/", "The Guide to Walkthroughs"]
    )
    assert "CANARY" not in outputs[0].content


def test_a_large_site_is_cut_into_files_of_a_bounded_size(site: DrawnSite) -> None:
    for number in range(450):
        site.resource(f"r-{number}", title=f"Title number {number} of many")

    outputs = list(make_form_outputs(Site(site.public(), TODAY, **MAIL)))  # type: ignore[arg-type]

    assert len(outputs) == 3
    assert sum(len(json.loads(output.content)) for output in outputs) > 900
    for number, output in enumerate(outputs):
        assert all(sum(map(ord, key)) % 3 == number for key in json.loads(output.content))


def test_edit_this_page_leads_to_a_collection_that_the_editor_has() -> None:
    catalog = make_catalog(load_site(SAMPLE))
    site = Site(catalog, TODAY, has_editor=True, **REPOSITORY)  # type: ignore[arg-type]
    known = {collection["name"]: collection for collection in collections(EditedSite(catalog, load_words()))}

    for place in catalog.written:
        collection, _, entry = (
            mending(site, place.address, place.source.path).form.removeprefix("/collections/").partition("/entries/")
        )
        found = known[collection]
        files = {file["name"]: file["file"] for file in found.get("files", ())}
        assert files.get(entry, f"{found.get('folder')}/{entry}.md") == str(place.source.path)
