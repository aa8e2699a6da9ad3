"""A list in a mail: the entries of its own words, without the sender's head, signature, and what it answers."""

from __future__ import annotations

import re
from dataclasses import replace

from clearinghouse.intake.lists.readers.address_list import read_lines
from clearinghouse.intake.lists.rows import BadFile, ListFile
from clearinghouse.intake.mail import Unreadable, read_mail

_QUOTED = re.compile(r"^\s*>")
_HEAD = re.compile(r"^\s*[*_]{0,2}(?:From|To|Cc|Bcc|Sent|Date|Subject|Reply-To|Sender)[*_]{0,2}:", re.IGNORECASE)
_ANSWERS = re.compile(
    r"^\s*(?:On .{4,120} wrote:|-{2,}\s*(?:Original|Forwarded) message\s*-{2,}|_{10,})\s*$", re.IGNORECASE
)
_FORWARDS = re.compile(r"^\s*(?:-{2,}\s*Forwarded message\s*-{2,}|Begin forwarded message:)\s*$", re.IGNORECASE)
_SIGNS_OFF = re.compile(
    r"^\s*(?:--\s*|(?:best|kind|warm|many)?\s*(?:regards|wishes|thanks|thank you)\b[\s,!.]*|sincerely[\s,]*|cheers[\s,!]*|sent from my .*|get outlook for .*)$",
    re.IGNORECASE,
)
_NO_ENTRY = re.compile(
    r"unsubscribe|view (?:this|it) (?:email|message)? ?in (?:your|a) browser|manage (?:your )?preferences|privacy policy|(?:facebook|twitter|x|instagram|linkedin)\.com/",
    re.IGNORECASE,
)


def read_mail_list(name: str, data: bytes) -> ListFile:
    """Return the entries that a mail lists, numbered by the lines of its words.

    What it quotes, the heads, and what stands below a signature are left out, with a remark.

    Raises:
        BadFile: its words cannot be read; says what to do instead.
    """
    try:
        text, remark = read_mail(data)
    except Unreadable as error:
        raise BadFile(str(error)) from None
    kept, left_out = _own(text.split("\n"))
    source = read_lines(name, "\n".join(kept), remark)
    said = (
        f"{left_out:,} lines of the mail's head, signature or of a mail that it answers were left out."
        if left_out
        else ""
    )
    bare = sum(not row.cells[1] for table in source.tables for row in table.rows)
    prose = f"Taken for words of the mail, as no web address is in it: {_counted(bare)}." if bare else ""
    tables = [replace(table, rows=[row for row in table.rows if row.cells[1]], unit="line") for table in source.tables]
    return ListFile(name, tuple(tables), tuple(filter(None, (*source.remarks, said, prose))))


def _counted(number: int) -> str:
    return f"{number:,} lines" if number != 1 else "1 line"


def _own(lines: list[str]) -> tuple[list[str], int]:
    """Return the lines with those emptied that are not the sender's own list, and how many of them held words."""
    kept, gone, ended = [], 0, False
    for line in lines:
        if _FORWARDS.match(line):
            ended = False
        elif _ANSWERS.match(line) or _SIGNS_OFF.match(line):
            ended = True
        out = (
            ended
            or _QUOTED.match(line)
            or _HEAD.match(line)
            or _ANSWERS.match(line)
            or _FORWARDS.match(line)
            or _NO_ENTRY.search(line)
        )
        kept.append("" if out else line)
        gone += bool(out and line.strip())
    return kept, gone
