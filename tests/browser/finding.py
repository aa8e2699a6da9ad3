"""The finder as tests use it: when it has settled, and what it shows then."""

from __future__ import annotations

import re

from playwright.sync_api import Page

SEARCHBOX = "What are you looking for?"


def open_finder(page: Page, address: str, query: str = "") -> None:
    """Open the finder with a query such as `?q=absence`, and wait until its answer stands."""
    page.goto(f"{address}/find/{query}")
    ready(page)


def ready(page: Page) -> None:
    """Wait until the answer to what was last asked stands, its filters too."""
    page.wait_for_selector("#find-answer[data-ready=true]")


def ids(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all("#find-results > li", "items => items.map((item) => item.dataset.id)")
    return found


def count(page: Page) -> int:
    return int(re.sub(r"\D", "", page.locator("#find-count").inner_text().split(" result")[0]))


def focused(page: Page) -> str:
    """Return what has the focus: its id, or else the id of the result that it belongs to."""
    found: str = page.evaluate(
        "(document.activeElement.id || document.activeElement.closest('li')?.dataset.id) ?? document.activeElement.tagName"
    )
    return found
