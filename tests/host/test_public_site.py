"""The project's own public site, as its visitors meet it."""

from __future__ import annotations

import html
import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from drawn import ROOT, BuiltSite, run_clearinghouse
from markup import Element, Markup, seen_text

from clearinghouse.catalog.catalog import Catalog, Item, make_catalog
from clearinghouse.catalog.published import is_example, select_published
from clearinghouse.content.load import load_site
from clearinghouse.publish.search.entries import make_entries
from clearinghouse.publish.search.words import split_words
from clearinghouse.publish.site import Site

BASE = "https://site.test/"


@cache
def written() -> Catalog:
    return make_catalog(load_site(ROOT))


@cache
def public() -> Catalog:
    return select_published(written(), date(2026, 9, 1))


@cache
def page(file: Path) -> Markup:
    return Markup(file.read_text(encoding="utf-8"))


def html_files(site: BuiltSite) -> list[Path]:
    return [file for file in site.files() if file.suffix == ".html"]


def at(site: BuiltSite, address: str) -> Markup:
    return page(site.folder / address.strip("/") / "index.html")


def address_of(site: BuiltSite, file: Path) -> str:
    return "/" + str(file.relative_to(site.folder)).removesuffix("index.html")


def led_to(site: BuiltSite, address: str) -> list[str]:
    """Return the addresses on the site to which a page leads."""
    return at(site, address).leads_to(address)


def test_every_published_resource_has_its_page(real_site: BuiltSite) -> None:
    pages = list((real_site.folder / "resources").glob("*/index.html"))

    assert len(pages) == 145
    assert {file.parent.name for file in pages} == {item.id for item in public().of("resource")}


def test_the_listing_of_resources_leads_to_each_once(real_site: BuiltSite) -> None:
    last = len(list((real_site.folder / "resources" / "page").glob("*"))) + 1
    pages = ["/resources/"] + [f"/resources/page/{number}/" for number in range(2, last + 1)]
    cards = [card.get("href") for address in pages for card in _card_links(at(real_site, address))]

    assert len(cards) == len({card.rstrip("/").rpartition("/")[2] for card in cards}) == 145


def _card_links(markup: Markup) -> list[Element]:
    """The links in the titles of cards: those that come straight after a heading."""
    found = zip(markup.elements, markup.elements[1:], strict=False)
    return [link for heading, link in found if heading.has_class("ch-card__title") and link.tag == "a"]


def test_every_standard_of_every_framework_has_its_page(real_site: BuiltSite) -> None:
    missing = [str(reference) for reference in written().references() if not real_site.has(reference.address)]

    assert missing == []
    assert len(written().frameworks) >= 7
    assert all(real_site.has(framework.address) for framework in written().frameworks)


def test_the_coaching_process_is_no_set_of_standards(real_site: BuiltSite) -> None:
    assert not real_site.has("/standards/air-acps-coaching/")


def test_a_standards_page_says_in_plain_words_what_it_asks(real_site: BuiltSite) -> None:
    for framework in written().frameworks:
        for standard, _ in framework.walk():
            text = at(real_site, framework.reference(standard).address).text
            assert _words(standard.summary) in text, standard.code


def test_the_six_goals_of_the_program_have_their_pages(real_site: BuiltSite) -> None:
    goals = [file.parent.name for file in (real_site.folder / "goals").glob("*/index.html")]

    assert sorted(goals) == sorted(item.id for item in public().of("goal"))
    assert len(goals) == 6


@pytest.mark.parametrize("field", ["title", "summary", "name", "try_this"])
def test_no_draft_leaves_a_trace(real_site: BuiltSite, field: str) -> None:
    drafts = [item for item in written().items if item.status == "draft"]
    words = {text for item in drafts if (text := getattr(item.fields, field, None))}
    shown = {getattr(item.fields, field, None) for item in public().items}
    public_bytes = b"\n".join(file.read_bytes() for file in real_site.files())

    assert len(drafts) >= 12
    found = [text for text in words - shown for form in {text, html.escape(text)} if form.encode() in public_bytes]
    assert found == []


def test_nothing_leads_to_what_a_draft_is_about(real_site: BuiltSite) -> None:
    drafts = {item.get("url") for item in written().items if item.status == "draft" and item.get("url")}
    led = {link for file in html_files(real_site) for link in page(file).links}

    assert drafts & led == {item.get("url") for item in public().items} & drafts


def test_no_example_stands_anywhere_in_its_bytes(real_site: BuiltSite) -> None:
    assert real_site.files_containing("EXAMPLE") == []
    assert list(real_site.folder.glob("*/example-*")) == []


def test_editors_have_an_example_of_every_kind() -> None:
    examples = {item.kind.name for item in written().items if is_example(item)}

    assert examples == {"resource", "goal", "challenge", "collection", "practice", "event", "coach", "person"}


def test_every_link_on_the_site_leads_to_a_file_that_exists(real_site: BuiltSite) -> None:
    broken = [
        (address_of(real_site, file), link)
        for file in html_files(real_site)
        for link in page(file).links
        if not _exists(real_site, address_of(real_site, file), link)
    ]

    assert broken == []


def test_the_frame_of_every_page_leads_to_the_same_places(real_site: BuiltSite) -> None:
    """The frame is made once and used by many pages, so a link relative to one of them would be wrong on the others."""
    led: dict[tuple[str, ...], list[str]] = {}
    for file in html_files(real_site):
        address = address_of(real_site, file)
        if address != "/404.html":
            led.setdefault(_frame_links(file, address), []).append(address)

    assert len(led) == 1, {links: addresses[:3] for links, addresses in led.items()}
    assert {"/", "/contribute/", "/list/", "/program/contact/", "/resources/", "/find/"} <= set(next(iter(led)))


def _frame_links(file: Path, address: str) -> tuple[str, ...]:
    html = file.read_text(encoding="utf-8")
    frame = re.sub(r'<main.*</main>|<link rel="canonical"[^>]*>', "", html, flags=re.DOTALL)
    assert len(frame) < len(html)
    markup = Markup(frame)
    forms = [urlsplit(urljoin(f"https://site.test{address}", form.get("action"))).path for form in markup.all("form")]
    return (*(place for place in markup.leads_to(address) if not place.endswith("#main")), *forms)


def test_every_link_to_a_part_of_a_page_finds_that_part(real_site: BuiltSite) -> None:
    broken = [
        (address_of(real_site, file), link)
        for file in html_files(real_site)
        for link in page(file).links
        if "#" in link and not _has_part(real_site, address_of(real_site, file), link)
    ]

    assert broken == []


def _target(site: BuiltSite, address: str, link: str) -> tuple[Path | None, str]:
    """Return the file to which a link leads, or None where it leads outside, and the part of it."""
    parts = urlsplit(urljoin(BASE + address[1:], link))
    if parts.netloc != "site.test":
        return None, ""
    path = unquote(parts.path)
    return site.folder / (path[1:] + ("index.html" if path.endswith("/") else "")), unquote(parts.fragment)


def _exists(site: BuiltSite, address: str, link: str) -> bool:
    file, _ = _target(site, address, link)
    return file is None or file.is_file()


def _has_part(site: BuiltSite, address: str, link: str) -> bool:
    file, part = _target(site, address, link)
    return file is None or not part or part in page(file).ids


def test_no_page_uses_an_id_twice(real_site: BuiltSite) -> None:
    twice = [
        (address_of(real_site, file), id)
        for file in html_files(real_site)
        for id, count in Counter(page(file).ids).items()
        if count > 1
    ]

    assert twice == []


def test_no_page_asks_a_third_party_for_anything(real_site: BuiltSite) -> None:
    asked = {
        value
        for file in html_files(real_site)
        for element in page(file).elements
        for name in ("src", "srcset", "href" if element.tag == "link" else "src")
        if urlsplit(value := element.get(name)).netloc
    }

    assert asked == set()


def test_a_set_that_is_not_verified_carries_a_visible_mark(real_site: BuiltSite) -> None:
    index = at(real_site, "/standards/")
    for framework in written().frameworks:
        card = next(card for card in index.of_class("ch-card") if framework.title in card.text)
        marked = re.search(r"(not|partly) verified", card.text, re.I)
        assert bool(marked) == (framework.verified is not True), framework.id
        if framework.verified is not True:
            assert re.search(r"(not|partly) verified", at(real_site, framework.address).text, re.I), framework.id


def test_a_standard_that_is_not_verified_carries_a_visible_mark_wherever_it_is_shown(real_site: BuiltSite) -> None:
    for framework in written().frameworks:
        tiles = {
            tile.get("href").rstrip("/").rpartition("/")[2]: tile.text
            for tile in at(real_site, framework.address).of_class("ch-tile")
        }
        for standard, parent in framework.walk():
            if standard.verified:
                continue
            reference = framework.reference(standard)
            assert "Not verified" in at(real_site, reference.address).text, reference
            if parent is None:
                assert "Not verified" in tiles[reference.code], reference
            else:
                assert _entry(at(real_site, framework.reference(parent).address), standard.code).endswith(
                    "Not verified"
                )


def _entry(markup: Markup, code: str) -> str:
    return next(heading.text for heading in markup.all("h3") if heading.text.startswith(f"{code} "))


def test_home_marks_the_standards_it_shows_that_are_not_verified(real_site: BuiltSite) -> None:
    tiles = [tile.text for tile in at(real_site, "/").of_class("ch-tile")]

    for standard in written().frameworks[0].standards:
        tile = next(text for text in tiles if text.startswith(f"{standard.code} "))
        assert standard.verified or "Not verified" in tile


def test_a_resource_says_what_to_try_with_it(real_site: BuiltSite) -> None:
    for item in public().of("resource"):
        if item.get("try_this"):
            assert _words(item.get("try_this")) in at(real_site, item.address).text, item.id


def test_a_resource_leads_to_each_standard_it_names(real_site: BuiltSite) -> None:
    for item in public().of("resource"):
        assert {reference.address for reference in item.standards} <= set(led_to(real_site, item.address)), item.id


def test_a_standard_leads_to_what_names_it(real_site: BuiltSite) -> None:
    for item in _some(public().of("resource")):
        for reference in item.standards:
            assert item.address in led_to(real_site, reference.address), (item.id, str(reference))


def _some(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Every tenth: enough to meet every type, and quick."""
    return items[::10]


def _words(text: str) -> str:
    return " ".join(text.split())


def test_every_word_that_finds_a_page_can_be_seen_there(real_site: BuiltSite) -> None:
    """All but what people ask for, which the field says is for the finder alone."""
    unseen = {}
    for entry in make_entries(Site(public(), date(2026, 9, 1))):
        seen = set(split_words(seen_text(real_site.text(entry.card.address))))
        texts = [text for name, text in entry.fields.items() if name != "asked"]
        if missing := {word for text in texts for word in split_words(text)} - seen:
            unseen[entry.card.address] = missing

    assert unseen == {}


def test_every_page_has_one_heading_and_a_title(real_site: BuiltSite) -> None:
    for file in html_files(real_site):
        if file.name != "404.html":
            assert len(page(file).all("h1")) == 1, file
            assert page(file).all("title")[0].text, file


def test_every_page_but_those_that_moved_is_in_the_sitemap(tmp_path: Path) -> None:
    result = run_clearinghouse(["build", "--out", str(tmp_path / "site")], ROOT, {"SITE_URL": "https://cas.test/x/"})
    listed = re.findall(r"<loc>https://cas\.test/x/(.*?)</loc>", (tmp_path / "site" / "sitemap.xml").read_text())
    pages = {str(file.parent.relative_to(tmp_path / "site")) for file in (tmp_path / "site").rglob("index.html")}

    assert result.returncode == 0
    assert {place.strip("/") or "." for place in listed} == pages - {alias.strip("/") for alias in _aliases()}


def _aliases() -> list[str]:
    return [alias for item in public().items for alias in item.fields.aliases]
