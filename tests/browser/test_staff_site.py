"""The staff site as staff meet it: from who needs a call to the record that says so, on a screen, a phone and on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.accessible import broken
from clearinghouse.cli import main
from clearinghouse.records.new_store import write_sample
from clearinghouse.records.sample import Size

PAGES = {
    "dashboard": "index.html",
    "schools": "schools/index.html",
    "school": "schools/school-001/index.html",
    "records": "schools/school-001/2026.html",
    "coaches": "coaches/index.html",
    "coach": "coaches/coach-01/index.html",
    "standards": "standards/index.html",
    "digest": "digest/index.html",
    "rules": "rules/index.html",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("staff") / "store"
    write_sample(root, Size(schools=14, districts=3))
    assert main(["records", "site", "--store", str(root), "--today", "2027-03-12"]) == 0
    return root / "out" / "staff"


def at(page: Page, site: Path, name: str) -> None:
    page.goto((site / PAGES[name]).as_uri())


def test_from_who_needs_a_call_to_the_school_and_to_the_record_that_was_counted(site: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 840})
    at(page, site, "dashboard")
    expect(page.get_by_role("heading", level=1)).to_have_text("Who needs a call?")
    first = page.locator(".ch-call").first
    expect(first).to_be_in_viewport()
    expect(first).to_contain_text("Coach")
    name = first.get_by_role("link").first.inner_text()
    first.get_by_role("link").first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.get_by_role("main")).to_contain_text("within 5 days of its end")
    counted = page.locator(".ch-verdicts a").first
    id = counted.inner_text()
    counted.click()

    expect(page).to_have_url(re.compile(f"#{id}$"))
    expect(page.locator(f"tr[id='{id}']")).to_be_in_viewport()
    page.get_by_role("navigation", name="You are here").get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.close()


def test_the_digest_is_printed_in_plain_words_without_the_menu(site: Path, browser: Browser) -> None:
    page = browser.new_page()
    at(page, site, "digest")
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.locator("p", has_text="needed a call")).to_be_visible()
    expect(page.get_by_role("table", name="Minutes by way of meeting")).to_be_visible()
    paper = page.pdf(format="Letter")
    assert paper.startswith(b"%PDF") and len(re.findall(rb"/Type\s*/Page\b", paper)) <= 4
    page.close()


@pytest.mark.parametrize("scheme", ("light", "dark"))
def test_pages_are_accessible_and_fit_a_phone(site: Path, browser: Browser, scheme: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 700}, color_scheme=scheme)  # type: ignore[arg-type]  # one of its words
    found = {}
    for name in PAGES:
        at(page, site, name)
        found[name] = [(one["id"], [node["html"][:120] for node in one["nodes"]][:2]) for one in broken(page)]
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
    assert {name: faults for name, faults in found.items() if faults} == {}
    page.close()
