"""Anchors: the id a heading gets on its page."""

from __future__ import annotations

import re
import unicodedata

ANCHOR = re.compile(r"^(?!__)[A-Za-z0-9_][A-Za-z0-9_:.-]*$")
"""What an id in a body must look like to be kept. Names that begin with two underscores are the theme's."""


def slugify(text: str, separator: str = "-") -> str:
    """Return the anchor of a heading's text: ASCII letters and digits joined by the separator.

    The site's Markdown is rendered with this same function, so that links checked here hold there.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.sub(r"[^\w\s-]", "", plain).strip().lower()
    return re.sub(rf"[{re.escape(separator)}\s]+", separator, words)


def unique(anchor: str, taken: set[str]) -> str:
    """Return the anchor, numbered from `_1` where it is empty or taken, and add it to `taken`.

    Source: Python-Markdown, extension `toc`, which numbers repeated headings so.
    """
    while anchor in taken or not anchor:
        stem, mark, number = anchor.rpartition("_")
        anchor = f"{stem}_{int(number) + 1}" if mark and number.isdigit() else f"{anchor}_1"
    taken.add(anchor)
    return anchor
