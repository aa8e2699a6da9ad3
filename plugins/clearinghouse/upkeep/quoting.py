"""Text from content, quoted so that on GitHub it can neither call people, link, nor act as markup."""

from __future__ import annotations

import re

MAX_WORDS = 120
MAX_CODE = 300
_GAP = "\u200b"
"""Seen by nobody; parts a sign from what follows it, so that GitHub finds no name, number or address there."""
_CALLS = re.compile(r"[@#]|(?<=:)(?=//)|(?<=\bwww)(?=\.)|(?<=\bgh)(?=-)", re.IGNORECASE)
_MARKUP = re.compile(r"[\\`*_\[\](){}~|!^+]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"})


def quote_words(text: str) -> str:
    """Return text on one line, cut to a reasonable length, as GitHub's Markdown shows it word for word.

    It stands inside something, such as a link or bold type: at the beginning of a line it could begin a list.
    """
    short = _CALLS.sub(lambda found: f"{found[0]}{_GAP}", _cut(_printable(text), MAX_WORDS))
    return _MARKUP.sub(r"\\\g<0>", short).translate(_ENTITIES)


def quote_code(text: str) -> str:
    """Return text on one line as code, in which GitHub links and calls nothing."""
    return f"`{_cut(_printable(text), MAX_CODE).replace('`', '%60')}`"


def _printable(text: str) -> str:
    """Return text without signs that are not seen, or that turn the reading direction."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
