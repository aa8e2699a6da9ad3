"""A coach's prescription: a short list with notes, passed on as a link that holds all of it."""

from __future__ import annotations

import json
import random
import re
import string
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.browsing import word
from browser.lists import (
    ABSENT,
    FIRST,
    GONE,
    PLACE,
    RIPPLE,
    THREE,
    a_list,
    answer,
    boxes_of,
    downloaded,
    entry,
    faults_of,
    fragment,
    kept_in,
    keys_in,
    open_list,
    opened,
    prescription,
    said,
    shared_link,
    titles_on,
)

SENT = a_list(
    entry(RIPPLE, "Ripple", "Read page 3.\nThen call me."),
    entry(ABSENT, "Absences", "Über “Ursachen”, 原因"),
    entry(FIRST, "First", "For my own use"),
    title="Before Monday",
    intro="Ten minutes each.",
)
OVERRIDE, INVISIBLE, ACCENT, TEACHER = "\u202e", "\u200b\U000e0041\u2066", "\u0301", "\U0001f469\u200d\U0001f3eb"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with opened(browser) as found:
        yield found


def test_a_list_goes_to_someone_else_as_a_link(browser: Browser, address: str) -> None:
    with opened(browser, SENT) as coach:
        open_list(coach, f"{address}/list/")
        shared_link(coach)
        expect(coach.get_by_label("Introduction")).to_be_visible()
        expect(coach.get_by_text("Whoever has the link can read them, so write no names of students.")).to_be_visible()
        coach.get_by_role("checkbox", name="First").uncheck()
        coach.get_by_label("From").fill("A coach")
        expect(coach.locator("#share-length")).to_contain_text(re.compile(r"^\d+ characters, of at most 12,000\.$"))
        coach.get_by_role("button", name="Copy the link").click()
        expect(coach.get_by_role("button", name="Copied")).to_be_visible()
        link = coach.evaluate("navigator.clipboard.readText()")
        coach.get_by_role("link", name="See what they will see").click()
        expect(coach.get_by_role("heading", level=1)).to_have_text("Before Monday")
        assert coach.url == link

    with opened(browser) as principal:
        asked: list[str] = []
        principal.on("request", lambda request: asked.append(request.url))
        open_list(principal, link)

        expect(principal.get_by_role("heading", level=1)).to_have_text("Before Monday")
        assert principal.title().startswith("Before Monday - ")
        text = principal.locator("main").inner_text()
        for words in ("Passed on to you by A coach", "Ten minutes each.", "Read page 3.\nThen call me.", "原因"):
            assert words in text
        assert "own use" not in text and len(titles_on(principal)) == 2
        assert kept_in(principal) == []
        assert [url for url in asked if "rx" in url or not url.startswith(address)] == []


def test_the_button_says_copied_only_while_it_is_true(browser: Browser, address: str) -> None:
    with opened(browser, SENT) as page:
        open_list(page, f"{address}/list/")
        shared_link(page)
        page.clock.install(time=0)
        page.clock.pause_at(60_000)
        copying = page.locator("#list-share [data-do=copy-link]")
        changes = (
            lambda: page.get_by_role("textbox", name=re.compile("^Note on First")).fill("Another"),
            lambda: page.get_by_role("checkbox", name="First").uncheck(),
            lambda: page.get_by_label("From").fill("A coach"),
            page.get_by_role("button", name=re.compile("^Remove ")).last.click,
        )
        for change in changes:
            copying.click()
            expect(copying).to_have_text("Copied")
            change()
            expect(copying).to_have_text("Copy the link")
        copying.click()
        expect(copying).to_have_text("Copied")
        page.clock.run_for(2600)
        expect(copying).to_have_text("Copy the link")


def test_all_of_it_is_kept_and_the_readers_own_notes_stay(browser: Browser, address: str) -> None:
    with opened(browser, a_list(entry(ABSENT, "Absences", "My own note"), entry(FIRST, "First"))) as page:
        sent = prescription([RIPPLE, "Ripple", "Read"], [ABSENT, "Absences", "Theirs"], [FIRST, "First", "Look"])
        open_list(page, f"{address}/list/{fragment(sent)}")
        page.get_by_role("button", name=word("list.keep_all")).click()

        assert [(item["key"], item["note"]) for item in kept_in(page)] == [
            (ABSENT, "My own note"),
            (FIRST, "Look"),
            (RIPPLE, "Read"),
        ]
        assert said(page) == "1 kept in your list."
        expect(page.locator(".ch-keep:visible")).to_have_text([word("card.kept")] * 3)
        expect(page.get_by_role("button", name=word("list.keep_all"))).to_be_hidden()
        expect(page.get_by_role("link", name="Open my list")).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url(f"{address}/list/")


def test_keeping_all_of_it_moves_nothing_on_a_phone(browser: Browser, address: str) -> None:
    with opened(browser, viewport={"width": 390, "height": 844}) as page:
        open_list(page, f"{address}/list/{fragment(prescription())}")
        stays = ".ch-header a:visible, .ch-list__tools:visible > *, .ch-entry:visible"
        before = boxes_of(page, stays)
        page.get_by_role("button", name=word("list.keep_all")).click()
        expect(page.get_by_role("link", name="Open my list")).to_be_visible()
        assert boxes_of(page, stays) == before


def test_one_thing_of_it_is_kept_with_the_coachs_note(page: Page, address: str) -> None:
    open_list(page, f"{address}/list/{fragment(prescription())}")
    page.get_by_role("button", name=re.compile("^" + word("card.keep_named", title="The Ripple Drawing"))).click()
    page.get_by_role("link", name="My list").last.click()

    expect(page.get_by_role("textbox", name=re.compile("^Note on The Ripple Drawing"))).to_have_value("Read page 3.")
    assert page.url == f"{address}/list/"


def test_it_is_printed_and_taken_along(page: Page, address: str) -> None:
    open_list(page, f"{address}/list/{fragment(prescription(intro='Begin here.'))}")
    assert "Begin here." in downloaded(page, "Markdown")[1]
    assert downloaded(page, "RIS")[0] == "for-monday.ris"
    page.get_by_role("button", name="Copy the link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url

    page.emulate_media(media="print")
    assert page.locator("main").locator("button:visible, summary:visible").count() == 0
    text = page.locator("main").inner_text()
    assert "Read page 3." in text and "https://reports.example.org/?id=SP530748" in text


def test_a_retired_item_says_what_replaces_it_and_one_withdrawn_is_no_link(page: Page, address: str) -> None:
    other = {"key": FIRST, "title": "First weeks as a principal", "address": f"/{FIRST}/"}
    answer(page, RIPPLE, status="retired", replaced_by=other)
    answer(page, ABSENT, status="retired", retired_note="The publisher withdrew it.")
    sent = prescription([RIPPLE, "Ripple", ""], [ABSENT, "Absences", ""], [GONE, "A guide of old", "Use it"])
    open_list(page, f"{address}/list/{fragment(sent)}")

    retired, noted, gone = (page.locator(".ch-entry").nth(number) for number in range(3))
    expect(retired).to_contain_text("Retired")
    expect(retired.get_by_role("link", name="First weeks as a principal")).to_have_attribute(
        "href", f"{address}/{FIRST}/"
    )
    expect(noted).to_contain_text("The publisher withdrew it.")
    expect(gone).to_contain_text("No longer published")
    assert gone.get_by_role("heading").inner_text() == "A guide of old"
    assert gone.get_by_role("link").count() == gone.get_by_role("button").count() == 0
    page.get_by_role("button", name=word("list.keep_all")).click()
    assert keys_in(page) == [RIPPLE, ABSENT]


GOOD = fragment(prescription())
NESTED = json.loads("[" * 400 + "]" * 400)
REFUSED = {
    "cut off": GOOD[:-6],
    "cut off at the beginning": GOOD[:20],
    "one sign altered": GOOD[:-4] + ("A" if GOOD[-4] != "A" else "B") + GOOD[-3:],
    "its check altered": fragment(prescription(), check="0000000"),
    "nothing in it": "#rx=",
    "not even a sign": "#rx",
    "another version": GOOD.replace("=1", "=2"),
    "not our signs": "#rx=1<script>alert(1)</script>",
    "badly encoded": "#rx=%E0%A4%A",
    "a null": "#rx=%00",
    "not deflated": fragment(b"\xff\x00\xff", "p").replace("p_wD_", "d_wD_"),
    "a bomb": fragment(b'["' + b"a" * 5_000_000 + b'"]'),
    "longer than allowed": fragment(
        prescription(title="".join(random.Random(1).choices(string.ascii_letters, k=9100))), "p"
    ),
    "not UTF-8": fragment(b'["\xff","","",[]]'),
    "not JSON": fragment(b"alert(1)"),
    "another shape": fragment({"title": "x"}),
    "nested": fragment(NESTED),
    "too few parts": fragment(["", "", []]),
    "no items": fragment(["", "", "", []]),
    "numbers for words": fragment([1, "", "", [[RIPPLE, "x", "x"]]]),
    "an item of two parts": fragment(prescription([RIPPLE, "x"])),
    "31 items": fragment(prescription(*[[f"resources/a-{n}", "x", ""] for n in range(31)])),
    "the same twice": fragment(prescription([RIPPLE, "x", ""], [RIPPLE, "y", ""])),
    "a note of 601": fragment(prescription([RIPPLE, "x", "n" * 601])),
    "a title of 121": fragment(prescription(title="t" * 121)),
    "a script as key": fragment(prescription(["javascript:alert(1)", "x", ""])),
    "another site as key": fragment(prescription(["//evil.example/x", "x", ""])),
    "a way up as key": fragment(prescription(["../../etc/passwd", "x", ""])),
    "an encoded way up as key": fragment(prescription(["resources/%2e%2e", "x", ""])),
    "a query as key": fragment(prescription(["resources/x?y=1", "x", ""])),
    "a line break in the key": fragment(prescription(["resources/x\n", "x", ""])),
    "a list for a key": fragment(prescription([[RIPPLE], "x", ""])),  # type: ignore[list-item]  # that is the point
}


@pytest.fixture(scope="module")
def reader(browser: Browser, address: str) -> Iterator[Page]:
    """The list page of a reader with a list, who opens one bad link after another."""
    with opened(browser, THREE) as found:
        open_list(found, f"{address}/list/")
        yield found


@pytest.mark.parametrize("link", REFUSED.values(), ids=REFUSED)
def test_a_damaged_or_hostile_link_gets_one_kind_sentence(reader: Page, address: str, link: str) -> None:
    before = reader.evaluate("place => localStorage.getItem(place)", PLACE)
    reader.goto(f"{address}/404.html")
    open_list(reader, f"{address}/list/{link}")

    expect(reader.get_by_role("heading", level=1)).to_have_text("This link cannot be opened")
    expect(reader.get_by_text("Ask whoever sent it to send it again.")).to_be_visible()
    assert reader.locator("main p:visible").count() == 2  # the sentence, and the two ways on
    assert reader.evaluate("place => localStorage.getItem(place)", PLACE) == before
    reader.locator("main").get_by_role("link", name="My list").click()
    assert len(titles_on(reader)) == 3


def test_words_in_a_link_stay_words(page: Page, address: str) -> None:
    script = "<img src=x onerror='window.ran=1'><script>window.ran=1</script><a href='javascript:alert(1)'>x</a>"
    sent = prescription(
        [RIPPLE, "<b>t</b>", script], [GONE, script[:200], script], title=script[:110], intro=script, sender="<i>me</i>"
    )
    open_list(page, f"{address}/list/{fragment(sent)}")

    main = page.locator("main")
    assert main.inner_text().count(script) == 5
    assert page.title().startswith(script[:110])
    assert main.locator("img, script[src=x], b, i").count() == 0
    links = main.locator("a[href]").evaluate_all("links => links.map(link => link.href)")
    assert [link for link in links if not link.startswith((f"{address}/", "https://reports.example.org/"))] == []
    assert page.evaluate("window.ran") is None


def test_signs_that_hide_or_turn_text_are_taken_out(page: Page, address: str) -> None:
    note = f"a{OVERRIDE}b{INVISIBLE}c\x07 e{ACCENT * 40} {TEACHER}"
    open_list(page, f"{address}/list/{fragment(prescription([RIPPLE, 'x', note]))}")
    assert page.locator(".ch-entry__said").inner_text() == f"abc e{ACCENT * 4} {TEACHER}"


@pytest.mark.parametrize("around", ["{}.", "{}).", "{}&gt;", "{}%3E", "{}%22"])
def test_signs_that_mail_programs_put_behind_a_link_do_no_harm(page: Page, address: str, around: str) -> None:
    link = around.replace("&gt;", ">").format(fragment(prescription()))
    page.goto(f"{address}/list/{link}")
    expect(page.get_by_role("heading", level=1)).to_have_text("For Monday")


def test_a_link_made_where_nothing_can_be_packed_opens_too(browser: Browser, address: str) -> None:
    with opened(browser, SENT) as page:
        page.add_init_script("delete window.CompressionStream; delete window.DecompressionStream")
        open_list(page, f"{address}/list/")
        link = shared_link(page)
        page.goto(f"{address}/404.html")
        page.goto(link)
        expect(page.get_by_role("heading", level=1)).to_have_text("Before Monday")
        page.goto(f"{address}/404.html")
        page.goto(f"{address}/list/{fragment(prescription())}")
        expect(page.get_by_text("This browser is too old for the link.")).to_be_visible()


def test_a_link_opens_on_a_page_that_is_open_already_and_back_leads_back(browser: Browser, address: str) -> None:
    with opened(browser, THREE) as page:
        open_list(page, f"{address}/list/")
        page.evaluate("fragment => { location.hash = fragment }", fragment(prescription()))
        expect(page.get_by_role("heading", level=1)).to_have_text("For Monday")
        expect(page.get_by_role("heading", level=1)).to_be_focused()
        page.go_back()
        expect(page.get_by_role("heading", level=1)).to_have_text("My list")
        assert len(titles_on(page)) == 3


def test_the_way_past_the_header_does_not_lose_the_list(page: Page, address: str) -> None:
    open_list(page, f"{address}/list/{fragment(prescription())}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("For Monday")


def long_list(notes: int, length: int) -> dict[str, Any]:
    """Return a list whose notes no packing makes shorter."""
    signs = random.Random(7)
    words = ["".join(signs.choices(string.ascii_letters + string.digits, k=length)) for _ in range(notes)]
    return a_list(*(entry(f"resources/made-up-{n}", f"Thing {n}", note) for n, note in enumerate(words)))


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        (long_list(2, 650), "Shorten the note on “Thing 0” by 50 characters."),
        (long_list(32, 5), "A link holds 30 things. Leave out 2."),
        (long_list(28, 590), "longer than the 12,000 it may have"),
    ],
)
def test_what_is_too_long_for_a_link_is_said_before_it_is_sent(
    browser: Browser, address: str, kept: dict[str, Any], words: str
) -> None:
    with opened(browser, kept) as page:
        page.goto(f"{address}/list/")
        page.get_by_role("button", name="Share as a link").click()
        expect(page.locator("[data-part=faults]")).to_contain_text(words)
        expect(page.get_by_role("button", name="Copy the link")).to_be_hidden()
        for box in page.get_by_role("checkbox").all()[1:]:
            box.uncheck()
        page.get_by_role("textbox", name="Note on Thing 0").fill("Short")
        expect(page.get_by_role("button", name="Copy the link")).to_be_visible()


def test_the_longest_link_that_is_offered_opens(browser: Browser, address: str) -> None:
    with opened(browser, long_list(18, 600)) as page:
        page.goto(f"{address}/list/")
        link = shared_link(page)
        assert 9_000 < len(link[link.index("#") :]) <= 12_000
        expect(page.locator("#share-length")).to_contain_text("Some programs cut long links off")
        page.goto(f"{address}/404.html")
        open_list(page, link)
        assert len(titles_on(page)) == 18


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1440])
def test_no_state_of_a_prescription_breaks_wcag(browser: Browser, address: str, width: int, scheme: str) -> None:
    faults: list[str] = []
    with opened(browser, viewport={"width": width, "height": 844}, color_scheme=scheme) as page:
        long = "W" * 110
        sent = prescription(
            [RIPPLE, "Ripple", "Read " + "x" * 500], [GONE, long, ""], [FIRST, "F", ""], title=long, sender="A coach"
        )
        open_list(page, f"{address}/list/{fragment(sent)}")
        page.locator("summary:visible", has_text="Download").click()
        faults += faults_of(page, "open")
        page.get_by_role("button", name=word("list.keep_all")).click()
        faults += faults_of(page, "kept")
        page.goto(f"{address}/404.html")
        page.goto(f"{address}/list/#rx=1")
        faults += faults_of(page, "refused")
    assert faults == []
