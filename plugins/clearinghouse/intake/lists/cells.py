"""The cells of a row by what they stand for, without what is private in them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clearinghouse.content.plain_text import clean_line, elided
from clearinghouse.intake.colleague_notes import reads_like_a_note
from clearinghouse.intake.lists.meanings import UNREAD, Meaning
from clearinghouse.intake.lists.rows import Cell, Row, Table
from clearinghouse.intake.private import LEFT_OUT, without_private

_NOTHING = re.compile(r"^(?:n/?a|none|tb[da]|unknown|untitled|null|nan|-+|\?+|\.+)$", re.IGNORECASE)
_GARBLED = re.compile(
    r"\u00e2\u20ac[\u0080-\u00bf\u2010-\u203a\u0152-\u0178\u02c6\u02dc\u2122]|[\u00c2\u00c3][\u0080-\u00bf\u201a-\u203a\u0152-\u0178\u2122]|\ufffd"
)
"""What UTF-8 looks like when it was read as Windows-1252."""
_PRIVATE_IN = frozenset(
    ["title", "summary", "publisher", "published in", "notes", "try_this", "asked_as", "authors", "minutes", "cost"]
)

_TOLD_IN = frozenset(["summary", "notes", "try_this"])
_NAMES = frozenset(["title", "publisher", "published in", "authors"])
_ASK = re.compile(
    r"(?<![\s(,;\u2013\u2014-])[\s(,;\u2013\u2014-]*+\b(?:ask|call|contact|see|e-?mail|text|c/o|attn:?|reach)\b(?: for)? [A-Z][a-z]+\W*$"
)


def says_nothing(text: str) -> bool:
    """True for `n/a`, `TBD`, a hyphen and other signs for nothing."""
    return bool(_NOTHING.match(text))


@dataclass(frozen=True)
class Named:
    """A cell under its heading."""

    heading: str
    cell: Cell
    value: str = ""
    crossed: bool = False


Cells = Mapping[str, list[Named]]


def by_field(table: Table, row: Row, meanings: Sequence[Meaning], doubts: list[str]) -> Cells:
    """Return the cells by what they stand for, without what is private in them; those of no column under no name."""
    found: dict[str, list[Named]] = {}
    for heading, meaning, cell in zip(table.columns, meanings, row.cells, strict=False):
        if not cell or meaning.field in UNREAD:
            continue
        if not cell.text.isascii() and _GARBLED.search(cell.text):
            doubts.append(
                f"letters of '{elided(heading)}' are garbled; compare it with the source, and export the list as UTF-8"
            )
        shown = _shown(heading, meaning.field, cell, doubts)
        found.setdefault(meaning.field, []).append(Named(heading, shown, meaning.value, meaning.crossed))
    return found


def _shown(heading: str, field: str, cell: Cell, doubts: list[str]) -> Cell:
    """Return a cell without what is private in it."""
    if field and field not in _PRIVATE_IN:
        return cell
    clean, what = without_private(cell.text)
    if field in _TOLD_IN and clean and (reads_like_a_note(clean) or (what and reads_like_a_note(cell.text))):
        clean, what = "", " and ".join(filter(None, (what, "what reads like a note to a colleague about somebody")))
    if what and field:
        doubts.append(f"'{elided(heading)}' held {what}, which was left out")
    return cell._replace(text=_mended(clean) if field in _NAMES else clean) if what else cell


def _mended(name: str) -> str:
    """Return a name without the empty brackets in which something was left out, and whom to ask."""
    bare = _ASK.sub("", re.sub(rf"\s*[(\[<]\s*(?:{re.escape(LEFT_OUT)})?\s*[)\]>]", " ", name).replace(LEFT_OUT, " "))
    return clean_line(bare).strip(" ,;:-\u2013\u2014")


def text_of(cells: Cells, name: str) -> str:
    """Return a field's text, where it says anything."""
    said = next((named.cell.text for named in cells.get(name, ()) if named.cell.text), "")
    return "" if says_nothing(said) else said
