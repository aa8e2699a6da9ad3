"""A headless Chromium, for tests that look at pages as readers do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, sync_playwright

POLICY = "Content Security Policy"
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
    """Return a list that gets whatever any page of the browser does against the policy in its head."""
    said: list[str] = []
    open_context = browser.new_context

    def new_context(**options: Any) -> BrowserContext:
        context = open_context(**options)
        context.on("console", lambda message: said.append(message.text) if POLICY in message.text else None)
        return context

    browser.new_context = new_context  # type: ignore[method-assign]  # the library tells of no new contexts
    return said
