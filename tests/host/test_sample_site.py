"""A whole site with a bit of every kind, as its visitors meet it."""

from __future__ import annotations

import html
import re
from datetime import date
from functools import cache

import pytest
from defusedxml import ElementTree
from drawn import SAMPLE, BuiltSite
from markup import Element, Markup, seen_text
from visited import at, broken_links, broken_parts, html_files, led_to, page, repeated_ids, third_parties

from clearinghouse.catalog.addresses import MADE_FILES, MADE_FOLDERS
from clearinghouse.catalog.catalog import Catalog, Item, make_catalog
from clearinghouse.catalog.published import select_published
from clearinghouse.content.assets import ASSET_TYPES
from clearinghouse.content.load import load_site
from clearinghouse.publish.dated import changed_on
from clearinghouse.publish.search.entries import make_entries
from clearinghouse.publish.search.words import split_words
from clearinghouse.publish.site import Site

BASE = "https://site.test/"


@cache
def written() -> Catalog:
    return make_catalog(load_site(SAMPLE))


@cache
def public() -> Catalog:
    return select_published(written(), date(2026, 9, 1))


def test_every_published_resource_has_its_page(sample_site: BuiltSite) -> None:
    pages = list((sample_site.folder / "resources").glob("*/index.html"))

    assert {file.parent.name for file in pages} == {item.id for item in public().of("resource")} | {"absence-playbook"}


def test_the_listing_of_resources_leads_to_each_once(sample_site: BuiltSite) -> None:
    last = len(list((sample_site.folder / "resources" / "page").glob("*"))) + 1
    pages = ["/resources/"] + [f"/resources/page/{number}/" for number in range(2, last + 1)]
    cards = [card.get("href") for address in pages for card in _card_links(at(sample_site, address))]

    assert len(cards) == len({card.rstrip("/").rpartition("/")[2] for card in cards}) == 44


def _card_links(markup: Markup) -> list[Element]:
    """The links in the titles of cards: those that come straight after a heading."""
    found = zip(markup.elements, markup.elements[1:], strict=False)
    return [link for heading, link in found if heading.has_class("ch-card__title") and link.tag == "a"]


def test_every_standard_of_every_framework_has_its_page(sample_site: BuiltSite) -> None:
    missing = [str(reference) for reference in written().references() if not sample_site.has(reference.address)]

    assert missing == []
    assert len(written().frameworks) == 5
    assert all(sample_site.has(framework.address) for framework in written().frameworks)


def test_the_coaching_process_is_no_set_of_standards(sample_site: BuiltSite) -> None:
    assert not sample_site.has("/standards/air-acps-coaching/")


def test_a_standards_page_says_in_plain_words_what_it_asks(sample_site: BuiltSite) -> None:
    for framework in written().frameworks:
        for standard, _ in framework.walk():
            text = at(sample_site, framework.reference(standard).address).text
            assert _words(standard.summary) in text, standard.code


def test_every_goal_has_its_page(sample_site: BuiltSite) -> None:
    goals = [file.parent.name for file in (sample_site.folder / "goals").glob("*/index.html")]

    assert sorted(goals) == sorted(item.id for item in public().of("goal"))
    assert len(goals) == 6


@pytest.mark.parametrize("field", ["title", "summary", "name", "try_this"])
def test_no_draft_leaves_a_trace(sample_site: BuiltSite, field: str) -> None:
    drafts = [item for item in written().items if item.status == "draft"]
    words = {text for item in drafts if (text := getattr(item.fields, field, None))}
    shown = {getattr(item.fields, field, None) for item in public().items}
    public_bytes = b"\n".join(file.read_bytes() for file in sample_site.files())

    assert len(drafts) == 4
    found = [text for text in words - shown for form in {text, html.escape(text)} if form.encode() in public_bytes]
    assert found == []


@pytest.mark.slow
def test_nothing_leads_to_what_a_draft_is_about(sample_site: BuiltSite) -> None:
    drafts = {item.url for item in written().items if item.status == "draft" and item.url}
    led = {link for file in html_files(sample_site) for link in page(file).links}

    assert drafts & led == {item.url for item in public().items} & drafts


def test_no_example_stands_anywhere_in_its_bytes(sample_site: BuiltSite) -> None:
    assert sample_site.files_containing("EXAMPLE") == []
    assert list(sample_site.folder.glob("*/example-*")) == []


def test_a_consent_that_has_ended_leaves_nothing_of_its_person(sample_site: BuiltSite) -> None:
    assert {item.id for item in written().of("coach")} - {item.id for item in public().of("coach")} >= {"pat-gone"}
    assert sample_site.files_containing("ENDEDWORD") == sample_site.files_containing("Pat Gone") == []


@pytest.mark.slow
def test_every_link_and_every_part_that_is_named_is_there(sample_site: BuiltSite) -> None:
    assert broken_links(sample_site) == []
    assert broken_parts(sample_site) == []


def test_no_page_uses_an_id_twice(sample_site: BuiltSite) -> None:
    assert repeated_ids(sample_site) == []


def test_no_page_asks_a_third_party_for_anything(sample_site: BuiltSite) -> None:
    assert third_parties(sample_site) == set()


def test_a_set_that_is_not_verified_carries_a_visible_mark(sample_site: BuiltSite) -> None:
    index = at(sample_site, "/standards/")
    for framework in written().frameworks:
        card = next(card for card in index.of_class("ch-card") if framework.title in card.text)
        marked = re.search(r"(not|partly) verified", card.text, re.I)
        assert bool(marked) == (framework.verified is not True), framework.id
        if framework.verified is not True:
            assert re.search(r"(not|partly) verified", at(sample_site, framework.address).text, re.I), framework.id


def test_a_standard_that_is_not_verified_carries_a_visible_mark_wherever_it_is_shown(sample_site: BuiltSite) -> None:
    for framework in written().frameworks:
        tiles = {
            tile.get("href").rstrip("/").rpartition("/")[2]: tile.text
            for tile in at(sample_site, framework.address).of_class("ch-tile")
        }
        for standard, parent in framework.walk():
            if standard.verified:
                continue
            reference = framework.reference(standard)
            assert "Not verified" in at(sample_site, reference.address).text, reference
            if parent is None:
                assert "Not verified" in tiles[reference.code], reference
            else:
                assert _entry(at(sample_site, framework.reference(parent).address), standard.code).endswith(
                    "Not verified"
                )


def _entry(markup: Markup, code: str) -> str:
    return next(heading.text for heading in markup.all("h3") if heading.text.startswith(f"{code} "))


def test_home_marks_the_standards_it_shows_that_are_not_verified(sample_site: BuiltSite) -> None:
    tiles = [tile.text for tile in at(sample_site, "/").of_class("ch-tile")]

    for standard in written().frameworks[0].standards:
        tile = next(text for text in tiles if text.startswith(f"{standard.code} "))
        assert standard.verified or "Not verified" in tile


def test_a_resource_says_what_to_try_with_it(sample_site: BuiltSite) -> None:
    for item in public().of("resource"):
        if getattr(item.fields, "try_this", None):
            assert _words(getattr(item.fields, "try_this", None)) in at(sample_site, item.address).text, item.id


def test_a_resource_leads_to_each_standard_it_names(sample_site: BuiltSite) -> None:
    for item in public().of("resource"):
        assert {reference.address for reference in item.standards} <= set(led_to(sample_site, item.address)), item.id


def test_a_standard_leads_to_what_names_it(sample_site: BuiltSite) -> None:
    for item in _some(public().of("resource")):
        for reference in item.standards:
            assert item.address in led_to(sample_site, reference.address), (item.id, str(reference))


def _some(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Every tenth: enough to meet every type, and quick."""
    return items[::10]


def _words(text: str) -> str:
    return " ".join(text.split())


def test_every_word_that_finds_a_page_can_be_seen_there(sample_site: BuiltSite) -> None:
    """All but what people ask for, which the field says is for the finder alone."""
    unseen = {}
    for entry in make_entries(Site(public(), date(2026, 9, 1))):
        seen = set(split_words(seen_text(sample_site.text(entry.card.address))))
        texts = [text for name, text in entry.fields.items() if name != "asked"]
        if missing := {word for text in texts for word in split_words(text)} - seen:
            unseen[entry.card.address] = missing

    assert unseen == {}


def test_every_page_has_one_heading_and_a_title(sample_site: BuiltSite) -> None:
    for file in html_files(sample_site):
        if file.name != "404.html":
            assert len(page(file).all("h1")) == 1, file
            assert page(file).all("title")[0].text, file


def test_every_page_but_those_that_moved_is_in_the_sitemap(addressed_site: BuiltSite) -> None:
    sitemap = (addressed_site.folder / "sitemap.xml").read_text()
    listed = re.findall(r"<loc>https://sample\.example\.org/clearinghouse/(.*?)</loc>", sitemap)
    pages = {str(file.parent.relative_to(addressed_site.folder)) for file in addressed_site.folder.rglob("index.html")}
    moved = {
        place
        for place in pages
        if re.search('<title>Moved: |<meta name="robots" content="noindex">', addressed_site.text(place))
    }

    assert "resources/absence-playbook" in moved
    assert {place.strip("/") or "." for place in listed} == pages - moved


def test_the_sitemap_says_of_each_item_when_it_changed_and_of_no_other_page(addressed_site: BuiltSite) -> None:
    sitemap = ElementTree.fromstring((addressed_site.folder / "sitemap.xml").read_bytes())
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    told = {one.findtext(f"{space}loc"): one.findtext(f"{space}lastmod") for one in sitemap}
    days = {item.address: changed_on(item) for item in public().items}

    assert any(days.values()) and not all(days.values())
    assert {address: day for address, day in told.items() if day} == {
        f"https://sample.example.org/clearinghouse{address}": day.isoformat() for address, day in days.items() if day
    }


def test_every_file_of_a_type_that_content_may_bring_is_known_to_be_the_sites_own(
    addressed_site: BuiltSite, sample: Catalog
) -> None:
    built = [file for file in addressed_site.files() if file.suffix in ASSET_TYPES]
    made = {f"/{file.relative_to(addressed_site.folder)}" for file in built} - set(sample.assets)

    assert {address for address in made if not address.startswith(MADE_FOLDERS)} == MADE_FILES


def test_the_links_down_a_page_stand_in_the_order_of_its_parts(sample_site: BuiltSite) -> None:
    parts = 0
    for file in sample_site.folder.rglob("index.html"):
        text = file.read_text(encoding="utf-8")
        if jump := re.search(r'<nav class="ch-jump".*?</nav>', text, re.DOTALL):
            linked = re.findall(r'href="#([^"]+)"', jump[0])
            places = [text.index(f'id="{id}"') for id in linked]
            assert places == sorted(places), file
            parts = max(parts, len(linked))
    assert parts >= 4, "the sample has a page with many parts"
