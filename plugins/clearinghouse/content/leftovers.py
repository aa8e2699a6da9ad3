"""What an unfinished edit leaves in a text: both versions of a passage, or the head of another file."""

from __future__ import annotations

import re
from collections.abc import Collection

from clearinghouse.content.body import Body
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


_HYPHENS = re.compile(r"-{3}[ \t]*")
_NAMED = re.compile(r"(?P<name>\w+):(?: |$)")


def refuse_second_head(body: Body, fields: Collection[str]) -> None:
    """Make sure that no fields stand in a body between two lines of hyphens, as where one file was pasted below another.

    Args:
        body: the text of a file; what it shows as code is none of its own.
        fields: the names that fields of its kind have.

    Raises:
        YamlFault: at least two do; names the line of hyphens above them.
    """
    began, named = -1, 0
    for number, line in body.lines_outside_code if "\n---" in f"\n{body.text}" else ():
        if _HYPHENS.fullmatch(line):
            if began >= 0 and named > 1:
                message = "fields stand in the text, between lines of three hyphens, as at the head of another file"
                hint = "put each item into a file of its own, or take these fields out"
                raise YamlFault("front-matter-twice", Mark(body.first_line + began), message, hint)
            began, named = number, 0
        elif found := _NAMED.match(line):
            named += found["name"] in fields
        elif line.strip() and not line.startswith((" ", "- ", "#")):
            began = -1
