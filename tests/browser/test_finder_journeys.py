"""Readers on their way: what they asked, on a slow phone, while the site is renewed, where there is nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from browser.finding import SEARCHBOX, count, ids, open_finder, ready

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True)  # type: ignore[arg-type]  # a size
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ("new principal", "/collections/first-weeks-as-principal/"),
        ("I was just hired and do not know where to start", "/collections/first-weeks-as-principal/"),
        ("next session", "/events/"),
        ("when is the next session", "/events/"),
        ("who can I talk to", "/program/contact/"),
        ("who can help me", "/coaches/"),
        ("who can I talk to about budget", "/coaches/kit-muster/"),
        ("who can help with attendance", "/coaches/robin-sample/"),
        ("coach for budgeting near Musterville", "/coaches/kit-muster/"),
        ("who can coach me on attendance in the eastern part of the state", "/coaches/robin-sample/"),
    ],
)
def test_a_question_leads_straight_to_the_page_for_it(page: Page, address: str, asked: str, place: str) -> None:
    page.goto(f"{address}/find/")
    page.get_by_role("searchbox", name=SEARCHBOX).fill(asked)
    page.keyboard.press("Enter")
    page.locator(".ch-find__straight a").first.click()
    page.wait_for_url(f"{address}{place}")


def test_a_coach_near_a_town_says_so_and_comes_first(page: Page, address: str) -> None:
    open_finder(page, address, "?q=coach+for+budgeting+near+Musterville")
    assert ids(page)[0] == "kit-muster"
    expect(page.locator(".ch-find__reason").first).to_have_text("In your region: Sample Coast")
    open_finder(page, address, "?q=coach+for+budgeting+near+Sampleton")
    assert "kit-muster" not in ids(page)


def test_what_was_not_wanted_is_left_out_until_the_reader_takes_the_limit_away(page: Page, address: str) -> None:
    open_finder(page, address, "?q=feedback")
    everything = set(ids(page))
    open_finder(page, address, "?q=feedback not elementary")
    chip = page.get_by_role("button", name="Take away “not Elementary school”")
    expect(chip).to_be_visible()
    limited = count(page)
    chip.click()
    expect(chip).to_have_count(0)
    ready(page)
    expect(page.locator("#find-count")).to_be_focused()
    assert "aside=level" in page.url
    assert count(page) >= limited and everything & set(ids(page))
    page.get_by_role("searchbox", name=SEARCHBOX).fill("feedback not elementary please")
    page.keyboard.press("Enter")
    expect(chip).to_be_visible()


def test_limits_in_words_stand_beside_filters(page: Page, address: str) -> None:
    open_finder(page, address, "?q=free attendance tools after 2019&level=middle")
    chips = page.locator("#find-chosen .ch-find__chip")
    expect(chips).to_have_text(["Free", "2020 or later", "Middle school"])
    assert count(page) > 0


def test_a_time_hides_nothing_and_says_how_many_results_do_not_tell_theirs(page: Page, address: str) -> None:
    open_finder(page, address, "?q=attendance")
    everything = count(page)
    open_finder(page, address, "?q=attendance 30 minutes")
    expect(page.get_by_role("button", name="Take away “At most 30 minutes”")).to_be_visible()
    said = page.locator("#find-notes").get_by_text("whether “At most 30 minutes” fits")
    expect(said).to_be_visible()
    untold = int(said.inner_text().split(" ")[0])
    assert 0 < untold <= count(page) <= everything


def test_a_word_known_by_its_meaning_alone_is_said(page: Page, address: str) -> None:
    open_finder(page, address, "?q=truancy officer")
    expect(page.locator("#find-notes")).to_contain_text(
        "Nothing here mentions “truancy”. Looked for instead: Attendance."
    )


def test_the_point_of_a_dictated_question_is_heard_at_its_end(page: Page, address: str) -> None:
    talk = "so I was sitting in my office this morning and then I thought about it and wondered whether you have " * 3
    open_finder(page, address)
    page.get_by_role("searchbox", name=SEARCHBOX).fill(f"{talk} anything for chronic absence")
    page.keyboard.press("Enter")
    ready(page)
    expect(page.locator("#find-results > li").first).to_contain_text("bsen")


def test_where_there_is_nothing_it_says_so_and_gives_ways_on(page: Page, address: str) -> None:
    open_finder(page, address, "?q=zebra")
    expect(page.locator("#find-notes")).to_contain_text("Nothing here mentions “zebra”.")
    expect(page.locator("#find-results > li")).to_have_count(0)
    page.locator("#find-notes a").first.click()
    page.wait_for_url("**/challenges/")


def test_on_a_slow_phone_keys_pressed_at_once_are_answered(page: Page, address: str) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
    page.goto(f"{address}/find/?q=equity", wait_until="commit")
    page.locator("#find-q").fill("absence")
    page.locator("#find-q").press("Enter")
    page.wait_for_url("**/find/?q=absence")
    ready(page)
    expect(page.locator("#find-q")).to_have_value("absence")
    expect(page.locator("#find-results > li").first).to_contain_text("bsen")


def test_on_a_slow_line_the_first_answer_takes_few_files_and_few_turns(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    open_finder(page, address, "?q=chronic absence")
    before = asked[: 1 + max(place for place, url in enumerate(asked) if "/entries/" in url)]

    def turn(part: str) -> list[int]:
        return [place for place, url in enumerate(before) if part in url]

    at_once = [place for name in ("/find.js", "/start.", "/limits.", "/places.") for place in turn(name)]
    assert len(at_once) == 4
    assert max(at_once) < min(turn("/terms/")) and max(turn("/terms/")) < min(turn("/entries/"))
    assert len([url for url in before if url.endswith(".js")]) <= 8
    assert len(before) <= 40


def test_a_new_release_while_reading_takes_nothing_away(page: Page, address: str) -> None:
    open_finder(page, address)
    old = str(page.locator("#find").get_attribute("data-index")).strip("./").split("/")[-1]
    new = "0123456789ab"

    def index_of_today(route: Route) -> None:
        route.continue_(url=route.request.url.replace(new, old))

    def page_of_today(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace(old, new))

    page.route(f"**/find/{old}/**", lambda route: route.fulfill(status=404))
    page.route(f"**/find/{new}/**", index_of_today)
    page.route("**/find/", page_of_today)
    page.get_by_role("searchbox", name=SEARCHBOX).fill("emergency plan")
    page.keyboard.press("Enter")
    expect(page.locator("#find-results > li").first).to_contain_text("mergency")
    ready(page)
    assert "q=emergency" in page.url


def test_a_release_with_other_scripts_is_loaded_when_the_reader_says_so(page: Page, address: str) -> None:
    open_finder(page, address)
    page.route("**/find/*/terms/**", lambda route: route.fulfill(status=404))
    page.route("**/find/", lambda route: route.fulfill(body="<title>Another</title>", content_type="text/html"))
    page.get_by_role("searchbox", name=SEARCHBOX).fill("emergency plan")
    page.keyboard.press("Enter")
    expect(page.locator("#find-notes")).to_contain_text("This site was renewed while you read.")
    expect(page.locator("#find-results > li")).to_have_count(0)
    page.unroute_all()
    page.get_by_role("button", name="Load this page again").click()
    expect(page.locator("#find-results > li").first).to_contain_text("mergency")


def test_what_could_not_be_had_is_asked_for_again(page: Page, address: str) -> None:
    page.route("**/find/*/start.json", lambda route: route.abort())
    open_finder(page, address, "?q=absence")
    expect(page.locator("#find-notes")).to_contain_text("could not be reached")
    expect(page.locator("#find-results > li")).to_have_count(0)
    page.unroute_all()
    page.get_by_role("searchbox", name=SEARCHBOX).fill("absences")
    page.keyboard.press("Enter")
    expect(page.locator("#find-results > li").first).to_contain_text("bsen")


def test_no_page_waits_for_scripts_that_are_not_there(page: Page, address: str) -> None:
    page.route("**/find.js", lambda route: route.fulfill(status=404))
    page.goto(f"{address}/find/?q=absence")
    expect(page.locator("#find-broken")).to_be_visible()
    expect(page.locator("#find-results > li")).to_have_count(0)
    page.goto(f"{address}/find/")
    expect(page.locator("#find-broken")).to_be_visible()
    expect(page.locator("#find-results > li").first).to_be_visible()


def test_back_finds_as_much_as_was_shown(page: Page, address: str) -> None:
    open_finder(page, address)
    page.locator("#find-more").click()
    shown = page.locator("#find-results > li")
    expect(shown).to_have_count(30)
    shown.nth(25).locator("a").first.click()
    page.wait_for_url("**/resources/**")
    page.go_back()
    expect(shown).to_have_count(30)
    page.go_back()
    page.go_forward()
    expect(shown).to_have_count(30)
