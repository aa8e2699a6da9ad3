"""Find somebody to talk to, as readers do: by three criteria without a script, and an address that works."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from drawn import DrawnSite
from playwright.sync_api import Browser, Page
from serving import served

CONSENT = {"given_on": datetime.date(2026, 8, 1), "expires_on": datetime.date(2027, 8, 1)}
COACHES = {
    "ada": {"topics": ["attendance"], "regions": ["North"], "languages": ["English"], "accepting": True},
    "ben": {"topics": ["attendance"], "regions": ["South"], "languages": ["English", "Spanish"], "accepting": True},
    "cleo": {"topics": ["attendance"], "regions": ["North"], "languages": ["Spanish"], "accepting": False},
    "dan": {"topics": ["data-use"], "regions": ["North"], "languages": ["Spanish"], "accepting": True},
}


@pytest.fixture
def site_address(site: DrawnSite) -> Iterator[str]:
    for id, fields in COACHES.items():
        about = {"name": f"{id.capitalize()} Muster", "summary": "Works with schools.", "status": "published"}
        contact = {"email": f"{id}.muster@example.org"}
        site.write(f"content/coaches/{id}.md", **about, role="Coach", consent=CONSENT, contact=contact, **fields)
    site.resource("lists", topics=["attendance"])
    built = site.build()
    assert built.result.returncode == 0, built.said
    with served(built.folder) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a browser in which no script runs."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def shown(page: Page) -> list[str]:
    return sorted(page.locator(".ch-coach:visible h2").all_inner_texts())


def test_a_coach_is_found_by_three_criteria_without_a_script(site_address: str, page: Page) -> None:
    page.goto(f"{site_address}/coaches/")
    assert len(shown(page)) == 4

    page.get_by_label("Topics").select_option(label="Attendance")
    page.get_by_label("Regions").select_option("North")
    assert shown(page) == ["Ada Muster", "Cleo Muster"]
    page.get_by_label("Languages").select_option("Spanish")
    assert shown(page) == ["Cleo Muster"]

    marked = page.locator(".ch-coach:visible .ch-coach__fact").evaluate_all(
        "all => all.filter((one) => getComputedStyle(one).fontWeight > 600).map((one) => one.textContent)"
    )
    assert sorted(marked) == ["Attendance", "North", "Spanish"]
    page.get_by_role("button", name="Show everybody").click()
    assert len(shown(page)) == 4


def test_from_a_resource_to_a_person_whose_address_works_and_stands_nowhere_in_the_source(
    site_address: str, page: Page
) -> None:
    page.goto(f"{site_address}/resources/lists/")
    page.locator("#people").get_by_role("link", name="Ada Muster").click()

    link = page.get_by_role("link", name="E-mail")
    assert link.get_attribute("href") == "mailto:ada.muster@example.org"
    assert link.inner_text().strip().endswith("ada.muster@example.org")
    source = page.request.get(page.url).text()
    assert "ada.muster" not in source and "@example.org" not in source
