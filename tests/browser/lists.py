"""What tests of the reader's own list and of lists passed on share: pages that watch for faults, and links made by hand."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from browser.accessible import broken
from browser.browsing import wait_until
from clearinghouse.publish.item_data import item_file

PLACE = "clearinghouse.list:/"
ASIDE = f"{PLACE}:damaged"
RIPPLE = "resources/ripple-drawing"
ABSENT = "challenges/too-many-absences"
FIRST = "collections/first-weeks-as-principal"
GONE = "resources/gone-from-here"
STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'"
SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz"


def entry(key: str, title: str, note: str = "") -> dict[str, str]:
    return {"key": key, "title": title, "note": note, "added": "2026-09-01T12:00:00.000Z"}


def a_list(*items: dict[str, str], **fields: str) -> dict[str, Any]:
    return {"version": 1, "title": "", "intro": "", "from": "", **fields, "items": list(items)}


THREE = a_list(
    entry(RIPPLE, "Ripple"), entry(ABSENT, "Absences", "Begin with the second cause."), entry(FIRST, "First")
)


@contextmanager
def opened(browser: Browser, kept: dict[str, Any] | str | None = None, **options: Any) -> Iterator[Page]:
    """Open a page in a fresh browser, with a list kept there before. A script that fails is a fault of ours."""
    context = browser.new_context(**options)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    faults: list[str] = []
    context.on("page", lambda page: page.on("pageerror", lambda error: faults.append(str(error))))
    page = context.new_page()
    if kept is not None:
        keep_before(context, kept if isinstance(kept, str) else json.dumps(kept))
    try:
        yield page
    finally:
        context.close()
    assert not faults, faults


def keep_before(context: BrowserContext, raw: str) -> None:
    """Have the storage hold something before any page of the site opens."""
    # A new tab begins with an empty page, which has no storage.
    context.add_init_script(
        f"try {{ localStorage.getItem({PLACE!r}) ?? localStorage.setItem({PLACE!r}, {json.dumps(raw)}) }} catch {{}}"
    )


def kept_in(page: Page) -> list[dict[str, str]]:
    """Return what the storage holds."""
    raw = page.evaluate("place => localStorage.getItem(place)", PLACE)
    items: list[dict[str, str]] = json.loads(raw)["items"] if raw else []
    return items


def keys_in(page: Page) -> list[str]:
    return [item["key"] for item in kept_in(page)]


def open_list(page: Page, address: str) -> None:
    """Open the list page at an address, and wait until it has been drawn and the site asked about all of it."""
    page.goto(address)
    settled(page)


def settled(page: Page) -> None:
    """Wait until a list stands on its page and everything on it is known, or until it was refused."""
    page.wait_for_selector("#list[data-ready=true]")
    expect(page.locator(".ch-entry:not([data-known]):visible")).to_have_count(0)


def titles_on(page: Page) -> list[str]:
    """Return the titles that the list page shows, in order, once the site has been asked about them."""
    settled(page)
    return page.locator(".ch-entry__title:visible").all_inner_texts()


def said(page: Page) -> str:
    """Return what was last said to screen readers."""
    return page.locator(".ch-hidden[role=status]").inner_text()


def answer(page: Page, key: str, **changes: Any) -> None:
    """Have the site say something else of an item than it does."""

    def changed(route: Route) -> None:
        told = route.fetch().json()
        route.fulfill(status=200, json={**told, key: {**told[key], **changes}})

    page.route(f"**{item_file(key)}", changed)


def fragment(data: Any, way: str = "d", check: str | None = None) -> str:
    """Return a link's fragment, made as the format is described, by other means than the site's own."""
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    packer = zlib.compressobj(9, wbits=-15)
    packed = packer.compress(raw) + packer.flush() if way == "d" else raw
    body = way + base64.urlsafe_b64encode(packed).decode().rstrip("=")
    return f"#rx=1{check or checked(body)}{body}"


def checked(body: str) -> str:
    number, signs = zlib.crc32(body.encode()), ""
    while number:
        number, rest = divmod(number, 36)
        signs = SIGNS[rest] + signs
    return signs.rjust(7, "0")


def prescription(*items: list[str], title: str = "For Monday", intro: str = "", sender: str = "") -> list[Any]:
    return [title, intro, sender, list(items) or [[RIPPLE, "Ripple", "Read page 3."]]]


def shared_link(page: Page) -> str:
    """Open the share panel and return the link it offers."""
    page.get_by_role("button", name="Share as a link").click()
    wait_until(page, "document.querySelector('#share-link').value.includes('#rx=')")
    return page.get_by_label("The link").input_value()


def downloaded(page: Page, form: str) -> tuple[str, str]:
    """Return the name and the text of a file that the page offers."""
    if page.get_by_role("button", name=form, exact=True).count() == 0:
        page.locator("summary:visible", has_text="Download").click()
    with page.expect_download() as caught:
        page.get_by_role("button", name=form, exact=True).click()
    return caught.value.suggested_filename, Path(caught.value.path()).read_bytes().decode("utf-8")


def faults_of(page: Page, state: str) -> list[str]:
    """Return what a state of a page breaks: the rules of WCAG, the width of the window, the size of its targets."""
    found = [f"{state}: {v['id']}: {[node['target'] for node in v['nodes'][:3]]}" for v in broken(page)]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    small = page.evaluate(
        """() => [...document.querySelectorAll("main button, main summary, main input, main textarea, .ch-said button")]
            .filter(e => e.checkVisibility()).map(e => [e.textContent, e.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24).map(([words]) => words)"""
    )
    return (
        found
        + ([f"{state}: {wide} pixels too wide"] if wide > 0 else [])
        + [f"{state}: {name} is small" for name in small]
    )


def boxes_of(page: Page, selector: str) -> list[dict[str, float] | None]:
    """Return where everything a selector finds stands, to see whether something has moved."""
    return [found.bounding_box() for found in page.locator(selector).all()]
