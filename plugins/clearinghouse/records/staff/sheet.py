"""A sheet: a page that is made only where it is needed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from clearinghouse.publish.page import Page


@dataclass(frozen=True)
class Sheet:
    """One page to come.

    `key` tells all that the page is made of: while it stays the same, so does the page, and the one that was made
    before can be kept. It is empty for pages that change with every day.
    """

    address: str
    make: Callable[[], Page]
    key: str = ""


def made(page: Page) -> Sheet:
    """Return the sheet of a page that changes with every day."""
    return Sheet(page.address, lambda: page)


def key_of(*parts: object) -> str:
    """Return a key that differs where any of the parts does."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()
