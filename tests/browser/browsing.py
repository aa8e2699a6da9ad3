"""A headless Chromium, for tests that look at pages as readers do."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

POLICY = "Content Security Policy"
PATIENCE = 30
"""Seconds after which something that a test waits for does not come."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium. Where there is none the test fails: a check that was skipped was not made."""
    names = ("chromium", "google-chrome", "chromium-browser")
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    assert program, "no Chromium was found; scripts/setup checks installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        said = _watch(browser)
        try:
            yield browser
        finally:
            browser.close()
        assert said == [], "a page does what its own policy forbids"


def _watch(browser: Browser) -> list[str]:
    """Return a list that gets whatever a page does against the policy in its head, where a test holds it to that.

    Pages are opened without their policy unless a test says `bypass_csp=False`: those of the policy itself, of the
    finder and of the suggestion form do, and wait by `wait_until`. The editors are not ours, and are kept to their policy without a word (`watched=False`).
    """
    said: list[str] = []
    open_context, open_page = browser.new_context, browser.new_page

    def watch(context: BrowserContext) -> BrowserContext:
        context.on("console", lambda message: said.append(message.text) if POLICY in message.text else None)
        return context

    def new_context(watched: bool = True, **options: Any) -> BrowserContext:
        context = open_context(**{"bypass_csp": True, **options})
        return watch(context) if watched else context

    def new_page(**options: Any) -> Page:
        page = open_page(**{"bypass_csp": True, **options})
        watch(page.context)
        return page

    browser.new_context = new_context  # type: ignore[method-assign]  # the library tells of no new contexts
    browser.new_page = new_page  # type: ignore[method-assign]  # as above
    return said


def wait_until(page: Page, condition: str) -> None:
    """Wait until something is true on a page.

    The library's own way has the page ask itself again and again, which the policy of our pages forbids.
    """
    end = time.monotonic() + PATIENCE
    while not page.evaluate(condition):
        assert time.monotonic() < end, condition
        page.wait_for_timeout(50)
