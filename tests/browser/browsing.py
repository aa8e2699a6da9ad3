"""A headless Chromium, for tests that look at pages as readers do."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from clearinghouse.words import load_words

word = load_words()
"""The words of the sites that tests build: what a page is to say is asked for by its key, as in `word("card.keep")`."""

BREACH = re.compile("Content Security Policy|BLOCKED_BY_CSP|[Pp]ermissions policy")
"""What a browser says where a page does what its policy forbids, of the deed itself and of what comes of it."""
PROGRAMS = ("chromium-headless-shell", "chromium", "google-chrome", "chromium-browser")
"""The first of these is the same browser without the parts that draw its window: a third of the processor's time."""
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


@dataclass(frozen=True)
class Watched:
    """A browser, and what its pages did against their own policy."""

    browser: Browser
    said: list[str]

    def breaches(self) -> list[str]:
        """Return what was said since this was asked before."""
        found = list(self.said)
        self.said.clear()
        return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium. Where there is none the test fails: a check that was skipped was not made."""
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, PROGRAMS)), None)
    assert program, "no Chromium was found; scripts/setup checks installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def watch(browser: Browser) -> Watched:
    """Note whatever a page does against the policy in its head, and every fault of a script that nothing caught.

    The editors are not ours, and a test may bring on what is refused: those are opened with `watched=False`.
    """
    said: list[str] = []
    open_context, open_page = browser.new_context, browser.new_page

    def heard(context: BrowserContext) -> BrowserContext:
        context.on("console", lambda message: said.append(message.text) if BREACH.search(message.text) else None)
        context.on("weberror", lambda fault: said.append(str(fault.error)))
        return context

    def new_context(watched: bool = True, **options: Any) -> BrowserContext:
        return heard(open_context(**options)) if watched else open_context(**options)

    def new_page(**options: Any) -> Page:
        page = open_page(**options)
        heard(page.context)
        return page

    browser.new_context = new_context  # type: ignore[method-assign]  # the library tells of no new contexts
    browser.new_page = new_page  # type: ignore[method-assign]  # as above
    return Watched(browser, said)


def wait_until(page: Page, condition: str) -> None:
    """Wait until something is true on a page.

    The library's own way has the page ask itself again and again, which the policy of our pages forbids.
    """
    end = time.monotonic() + PATIENCE
    while not page.evaluate(condition):
        assert time.monotonic() < end, condition
        page.wait_for_timeout(50)
