"""The finder as readers use it: by words, by filters, by keyboard, by phone, by a link from somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from browser.browsing import wait_until
from browser.finding import count, focused, ids, open_finder, ready

DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=DESK)  # type: ignore[arg-type]  # a size
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    yield page
    context.close()
    assert faults == []


def test_it_opens_with_everything(page: Page, address: str) -> None:
    open_finder(page, address)
    assert count(page) > 60
    assert len(ids(page)) == 10
    kinds = page.eval_on_selector_all("#find-results > li", "items => items.map((item) => item.dataset.kind)")
    assert set(kinds) == {"resource"}


def test_the_first_page_before_any_script_is_the_same(page: Page, address: str, browser: Browser) -> None:
    open_finder(page, address)
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(f"{address}/find/")
    assert ids(plain) == ids(page)
    assert page.locator("#find-results").inner_html().count("<li") == 10
    plain.context.close()


def test_words_are_answered_while_they_are_typed(page: Page, address: str) -> None:
    open_finder(page, address)
    page.get_by_role("searchbox", name="What are you looking for?").press_sequentially("attendanc", delay=20)
    page.wait_for_url("**/find/?q=attendanc")
    ready(page)
    assert "attendance" in page.locator("#find-results > li").first.inner_text().casefold()
    assert page.locator("#find-results mark").count() > 0


def test_the_header_box_of_any_page_leads_here(page: Page, address: str) -> None:
    page.goto(f"{address}/goals/")
    box = page.locator("header input[type=search][name=q]")
    box.fill("chronic absence")
    box.press("Enter")
    ready(page)
    assert "/find/?q=chronic" in page.url
    expect(page.get_by_role("searchbox", name="What are you looking for?")).to_have_value("chronic absence")
    assert count(page) > 0


def test_values_of_one_facet_widen_and_facets_narrow(page: Page, address: str) -> None:
    open_finder(page, address, "?topic=attendance")
    one = count(page)
    open_finder(page, address, "?topic=attendance&topic=safety")
    either = count(page)
    open_finder(page, address, "?topic=attendance&topic=safety&type=tool")
    both = count(page)
    assert both < either > one > 0


def test_counts_ignore_their_own_facet_and_keep_their_word(page: Page, address: str) -> None:
    open_finder(page, address, "?q=feedback&topic=coaching-and-mentoring")
    page.locator("#more-topic").click()
    label = page.locator("label[for=filter-topic-teacher-evaluation-and-feedback]")
    promised = int(label.locator(".ch-number").inner_text())
    assert promised > 0
    page.locator("#filter-topic-coaching-and-mentoring").uncheck()
    ready(page)
    page.locator("#filter-topic-teacher-evaluation-and-feedback").check()
    ready(page)
    assert count(page) == promised


def test_every_count_of_every_facet_is_what_choosing_it_gives(page: Page, address: str) -> None:
    open_finder(page, address, "?q=data")
    for group in page.locator("details[data-facet]").all():
        if group.get_attribute("open") is None:
            group.locator("summary").click()
    wait_until(
        page, "[...document.querySelectorAll('details[data-facet]')].every((group) => group.querySelector('input'))"
    )
    boxes = page.locator("#find-filters input[type=checkbox]")
    for place in range(0, boxes.count(), 5):
        box = boxes.nth(place)
        promised = int(box.locator("xpath=..").locator(".ch-number").inner_text())
        name = box.get_attribute("id")
        box.check()
        ready(page)
        assert count(page) == promised, name
        page.locator(f"#{name}").uncheck()
        ready(page)


def test_a_link_brings_back_the_same_view_and_back_works(page: Page, address: str, browser: Browser) -> None:
    open_finder(page, address)
    page.locator("#filter-topic-equity").check()
    ready(page)
    page.locator("#find-sort").select_option("newest")
    ready(page)
    seen, place = ids(page), page.url
    other = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]  # a size
    other.goto(place)
    ready(other)
    assert ids(other) == seen
    other.close()
    page.go_back()
    expect(page.locator("#find-sort")).to_have_value("relevance")
    ready(page)
    page.go_back()
    expect(page.locator("#filter-topic-equity")).not_to_be_checked()


def test_filters_in_use_can_be_taken_away_one_by_one_or_all(page: Page, address: str) -> None:
    open_finder(page, address, "?topic=equity&level=high&standard=ct-ccl/pe2")
    chips = page.locator("#find-chosen button")
    expect(chips).to_have_count(4)
    page.get_by_role("button", name="Take away the filter Equity").click()
    ready(page)
    assert "topic" not in page.url
    page.get_by_role("button", name="Take away all").click()
    ready(page)
    assert page.url.endswith("/find/")
    expect(page.locator("#find-count")).to_be_focused()


def test_standards_are_a_tree_in_the_set_that_the_reader_chose(page: Page, address: str) -> None:
    open_finder(page, address)
    page.get_by_role("button", name=re.compile("Parts of PE2")).click()
    part = page.locator("#filter-standard-ct-ccl-pe2-b")
    part.check()
    ready(page)
    assert "standard=ct-ccl/pe2.b" in page.url
    page.locator("#find-framework").select_option("psel-2015")
    ready(page)
    expect(page.locator("#filter-standard-psel-2015-1")).to_be_visible()
    open_finder(page, address)
    assert page.locator("#find-framework").input_value() == "psel-2015"


def test_kinds_can_be_told_apart(page: Page, address: str) -> None:
    open_finder(page, address, "?q=attendance")
    page.locator("#find-kinds button[data-kind=challenge]").click()
    ready(page)
    kinds = page.eval_on_selector_all("#find-results > li", "items => items.map((item) => item.dataset.kind)")
    assert set(kinds) == {"challenge"}
    assert page.locator("#find-kinds button[data-kind=challenge]").get_attribute("aria-pressed") == "true"


def test_sorting_by_title_is_by_title(page: Page, address: str) -> None:
    open_finder(page, address, "?sort=title&kind=resource")
    titles = page.eval_on_selector_all("#find-results h3", "all => all.map((one) => one.textContent.toLowerCase())")
    assert titles == sorted(titles)


def test_more_results_come_on_demand_and_take_the_focus(page: Page, address: str) -> None:
    open_finder(page, address)
    page.get_by_role("button", name="Show 20 more").click()
    expect(page.locator("#find-results > li")).to_have_count(30)
    assert (
        page.evaluate(
            "[...document.querySelectorAll('#find-results > li')].findIndex((li) => li.contains(document.activeElement))"
        )
        == 10
    )


def test_a_result_says_why_it_is_there_where_its_words_do_not(page: Page, address: str) -> None:
    open_finder(page, address, "?q=truancy")
    assert page.locator(".ch-find__reason").count() > 0


def test_a_slip_is_read_kindly_and_said(page: Page, address: str) -> None:
    open_finder(page, address, "?q=buget")
    expect(page.locator("#find-notes")).to_contain_text("This is for budget")


def test_nothing_found_gives_ways_on(page: Page, address: str) -> None:
    open_finder(page, address, "?q=zzzzqqqq")
    expect(page.locator("#find-notes")).to_contain_text("Nothing here mentions “zzzzqqqq”.")
    expect(page.locator("#find-notes")).to_contain_text("Nothing fits")
    assert page.locator("#find-notes a").count() >= 3
    open_finder(page, address, "?q=attendance&topic=student-privacy&type=video")
    page.get_by_role("button", name=re.compile("without filters")).click()
    ready(page)
    assert count(page) > 0


def test_what_nothing_mentions_is_named_and_no_everyday_word_is_corrected(page: Page, address: str) -> None:
    open_finder(page, address, "?q=attendance+pizza")
    expect(page.locator("#find-notes")).to_contain_text("Nothing here mentions “pizza”. These come nearest without.")
    expect(page.locator("#find-notes")).not_to_contain_text("This is for")
    assert count(page) > 0


def test_what_a_place_is_called_leads_straight_to_it_and_nothing_else_does(page: Page, address: str) -> None:
    straight = page.locator(".ch-find__straight a")
    open_finder(page, address, "?q=coaches+and+staff")
    expect(straight).to_have_count(1)
    straight.click()
    page.wait_for_url("**/coaches/")
    open_finder(page, address, "?q=coaching+teachers+in+math")
    expect(straight).to_have_count(0)


def test_a_filter_that_is_gone_is_left_out_and_said(page: Page, address: str) -> None:
    open_finder(page, address, "?topic=no-such-topic&q=data")
    expect(page.locator("#find-notes")).to_contain_text("not known here")
    assert len(ids(page)) == count(page) > 0


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "\"'><script>alert(1)</script>",
    "../../etc/passwd",
    "__proto__",
    "constructor",
    "%00%0a%0d",
    "\u202e\u0000\ufeff",
    "a" * 20_000,
    "-" * 300,
    "hasOwnProperty toString valueOf",
    "#topic/attendance",
    "{{7*7}} ${7*7}",
    "😀" * 100,
    "%",
]


@pytest.mark.parametrize(
    "name", ["q", "topic", "standard", "sort", "kind", "framework", "year", "publisher", "unknown"]
)
def test_no_address_breaks_it_or_runs_anything(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/find/")
    for value in HOSTILE:
        page.evaluate("(search) => history.replaceState(null, '', search)", f"?{name}={quote(value)}")
        page.evaluate("dispatchEvent(new PopStateEvent('popstate'))")
        ready(page)
        assert page.locator("#find-answer script, #find-answer img").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), value[:40]


def test_broken_percent_signs_in_the_address_are_read_as_they_are(page: Page, address: str) -> None:
    open_finder(page, address, "?q=%E0%A4%A&topic=%ZZ")
    assert page.locator("#find-count").inner_text()


def test_a_very_long_address_is_answered(page: Page, address: str) -> None:
    open_finder(page, address, "?q=data&" + "&".join(f"topic=t{number}" for number in range(2000)))
    assert count(page) > 0


def test_an_answer_that_comes_late_leaves_the_focus_where_the_reader_is(page: Page, address: str) -> None:
    open_finder(page, address, "?q=absence")
    first, second = ids(page)[:2]
    page.locator("#find-results .ch-card__title a").nth(1).focus()
    page.evaluate("history.pushState(null, '', '?q=absences'); dispatchEvent(new PopStateEvent('popstate'))")
    ready(page)
    assert second in ids(page) and focused(page) == second
    page.locator(f"li[data-id={first}] a").first.focus()
    page.evaluate("history.pushState(null, '', '?q=zzzzqqqq'); dispatchEvent(new PopStateEvent('popstate'))")
    ready(page)
    assert focused(page) == "find-count"


def test_a_jump_to_the_results_asks_for_nothing_anew(page: Page, address: str) -> None:
    open_finder(page, address, "?q=absence")
    page.evaluate("document.querySelector('#find-results > li').dataset.same = 'yes'")
    page.locator(".ch-find__jump").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/find/?q=absence#find-results")
    expect(page.locator("#find-results")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#find-results .ch-card__title a").first).to_be_focused()
    expect(page.locator("#find-results > li").first).to_have_attribute("data-same", "yes")


def test_the_results_can_be_reached_before_they_are_there(page: Page, address: str) -> None:
    waiting: list[Route] = []
    page.route("**/find/*/start.json", lambda route: waiting.append(route))  # noqa: PLW0108  # the library sets a mark on its handler
    page.goto(f"{address}/find/?q=absence")
    page.locator(".ch-find__jump").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#find-results")).to_be_focused()
    expect(page.locator("#find-results > li").first).to_be_hidden()
    wait_until(page, "document.getElementById('find').hasAttribute('data-waiting')")
    for route in waiting:
        route.continue_()
    ready(page)
    page.keyboard.press("Tab")
    expect(page.locator("#find-results .ch-card__title a").first).to_be_focused()


def test_the_button_that_shows_all_values_leaves_the_focus_in_its_group(page: Page, address: str) -> None:
    open_finder(page, address)
    page.locator("#more-topic").press("Enter")
    expect(page.locator("#more-topic")).to_have_count(0)
    expect(page.locator("details[data-facet=topic] > summary")).to_be_focused()


def test_it_can_be_used_by_keyboard_alone(page: Page, address: str) -> None:
    open_finder(page, address)
    page.locator("#find-q").focus()
    page.keyboard.type("hiring")
    page.keyboard.press("Enter")
    ready(page)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "checkbox":
            break
    assert page.evaluate("document.activeElement.type") == "checkbox"
    held = page.evaluate("document.activeElement.id")
    page.keyboard.press("Space")
    ready(page)
    expect(page.locator(f"#{held}")).to_be_focused()
    expect(page.locator(f"#{held}")).to_be_checked()


def test_what_it_says_to_a_screen_reader(page: Page, address: str) -> None:
    open_finder(page, address, "?q=equity")
    expect(page.get_by_role("status").filter(has_text="results for")).to_have_count(1)
    expect(page.get_by_role("search", name="Everything on this site")).to_be_visible()
    expect(page.get_by_role("region", name="Results")).to_be_visible()
    expect(page.get_by_role("group", name="Topic")).to_be_visible()
    expect(page.get_by_role("combobox", name="Sort by")).to_be_visible()
    expect(page.get_by_role("checkbox", name=re.compile("^Equity"))).to_be_visible()


def test_on_a_phone_the_filters_open_by_a_button(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]  # a size
    open_finder(page, address, "?q=equity")
    assert page.locator("#find-results > li").first.bounding_box()["y"] < PHONE["height"] * 0.6  # type: ignore[index]  # it is shown
    button = page.get_by_role("button", name="Filters")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(page.locator("#filter-topic-equity")).to_be_visible()
    page.locator("#filter-topic-equity").check()
    ready(page)
    expect(button).to_have_text("Filters (1)")
    page.close()


def test_without_javascript_the_same_facets_are_links(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)  # type: ignore[arg-type]  # a size
    page = context.new_page()
    page.goto(f"{address}/find/")
    for facet, folder in {
        "topic": "topics",
        "type": "types",
        "evidence": "evidence",
        "year": "years",
        "standard": "standards",
    }.items():
        link = page.locator(f"details[data-facet={facet}] a").first
        target = str(link.get_attribute("href"))
        assert f"/{folder}/" in target
        answer = page.request.get(f"{address}/{target.removeprefix('../')}")
        assert answer.ok, target
    expect(page.locator("#find-form input")).to_be_hidden()
    context.close()


def test_where_the_index_cannot_be_reached_it_says_so(page: Page, address: str) -> None:
    page.route("**/find/*/start.json", lambda route: route.abort())
    open_finder(page, address, "?q=data")
    expect(page.locator("#find-notes")).to_contain_text("could not be reached")
