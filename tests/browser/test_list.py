"""The reader's own list: kept without an account, in order and with notes, whatever the browser keeps."""

from __future__ import annotations

import gzip
import json
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from drawn import BuiltSite
from playwright.sync_api import Browser, Page, expect

from browser.browsing import word
from browser.lists import (
    ABSENT,
    ASIDE,
    FIRST,
    GONE,
    PLACE,
    RIPPLE,
    STRICT,
    THREE,
    a_list,
    answer,
    boxes_of,
    downloaded,
    entry,
    faults_of,
    keep_before,
    kept_in,
    keys_in,
    open_list,
    opened,
    said,
    settled,
    titles_on,
)
from clearinghouse.publish.item_data import item_file

BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with opened(browser) as found:
        yield found


@pytest.fixture
def mine(browser: Browser, address: str) -> Iterator[Page]:
    """The list page of a reader who has kept three things."""
    with opened(browser, THREE) as found:
        open_list(found, f"{address}/list/")
        yield found


def test_a_reader_keeps_something_from_a_card_and_finds_it_in_the_list(page: Page, address: str) -> None:
    page.goto(f"{address}/collections/first-weeks-as-principal/")
    card = page.locator(".ch-card").first
    button, title = card.locator("[data-keep]"), card.locator(".ch-card__title").inner_text()
    expect(button).to_have_accessible_name(word("card.keep_named", title=title))

    button.click()

    expect(button).to_have_text(word("card.kept"))
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_have_accessible_name(word("card.kept_named", title=title))
    assert said(page) == word("card.put_on", title=title)
    page.get_by_role("link", name="My list 1").first.click()
    assert titles_on(page) == [title]


def test_a_reader_keeps_a_resource_from_its_own_page_and_it_survives_a_reload(page: Page, address: str) -> None:
    page.goto(f"{address}/{RIPPLE}/")
    page.locator(f"h1 ~ * [data-keep='{RIPPLE}'], h1 ~ [data-keep='{RIPPLE}']").first.click()
    page.reload()

    expect(page.locator(f"[data-keep='{RIPPLE}']").first).to_have_text(word("card.kept"))
    assert keys_in(page) == [RIPPLE]
    assert kept_in(page)[0]["title"].startswith("The Ripple Drawing")


def test_what_was_taken_off_by_mistake_comes_back_with_its_note(browser: Browser, address: str) -> None:
    with opened(browser, THREE) as page:
        page.goto(f"{address}/challenges/")
        button = page.locator(f"[data-keep='{ABSENT}']")
        button.click()
        assert keys_in(page) == [RIPPLE, FIRST]
        button.click()
        assert kept_in(page)[-1]["note"] == "Begin with the second cause."


def test_keeping_moves_nothing_on_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}/resources/")
    boxes = "[...document.querySelectorAll('.ch-header *, .ch-card *')].map(e => { const b = e.getBoundingClientRect(); return [b.x, b.y, b.width, b.height] })"
    before = page.evaluate(boxes)
    page.locator("[data-keep]").first.click()
    expect(page.locator("[data-keep]").first).to_have_text(word("card.kept"))
    after = page.evaluate(boxes)

    moved = [(one, other) for one, other in zip(before, after, strict=True) if one[:2] != other[:2] and other[2]]
    # Within the button itself the word and its sign may shift by a part of a letter.
    assert [pair for pair in moved if abs(pair[0][0] - pair[1][0]) > 3] == []


def test_the_list_page_fills_without_pushing_anything_about(browser: Browser, address: str) -> None:
    watch = "window.shifts = 0; new PerformanceObserver(list => list.getEntries().forEach(e => { if (!e.hadRecentInput) shifts += e.value })).observe({type: 'layout-shift', buffered: true})"
    for width in (390, 1440):
        with opened(browser, THREE, viewport={"width": width, "height": 844}) as page:
            page.add_init_script(watch)
            for place, settles in (("/list/", settled), ("/resources/", lambda _: None)):
                page.goto(address + place)
                settles(page)
                assert page.evaluate("shifts") < 0.02, (width, place)


def test_results_that_a_script_shows_later_know_what_is_kept(browser: Browser, address: str) -> None:
    with opened(browser, THREE) as page:
        page.goto(f"{address}/topics/")
        page.evaluate(
            """key => {
                const button = document.createElement("button");
                button.dataset.keep = key;
                button.setAttribute("aria-label", "Keep something");
                document.querySelector("main").append(button);
                button.parentElement.dispatchEvent(new CustomEvent("clearinghouse:shown", {bubbles: true}));
            }""",
            ABSENT,
        )
        button = page.locator(f"main > [data-keep='{ABSENT}']")
        expect(button).to_have_text(word("card.kept"))
        button.click()
        expect(button).to_have_accessible_name("Keep something")


def test_on_a_phone_the_number_stands_beside_its_sign_and_its_room_is_there_before(
    browser: Browser, address: str
) -> None:
    with opened(browser, viewport={"width": 390, "height": 844}) as page:
        page.goto(f"{address}/resources/")
        before = boxes_of(page, ".ch-header a:visible, .ch-header summary:visible")
        page.locator("[data-keep]").first.click()

        mine = page.get_by_role("link", name="My list 1")
        sign, number = (mine.locator(part).bounding_box() for part in ("svg", "[data-kept-count]"))
        assert sign and number and sign["x"] + sign["width"] <= number["x"]
        assert boxes_of(page, ".ch-header a:visible, .ch-header summary:visible") == before
        page.locator("summary", has_text="Menu").click()
        page.get_by_role("navigation", name="Main").get_by_role("link", name="My list").click()
        assert page.url == f"{address}/list/"


def test_the_way_to_an_outside_page_has_a_line_of_its_own(browser: Browser, address: str) -> None:
    with opened(browser, THREE, viewport={"width": 390, "height": 844}) as page:
        open_list(page, f"{address}/list/")
        facts = page.locator(".ch-entry__facts").first.inner_text().split("\n")
        assert facts[-1] == "Open at reports.example.org" and not facts[-2].rstrip().endswith("·")


def test_nobody_keeps_people(page: Page, address: str) -> None:
    for place in ("/coaches/", "/coaches/kit-muster/"):
        page.goto(address + place)
        assert page.locator("[data-keep^='coaches/'], [data-keep^='people/']").count() == 0


def test_two_tabs_stay_in_step(mine: Page, address: str) -> None:
    other = mine.context.new_page()
    other.goto(f"{address}/challenges/")
    other.locator(f"[data-keep='{ABSENT}']").click()

    expect(mine.locator(".ch-entry__title:visible")).to_have_count(2)
    expect(mine.locator("[data-kept-count]").first).to_have_text("2")
    mine.get_by_role("textbox", name=re.compile("^Note on First")).fill("From the first tab")
    other.get_by_role("link", name="My list 2").first.click()
    expect(other.get_by_role("textbox", name=re.compile("^Note on First"))).to_have_value("From the first tab")


def test_things_are_put_in_order_by_keyboard_alone(mine: Page) -> None:
    before = titles_on(mine)
    mine.get_by_role("button", name=f"Move down: {before[0]}").focus()
    mine.keyboard.press("Enter")

    assert titles_on(mine) == [before[1], before[0], before[2]]
    assert keys_in(mine) == [ABSENT, RIPPLE, FIRST]
    assert said(mine) == "Moved to 2 of 3."
    expect(mine.get_by_role("button", name=f"Move down: {before[0]}")).to_be_focused()
    mine.keyboard.press("Space")
    mine.keyboard.press("Space")
    assert said(mine) == "It is the last already."
    expect(mine.get_by_role("button", name=f"Move down: {before[0]}")).to_be_focused()
    mine.keyboard.press("Shift+Tab")
    mine.keyboard.press("Enter")
    assert titles_on(mine) == [before[1], before[0], before[2]]


def test_a_note_is_kept_as_it_is_typed(mine: Page) -> None:
    note = mine.get_by_role("textbox", name=re.compile("^Note on The Ripple Drawing"))
    note.press_sequentially("Bring this")
    assert kept_in(mine)[0]["note"] == "Bring this"
    mine.reload()
    expect(mine.get_by_role("textbox", name=re.compile("^Note on The Ripple Drawing"))).to_have_value("Bring this")


def test_what_was_removed_comes_back_to_its_place_with_its_note(mine: Page) -> None:
    before = titles_on(mine)
    mine.get_by_role("button", name=f"Remove {before[1]}").click()

    assert keys_in(mine) == [RIPPLE, FIRST]
    expect(mine.get_by_role("button", name="Undo")).to_be_focused()
    mine.keyboard.press("Enter")
    assert titles_on(mine) == before
    assert kept_in(mine)[1]["note"] == "Begin with the second cause."
    assert said(mine) == f"Back in your list: {before[1]}"


def test_the_list_has_a_title_and_an_introduction(mine: Page) -> None:
    mine.get_by_text("Title and introduction").click()
    mine.get_by_label("Title").fill("Autumn reading")
    mine.get_by_label("Introduction").fill("Two lines\nof words")

    expect(mine.get_by_role("heading", level=1)).to_have_text("Autumn reading")
    assert mine.title().startswith("Autumn reading - ")
    mine.reload()
    expect(mine.get_by_text("Two lines\nof words").first).to_be_visible()


def test_an_empty_list_says_what_to_do(page: Page, address: str) -> None:
    page.goto(f"{address}/list/")
    expect(page.get_by_role("heading", name="Nothing kept yet")).to_be_visible()
    assert "in this browser on this device" in page.locator(".ch-list__where:visible").inner_text()
    page.get_by_role("link", name="Find something").click()
    assert page.url == f"{address}/find/"


def test_clearing_is_asked_about_first(mine: Page) -> None:
    mine.get_by_role("button", name="Clear the list").click()
    dialog = mine.get_by_role("dialog", name="Clear the list?")
    expect(dialog).to_contain_text("All 3 things and their notes go from this browser.")
    expect(dialog.get_by_role("button", name=word("list.stay"))).to_be_focused()
    mine.keyboard.press("Escape")
    assert len(kept_in(mine)) == 3

    mine.get_by_role("button", name="Clear the list").click()
    dialog.get_by_role("button", name="Clear it").click()

    expect(mine.get_by_role("heading", name="Nothing kept yet")).to_be_visible()
    assert kept_in(mine) == []
    assert said(mine) == "Your list is cleared."


def test_an_item_that_moved_is_followed_and_one_that_went_keeps_its_title(browser: Browser, address: str) -> None:
    with opened(browser, a_list(entry("resources/old-name", "Old name", "Mine"), entry(GONE, "It went"))) as page:
        moved = {"moved_to": {"key": RIPPLE, "title": "The Ripple Drawing", "address": f"/{RIPPLE}/"}}
        told = {"resources/old-name": moved}
        page.route(f"**{item_file('resources/old-name')}", lambda route: route.fulfill(status=200, json=told))
        open_list(page, f"{address}/list/")

        row = page.locator(".ch-entry").nth(0)
        expect(row.get_by_role("heading").get_by_role("link")).to_have_attribute("href", f"{address}/{RIPPLE}/")
        assert (kept_in(page)[0]["key"], kept_in(page)[0]["note"]) == (RIPPLE, "Mine")
        gone = page.locator(".ch-entry").nth(1)
        expect(gone).to_contain_text("No longer published")
        assert (gone.get_by_role("heading").inner_text(), gone.get_by_role("link").count()) == ("It went", 0)


def known(site: BuiltSite) -> list[str]:
    """Return the keys of all that a list may hold."""
    return list(site.json("/list/items/0.json"))


def test_a_long_list_is_asked_about_at_once(browser: Browser, address: str, sample_site: BuiltSite) -> None:
    keys = known(sample_site)[:25]
    with opened(browser, a_list(*(entry(key, "Some title") for key in [*keys, GONE]))) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
        open_list(page, f"{address}/list/")

        assert [url for url in asked if url.endswith(".json")] == ["/list/items/0.json", item_file(GONE)]
        in_full = [sample_site.json(item_file(key))[key] for key in keys]
        assert titles_on(page) == [*(facts["title"] for facts in in_full), "Some title"]
        expect(page.locator(".ch-entry").last).to_contain_text("No longer published")


def test_where_all_at_once_cannot_be_had_each_is_asked_about(
    browser: Browser, address: str, sample_site: BuiltSite
) -> None:
    keys = known(sample_site)[:25]
    with opened(browser, a_list(*(entry(key, "Some title") for key in keys))) as page:
        page.route("**/list/items/*", lambda route: route.fulfill(status=503, body="busy"))
        open_list(page, f"{address}/list/")

        assert "Some title" not in titles_on(page)


def test_a_site_that_cannot_be_asked_leaves_titles_and_links(browser: Browser, address: str) -> None:
    with opened(browser, THREE) as page:
        page.route("**/items/*.json", lambda route: route.fulfill(status=503, body="busy"))
        open_list(page, f"{address}/list/")

        assert titles_on(page) == ["Ripple", "Absences", "First"]
        expect(page.locator(".ch-entry").first).to_contain_text("Details could not be loaded just now.")
        expect(page.get_by_role("link", name="Ripple")).to_have_attribute("href", f"{address}/{RIPPLE}/")


@pytest.mark.parametrize(("fault", "words"), [(BLOCKED, "lets the site keep nothing"), (FULL, "no room left")])
def test_a_browser_that_keeps_nothing_is_told_of_not_hidden(page: Page, address: str, fault: str, words: str) -> None:
    page.add_init_script(fault)
    page.goto(f"{address}/resources/")
    button = page.locator("[data-keep]").first
    button.click()

    expect(page.locator(".ch-said")).to_contain_text(words)
    expect(button).to_have_attribute("aria-pressed", "false")
    page.get_by_role("button", name="Close").click()
    expect(page.locator(".ch-said")).to_be_empty()


def test_a_blocked_browser_gets_a_sentence_on_the_list_page(page: Page, address: str) -> None:
    page.add_init_script(BLOCKED)
    page.goto(f"{address}/list/")
    expect(page.get_by_text("This browser lets the site keep nothing")).to_be_visible()
    expect(page.get_by_role("heading", name="Nothing kept yet")).to_be_hidden()


@pytest.mark.parametrize("raw", ["{broken", "[]", "null", "7", '{"version":1}', '{"version":1,"items":"x"}'])
def test_damaged_storage_breaks_nothing_and_is_set_aside(browser: Browser, address: str, raw: str) -> None:
    with opened(browser, raw) as page:
        page.goto(f"{address}/resources/")
        page.locator("[data-keep]").first.click()
        assert len(kept_in(page)) == 1
        page.goto(f"{address}/list/")
        expect(page.get_by_text("Part of an earlier list could not be read.")).to_be_visible()
        with page.expect_download() as caught:
            page.get_by_role("button", name="Save it as a file").click()
        assert Path(caught.value.path()).read_text() == raw
        page.get_by_role("button", name="Throw it away").click()
        expect(page.get_by_text("Part of an earlier list could not be read.")).to_be_hidden()
        assert page.evaluate("place => localStorage.getItem(place)", ASIDE) is None
        assert len(kept_in(page)) == 1


def test_what_is_sound_in_damaged_storage_is_saved(browser: Browser, address: str) -> None:
    odd = [
        None,
        {"key": "javascript:alert(1)", "title": "x", "note": "", "added": ""},
        {"key": FIRST},
        entry(RIPPLE, "Again"),
    ]
    raw = json.dumps({"version": 1, "items": [entry(RIPPLE, "Ripple", "Mine"), *odd]})
    with opened(browser, raw) as page:
        open_list(page, f"{address}/list/")
        assert [(item["key"], item["note"]) for item in kept_in(page)] == [(RIPPLE, "Mine")]
        assert page.evaluate("place => localStorage.getItem(place)", ASIDE) == raw


def test_a_list_of_a_later_version_is_left_alone(browser: Browser, address: str) -> None:
    raw = json.dumps({"version": 2, "things": []})
    with opened(browser, raw) as page:
        page.goto(f"{address}/resources/")
        page.locator("[data-keep]").first.click()
        expect(page.locator(".ch-said")).to_contain_text("newer version of this site")
        page.goto(f"{address}/list/")
        expect(page.get_by_text("Your list comes from a newer version")).to_be_visible()
        assert page.evaluate("place => localStorage.getItem(place)", PLACE) == raw


def test_a_list_has_an_end(browser: Browser, address: str) -> None:
    with opened(browser, a_list(*(entry(f"resources/made-up-{n}", f"Thing {n}") for n in range(200)))) as page:
        page.goto(f"{address}/resources/")
        page.locator("[data-keep]").first.click()
        expect(page.locator(".ch-said")).to_contain_text("holds 200 things")
        assert len(kept_in(page)) == 200


def test_without_javascript_there_is_a_sentence_and_no_dead_button(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/resources/")
    assert page.locator(".ch-keep:visible").count() == 0
    page.get_by_role("link", name="My list").first.click()
    assert "The list needs JavaScript" in page.locator("main").inner_text()
    assert page.locator("main button:visible").count() == 0
    context.close()


def test_the_list_works_under_a_strict_content_security_policy(browser: Browser, address: str) -> None:
    with opened(browser, THREE) as page:
        refused: list[str] = []
        page.on("console", lambda message: refused.append(message.text) if "Content Security" in message.text else None)

        def strict(route):  # type: ignore[no-untyped-def]
            response = route.fetch()
            route.fulfill(response=response, headers={**response.headers, "content-security-policy": STRICT})

        page.route("**/list/", strict)
        open_list(page, f"{address}/list/")
        assert len(titles_on(page)) == 3
        assert downloaded(page, "CSV")[0] == "my-list.csv"
        assert [text for text in refused if "keep/" in text] == []


def test_what_every_page_loads_for_it_weighs_at_most_4_kilobytes(sample_site: BuiltSite) -> None:
    folder = sample_site.folder / "assets" / "clearinghouse"
    needed, weight = ["keep/keep-buttons.js"], 0
    for name in needed:
        text = (folder / name).read_text(encoding="utf-8")
        found = re.findall(r'^import .* from "(.*?)"', text, re.MULTILINE)
        needed += [
            path for one in found if (path := posixpath.normpath(f"{posixpath.dirname(name)}/{one}")) not in needed
        ]
        weight += len(gzip.compress(text.encode(), 9, mtime=0))
    assert sorted(needed) == ["keep/announce.js", "keep/keep-buttons.js", "keep/store.js", "wording.js"]
    assert weight <= 4000


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
def test_no_state_of_the_list_breaks_wcag(browser: Browser, address: str, width: int, scheme: str) -> None:
    faults: list[str] = []
    size = {"viewport": {"width": width, "height": 844}, "color_scheme": scheme}
    with opened(browser, **size) as page:
        page.goto(f"{address}/list/")
        faults += faults_of(page, "empty")
        page.add_init_script(FULL)
        page.goto(f"{address}/resources/")
        page.locator("[data-keep]").first.click()
        page.locator(".ch-said p").wait_for()
        faults += faults_of(page, "not kept")
    with opened(browser, "{broken", **size) as page:
        page.goto(f"{address}/list/")
        faults += faults_of(page, "damaged")
    with opened(browser, **size) as page:
        keep_before(page.context, json.dumps({**THREE, "items": [*THREE["items"], entry(GONE, "It went")]}))
        replaced = {"key": FIRST, "title": "First weeks", "address": f"/{FIRST}/"}
        answer(page, RIPPLE, status="retired", replaced_by=replaced)
        open_list(page, f"{address}/list/")
        faults += faults_of(page, "filled")
        page.locator("summary:visible", has_text="Download").click()
        page.get_by_role("button", name="Share as a link").click()
        page.get_by_role("button", name=re.compile("^Remove ")).last.click()
        faults += faults_of(page, "all open")
        page.get_by_role("button", name="Clear the list").click()
        faults += faults_of(page, "dialog")
    assert faults == []
