"""Text in Markdown: the one way in which twins write a value or a link."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"[\\`*_\[\]<&|]")
_START = re.compile(r"^([#>+=~-]|\d+(?=[.)]))")


def markdown_text(text: str) -> str:
    """Return a text as one line of Markdown that reads as the text does, whatever signs are in it."""
    line = " ".join(text.split())
    if _SIGNS.search(line):
        line = _SIGNS.sub(lambda found: f"\\{found[0]}", line)
    return line if line[:1].isalpha() else _START.sub(_escaped_start, line)


def _escaped_start(found: re.Match[str]) -> str:
    return f"\\{found[0]}" if not found[0].isdigit() else f"{found[0]}\\"


def markdown_link(label: str, address: str) -> str:
    """Return a link. Its address holds no parenthesis, at which common readers cut it off."""
    return f"[{markdown_text(label)}]({address.replace('(', '%28').replace(')', '%29').replace(' ', '%20')})"
