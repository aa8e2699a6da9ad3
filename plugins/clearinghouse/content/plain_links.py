"""Links of a text in which nothing but lines, simple lists, headings and plain links stands: no need to take it apart.

To take a text apart costs most of a check, and most texts are so. What holds anything else is told by `None`, and read by
the parser of Markdown; a test draws texts and holds that both find the same.
"""

from __future__ import annotations

import re

_IN = r"[^\x00-\x1f\x7f-\x9f\[\]<>`~|\\{}]"
_LINK = r"(?<!!)\[([^\x00-\x1f\x7f-\x9f\[\]<>`~|\\{}*_&!\n]++)\]\(([A-Za-z0-9/#.][\w.~:/?#=%+,@&-]*+)\)"
_SIGN = r"(?:#{1,6}|[-*+]|\d{1,9}[.)]) "
_BEGUN = r"(?![ !?:>+=#*\u00a0])"
_LINE = re.compile(rf"(?:{_SIGN}{_BEGUN}|(?!{_SIGN}){_BEGUN})(?:{_IN}|{_LINK})*| {{0,3}}", re.ASCII)
_LINKS = re.compile(_LINK, re.ASCII)
_MORE = re.compile(r" {4}(?=.)|!!!|\?\?\?")
"""What may begin code or a box, even within a list in a list."""


def plain_links(text: str) -> list[tuple[str, str, int]] | None:
    """Return target, words and line, counted from 0, of each link in a text; None where more than a glance is needed."""
    lines = text.split("\n")
    if _MORE.search(text) or not all(map(_LINE.fullmatch, lines)):
        return None
    return [(found[2], found[1], number) for number, line in enumerate(lines) for found in _LINKS.finditer(line)]
