"""What readers came for: what a resource says and is worth, several lists, links that survive mail, the way by keyboard."""

from __future__ import annotations

import functools
import http.server
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from drawn import BuiltSite
from playwright.sync_api import Browser, Page, expect
from serving import listening

from browser.finding import open_finder
from browser.lists import PLACE, RIPPLE, THREE, a_list, entry, kept_in, open_list, opened, titles_on

RATED = "/resources/lesson-visits/"


class _WithNotFound(http.server.SimpleHTTPRequestHandler):
    """Answers unknown addresses with the site's own page, as GitHub Pages does."""

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)


@pytest.fixture(scope="module")
def pages(sample_site: BuiltSite) -> Iterator[str]:
    with listening(functools.partial(_WithNotFound, directory=str(sample_site.folder))) as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with opened(browser) as found:
        yield found


def test_a_resource_answers_in_the_order_in_which_it_is_asked(page: Page, address: str) -> None:
    page.goto(f"{address}{RATED}")

    headings = page.locator(".ch-columns__main :is(h1, h2)").all_inner_texts()
    asked = ["What it is worth", "Use it this month"]
    assert [one.strip() for one in headings if one.strip() in asked] == asked
    lead, worth = page.locator(".ch-lead"), page.locator("#evidence")
    assert lead.bounding_box()["y"] < worth.bounding_box()["y"]  # type: ignore[index]  # both are seen
    rating = page.locator(".ch-evidence")
    expect(rating).to_contain_text("Rated by Sample Review Board")
    expect(rating).to_contain_text("The rule: ESSA tiers of evidence.")
    expect(rating).to_contain_text("moderate")
    expect(page.get_by_text("Not reviewed")).to_have_count(0)


def test_a_challenges_first_step_is_on_the_first_screen_of_a_phone(browser: Browser, address: str) -> None:
    with opened(browser, viewport={"width": 390, "height": 664}, is_mobile=True, has_touch=True) as page:
        page.goto(f"{address}/challenges/too-many-absences/")
        box = page.locator(".ch-try p").bounding_box()
        assert box is not None and box["y"] + box["height"] <= 664


def test_a_coach_has_a_list_for_each_principal(browser: Browser, address: str) -> None:
    first = a_list(entry(RIPPLE, "Ripple", "Read first."), title="For Ada")
    with opened(browser, first, viewport={"width": 390, "height": 844}) as page:
        open_list(page, f"{address}/list/")
        page.get_by_role("button", name="Begin another list").click()
        page.get_by_label("Name of this list").fill("For Ben")
        page.goto(f"{address}/{RIPPLE}/")
        page.locator(".ch-open .ch-keep").click()
        open_list(page, f"{address}/list/")

        expect(page.get_by_role("heading", level=1)).to_have_text("For Ben")
        assert page.get_by_label("Which list").locator("option").all_inner_texts() == ["For Ben (1)", "For Ada (1)"]
        page.get_by_role("button", name="Use my note").click()
        assert [item["note"] for item in kept_in(page)] == ["Read first."]
        page.get_by_label("Which list").select_option("For Ada (1)")
        expect(page.get_by_role("heading", level=1)).to_have_text("For Ada")
        assert len(json.loads(page.evaluate("place => localStorage.getItem(place)", f"{PLACE}:others"))) == 1


@pytest.mark.parametrize("way", ["/list/%23rx=", "/list%23rx=", "/list/%2523rx=", "/list/%23rx%3D", "/LIST/%23rx="])
def test_a_link_whose_sign_was_rewritten_opens_the_list(browser: Browser, pages: str, way: str) -> None:
    with opened(browser, THREE) as page:
        open_list(page, f"{pages}/list/")
        page.get_by_role("button", name="Share as a link").click()
        expect(page.get_by_label("The link")).to_have_value(re.compile("#rx="))
        packed = page.get_by_label("The link").input_value().partition("#rx=")[2]

        page.goto(f"{pages}{way}{packed}&utm_source=mail")

        page.wait_for_url(f"{pages}/list/#rx={packed}")
        assert len(titles_on(page)) == 3


@pytest.mark.parametrize("said", ["/pe2/", "/PE2", "/Pe2.b", "/pe2/)."])
def test_a_standard_is_reached_by_its_code_as_people_say_it(page: Page, pages: str, said: str) -> None:
    page.goto(f"{pages}{said}")
    page.wait_for_url(re.compile(r"/standards/ct-ccl/pe2(\.b)?/$"))


def test_an_address_that_nobody_meant_stays_not_found(page: Page, pages: str) -> None:
    page.goto(f"{pages}/nothing-of-the-kind/", wait_until="networkidle")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not here")


@pytest.mark.parametrize("width", [390, 1280])
def test_two_stops_lead_from_the_search_box_to_the_first_result(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    open_finder(page, address, "?q=absence")
    page.locator("#find-q").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#find-results")).to_be_focused()
    page.keyboard.press("Tab")

    expect(page.locator("#find-results .ch-card__title a").first).to_be_focused()
    context.close()
