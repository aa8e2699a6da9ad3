"""Every template keeps WCAG 2.2 AA in light and dark, on a phone and on a desk."""

from __future__ import annotations

import json
import subprocess

import pytest
from drawn import BuiltSite
from playwright.sync_api import Browser, Page

from browser.accessible import PAGES, VNU, broken


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_no_template_breaks_wcag_or_scrolls_sideways(browser: Browser, address: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)  # type: ignore[arg-type]  # one of the two
    page = context.new_page()
    faults = []
    for name, place in PAGES.items():
        page.goto(address + place)
        for violation in broken(page):
            targets = [node["target"] for node in violation["nodes"][:3]]
            faults.append(f"{name}: {violation['id']}: {violation['help']}: {json.dumps(targets)}")
        faults += wide(page, name)
    context.close()
    assert faults == []


def wide(page: Page, name: str) -> list[str]:
    """Return by how much a page is wider than its window."""
    beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{name}: {beyond} pixels"] if beyond > 0 else []


def test_no_page_scrolls_sideways_on_the_smallest_phone_or_asks_anyone_else(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 844})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    found = []
    for name, place in PAGES.items():
        page.goto(address + place, wait_until="networkidle")
        found += wide(page, name)
    page.close()
    assert found == []
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


def test_every_page_reads_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("link", name="PE2 Teaching and Learning").click()
    page.get_by_role("link", name="Behavior in Lessons: What Teachers Can Do in Grades K to 5").first.click()
    assert (
        page.get_by_role("heading", level=1).inner_text()
        == "Behavior in Lessons: What Teachers Can Do in Grades K to 5"
    )
    assert (
        page.get_by_role("link", name="Open the resource").get_attribute("href")
        == "https://reports.example.org/guides/31"
    )
    context.close()


def test_the_keyboard_reaches_the_content_first(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/resources/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#main') !== null")
    page.close()


def test_the_html_checker_finds_nothing(sample_site: BuiltSite) -> None:
    files = [
        str(sample_site.folder / place.strip("/") / "index.html") for place in PAGES.values() if place != "/404.html"
    ]
    command = ["java", "-jar", str(VNU), "--errors-only", "--format", "json", *files]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(result.stderr)["messages"]
    found = [
        f"{message['url'].rpartition('/site/')[2]}:{message.get('lastLine')}: {message['message']}: {message.get('extract', '')[:80]}"
        for message in messages
    ]
    assert found == []
