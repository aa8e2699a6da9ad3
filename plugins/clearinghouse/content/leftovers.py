"""What a merge leaves in a text: both versions of a passage, with signs around them."""

from __future__ import annotations

import re

from clearinghouse.content.marked_yaml import YamlFault
from clearinghouse.problems import Mark

_SIGN = re.compile(r"^[ \t]*(?:<{7}(?!<)|>{7}(?!>)|\|{7}(?!\|))(?=[ \t]|$)", re.MULTILINE)
# A row of equals signs below a word makes it a heading; below an empty line it divides two versions.
_DIVIDER = re.compile(r"(?:\A|\n[ \t]*\n)[ \t]*={7}[ \t]*(?=\n|\Z)")


def refuse_conflict(text: str) -> None:
    """Make sure that a text holds no signs of a merge that was left halfway.

    Raises:
        YamlFault: it does; names the line of the first.
    """
    if not ("<<<<<<<" in text or ">>>>>>>" in text or "=======" in text or "|||||||" in text):
        return
    places = [found.end() for pattern in (_SIGN, _DIVIDER) if (found := pattern.search(text))]
    if places:
        message = "the text holds two versions of a passage, left from a merge (<<<<<<<, =======, >>>>>>>)"
        hint = "keep one of the two versions, and delete the other and the lines with these signs"
        raise YamlFault("merge-conflict", Mark(text.count("\n", 0, min(places)) + 1), message, hint)
