"""Pages as they are read: the first screen, colors, the menu, paper, and what a first visit weighs."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from drawn import BuiltSite
from playwright.sync_api import Browser, Page, expect

from browser.accessible import PAGES
from browser.browsing import word

RESOURCE = "/resources/ripple-drawing/"
STANDARD = "/standards/ct-ccl/pe2/"
WEIGHED = ["/", RESOURCE, STANDARD]
LIMIT = 120_000
IN_VIEW = """element => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
}"""
SHIFTS = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; })
        .observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(sum), 300);
})"""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone whose browser's own bars take their part of the screen."""
    context = browser.new_context(viewport={"width": 390, "height": 664}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


def seen(page: Page, selector: str) -> bool:
    """True where something can be seen without scrolling."""
    return bool(page.locator(f"{selector} >> visible=true").first.evaluate(IN_VIEW))


def test_a_phone_shows_search_and_every_way_in_on_the_first_screen(phone: Page, address: str) -> None:
    phone.goto(address)

    assert seen(phone, "input[type=search]")
    ways = phone.get_by_role("navigation", name="Ways in").get_by_role("link")
    assert [way.evaluate(IN_VIEW) for way in ways.all()] == [True] * ways.count()
    for name in (
        "Performance Expectations",
        "Challenges",
        "Program goals",
        "Just added",
        "Ask the program",
        "The program",
    ):
        assert phone.get_by_role("link", name=name).first.evaluate(IN_VIEW), name


def test_a_phone_shows_the_link_of_a_list_and_a_whole_table_without_scrolling_aside(phone: Page, address: str) -> None:
    phone.goto(f"{address}{RESOURCE}")
    phone.locator(".ch-open [data-keep]").click()
    phone.goto(f"{address}/list/")
    phone.get_by_role("button", name="Share as a link").click()

    expect(phone.get_by_role("button", name="Copy the link")).to_be_in_viewport()
    phone.goto(f"{address}/standards/coverage/")
    wide = "tables => tables.map(one => one.scrollWidth - one.clientWidth)"
    assert set(phone.locator(".ch-scroll").evaluate_all(wide)) == {0}


def test_every_way_in_leads_to_a_part_of_the_page(phone: Page, address: str) -> None:
    phone.goto(address)
    for way in phone.get_by_role("navigation", name="Ways in").get_by_role("link").all():
        part = way.get_attribute("href") or ""
        assert phone.locator(part).is_visible(), part


def test_a_desk_shows_what_can_be_done_here_on_the_first_screen(desk: Page, address: str) -> None:
    desk.goto(address)

    assert seen(desk, ".ch-hero input[type=search]")
    for heading in desk.get_by_role("heading", level=2).all():
        assert heading.evaluate(IN_VIEW), heading.inner_text()
    assert len(desk.locator("#standards .ch-tile").all()) == 6
    assert seen(desk, "#program strong")  # the first of the program's figures


@pytest.mark.parametrize("place", [RESOURCE, "/resources/long-title-effective-leaders/"])
def test_the_way_out_to_a_resource_is_on_the_first_screen_of_a_phone(phone: Page, address: str, place: str) -> None:
    phone.goto(address + place)
    out = phone.get_by_role("link", name="Open the resource")

    assert out.evaluate(IN_VIEW)
    host = urlsplit(out.get_attribute("href") or "").netloc.removeprefix("www.")
    assert host in out.inner_text()
    assert phone.get_by_role("button", name=word("card.keep"), exact=False).first.evaluate(IN_VIEW)


def test_every_page_has_a_search_field_that_can_be_seen(phone: Page, address: str) -> None:
    for name, place in PAGES.items():
        phone.goto(address + place)
        assert seen(phone, "form[role=search] input[name=q]"), name


def test_search_leads_to_the_finder_with_the_words(desk: Page, address: str) -> None:
    desk.goto(address + RESOURCE)
    desk.get_by_role("searchbox", name="Search this site").fill("too many absences")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/find/?q=too+many+absences*")


def test_without_a_script_a_plain_link_stands_in_for_search(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 664})
    page = context.new_page()
    page.goto(address + STANDARD)

    assert page.locator("form[role=search] >> visible=true").count() == 0
    assert page.get_by_role("button").locator("visible=true").count() == 0
    lines = "name => name.offsetHeight / parseFloat(getComputedStyle(name).lineHeight)"
    assert page.locator(".ch-brand span").evaluate(lines) < 2.5
    page.get_by_text("Menu", exact=True).click()
    assert page.get_by_role("link", name="Challenges", exact=True).first.is_visible()
    page.get_by_role("link", name="Browse", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == "Resources"
    context.close()


def test_headings_never_skip_a_level(desk: Page, address: str) -> None:
    skipped = []
    for name, place in PAGES.items():
        desk.goto(address + place)
        levels = desk.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => Number(h.tagName[1]))")
        skipped += [
            (name, before, after) for before, after in zip([0, *levels], levels, strict=False) if after > before + 1
        ]
    assert skipped == []


@pytest.mark.parametrize(("device", "other"), [("light", "dark"), ("dark", "light")])
def test_the_reader_chooses_the_colors_and_the_choice_holds(
    browser: Browser, address: str, device: str, other: str
) -> None:
    context = browser.new_context(color_scheme=device, viewport={"width": 1440, "height": 900})  # type: ignore[arg-type]  # one of the two
    page = context.new_page()
    page.goto(address)
    switch = page.get_by_role("button", name="Dark colors")
    ground = "getComputedStyle(document.body).backgroundColor"
    first = page.evaluate(ground)
    assert switch.get_attribute("aria-pressed") == str(device == "dark").lower()

    switch.click()
    chosen = page.evaluate(ground)
    page.goto(address + STANDARD)

    assert chosen != first and page.evaluate(ground) == chosen
    assert page.evaluate("document.documentElement.dataset.scheme") == other
    assert switch.get_attribute("aria-pressed") == str(other == "dark").lower()

    switch.click()
    page.goto(address)
    assert page.evaluate(ground) == first
    assert page.evaluate("localStorage.length") == 0, "what the device says need not be remembered"
    context.close()


def test_the_menu_opens_and_closes_by_keyboard(phone: Page, address: str) -> None:
    phone.goto(address + RESOURCE)
    phone.locator("summary", has_text="Menu").focus()
    phone.keyboard.press("Enter")
    panel = phone.get_by_role("navigation", name="Main")
    assert panel.get_by_role("link", name="Resources").get_attribute("aria-current") == "true"

    phone.keyboard.press("Tab")
    assert panel.evaluate("panel => panel.contains(document.activeElement)")
    phone.keyboard.press("Escape")

    assert panel.count() == 0
    assert phone.evaluate("document.activeElement.textContent.trim()") == "Menu"


def test_nothing_moves_while_a_page_loads(phone: Page, address: str) -> None:
    for place in WEIGHED:
        phone.goto(address + place)
        assert phone.evaluate(SHIFTS) == 0, place


def test_a_standard_is_skimmed_by_the_links_at_its_head(phone: Page, address: str) -> None:
    phone.goto(address + STANDARD)
    jumps = phone.get_by_role("navigation", name="On this page").get_by_role("link")

    for link in jumps.all():
        part = phone.locator(link.get_attribute("href") or "")
        assert part.is_visible() and part.locator("h2").count() >= 1


def test_paper_shows_all_that_is_folded_and_none_of_the_frame(desk: Page, address: str) -> None:
    desk.goto(address + STANDARD)
    folded = desk.locator("details:not([open])", has_text="more").first
    assert desk.get_by_role("button", name="Print this booklet").is_visible()

    desk.evaluate("dispatchEvent(new Event('beforeprint'))")
    desk.emulate_media(media="print")

    for gone in ("nav", "form", "button"):
        assert desk.locator(f"{gone} >> visible=true").count() == 0, gone
    cards = desk.locator(".ch-card")
    assert cards.locator("visible=true").count() == cards.count() > 5
    printed = "link => getComputedStyle(link, '::after').content"
    assert f"{address}/resources/" in cards.locator("a").first.evaluate(printed)

    desk.emulate_media(media="screen")
    desk.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folded.get_attribute("open") is None


def test_paper_spells_out_where_links_lead_even_without_a_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + RESOURCE)
    page.emulate_media(media="print")

    out = page.locator(".ch-open a").first
    assert (
        out.evaluate("link => getComputedStyle(link, '::after').content")
        == '" <https://reports.example.org/?id=SP530748>"'
    )
    assert page.get_by_text("Sample, M.").is_visible()  # the reference, which is folded on the screen
    context.close()


@pytest.mark.parametrize("place", WEIGHED)
def test_a_first_visit_is_light(browser: Browser, sample_site: BuiltSite, address: str, place: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).path))
    page.goto(address + place, wait_until="networkidle")
    context.close()

    weights = {path: len(gzip.compress(_served(sample_site.folder, path).read_bytes(), 9)) for path in asked}
    assert sum(weights.values()) <= LIMIT, weights


def _served(folder: Path, path: str) -> Path:
    return folder / (path[1:] + "index.html" if path.endswith("/") else path[1:])
