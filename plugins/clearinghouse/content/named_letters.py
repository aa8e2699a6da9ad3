"""Invisible letters that a text names instead of holding them, such as `&#8203;`: browsers make them of the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from markdown_it.token import Token

from clearinghouse.content.invisible import find_invisible
from clearinghouse.content.markdown import parse_markdown

_NAME = re.compile(r"&(?:#0*+[0-9]{1,9}|#[xX]0*+[0-9a-fA-F]{1,9}|[A-Za-z][A-Za-z0-9]{1,40});?")
_HTML = ("html_block", "html_inline")
_AS_IT_IS = ("code_inline", "code_block", "fence", "inline")


def find_named_invisible(text: str) -> tuple[int, str] | None:
    """Return the place in a Markdown text where an invisible letter is named, and the letter, or None.

    In code a name is mere text, so only what a page would show is looked at.
    """
    named = [(found.start(), found[0]) for found in _NAME.finditer(text) if _hides(unescape(found[0]))]
    if not named:
        return None
    for shown, line in _shown(text):
        if (place := find_invisible(shown)) is not None:
            letter = shown[place]
            begin = len("".join(text.splitlines(keepends=True)[:line]))
            places = [at for at, name in named if letter in unescape(name)]
            return next((at for at in places if at >= begin), (places or [begin])[0]), letter
    return None


def _hides(text: str) -> bool:
    return not text.startswith("&") and find_invisible(text) is not None


def _shown(text: str) -> Iterator[tuple[str, int]]:
    """Yield the texts and addresses of a page as a browser understands them, each with the line of its block."""
    for token, block in parse_markdown(text).walk():
        line = (block.map or (0, 0))[0]
        if token.type in _HTML:
            yield unescape(token.content), line
        elif token.type not in _AS_IT_IS:
            yield from ((part, line) for part in _parts(token))


def _parts(token: Token) -> Iterator[str]:
    yield token.content
    yield from (value for value in token.attrs.values() if isinstance(value, str))
    for child in token.children or ():
        yield from _parts(child) if token.type == "image" and child.type not in _AS_IT_IS else ()
