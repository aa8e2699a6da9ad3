"""Text of others made safe to print in Markdown on GitHub: it is shown word for word, and does nothing."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

MOST = 120
"""How many characters of a text from content are shown where nothing else is said."""
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})

# GitHub makes links, pings and pictures of plain words after the Markdown is read, where a backslash no
# longer helps: @name, #12, GH-12, a commit's id, www., https:, :smile:. A gap of no width keeps them apart.
_GAP = "\0"
_ACTIVE = re.compile(r"@|#(?=\w)|:(?=[\w/+-])|(?<![a-z0-9])www(?=\.)|(?<![a-z0-9])GH(?=-)", re.IGNORECASE)
_COMMIT = re.compile(r"\b[0-9a-f]{7,40}\b", re.IGNORECASE)
_ESCAPES = str.maketrans(
    {sign: f"\\{sign}" for sign in "\\`*_[]{}#|~^!"}
    | {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;", _GAP: "&#8203;"}
)


def clean(text: object, most: int = MOST) -> str:
    """Return text on one line without signs that hide, reorder or move anything, at most so many characters."""
    begun = str(text)[: most * 8]
    shown = "".join(" " if c in "\n\r\t" else "" if unicodedata.category(c) in _HIDDEN else c for c in begun)
    line = " ".join(shown.split())
    return line if len(line) <= most and len(begun) == len(str(text)) else f"{line[: most - 1].rstrip()}…"


def plain(text: object, most: int = MOST) -> str:
    """Return text as Markdown that prints it as it is: no markup, no HTML, no links, no pings, no pictures."""
    apart = _ACTIVE.sub(lambda found: found[0] + _GAP, clean(text, most))
    return _COMMIT.sub(lambda found: re.sub("(.{6})(?=.)", rf"\1{_GAP}", found[0]), apart).translate(_ESCAPES)


def code(text: object, most: int = MOST) -> str:
    """Return text as Markdown code, in which nothing acts."""
    return f"`{clean(text, most).replace('`', chr(39))}`" if clean(text, most) else "(empty)"


def strong(text: object, most: int = MOST) -> str:
    """Return text in bold."""
    return f"**{plain(text, most)}**"


def link(words: str, address: str) -> str:
    """Return a link of our own to a web address, or the words and the address as code where it is none.

    Args:
        words: safe Markdown.
        address: where it leads, not escaped.
    """
    safe = quote(address[:2000], safe=":/?#=&%.-_~+@,")
    return f"[{words}]({safe})" if is_web(address) else f"{words} ({code(address, 200)})"


def is_web(address: str) -> bool:
    """True for an address that begins with http or https and names a host."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s<>\\]", address)
