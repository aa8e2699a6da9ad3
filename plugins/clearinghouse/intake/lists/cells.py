"""The cells of a row by what they stand for, without what is private in them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clearinghouse.content.plain_text import elided
from clearinghouse.intake.lists.meanings import UNREAD, Meaning
from clearinghouse.intake.lists.rows import Cell, Row, Table
from clearinghouse.intake.private import without_private

_NOTHING = re.compile(r"^(?:n/?a|none|tb[da]|unknown|untitled|null|nan|-+|\?+|\.+)$", re.IGNORECASE)
_GARBLED = re.compile(
    r"\u00e2\u20ac[\u0080-\u00bf\u2010-\u203a\u0152-\u0178\u02c6\u02dc\u2122]|[\u00c2\u00c3][\u0080-\u00bf\u201a-\u203a\u0152-\u0178\u2122]|\ufffd"
)
"""What UTF-8 looks like when it was read as Windows-1252."""
_PRIVATE_IN = frozenset(
    ["title", "summary", "publisher", "published in", "notes", "try_this", "asked_as", "authors", "minutes", "cost"]
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
        shown = cell
        if meaning.field in _PRIVATE_IN or not meaning.field:
            clean, what = without_private(cell.text)
            if what and meaning.field:
                doubts.append(f"'{elided(heading)}' held {what}, which was left out")
            shown = cell._replace(text=clean) if what else cell
        found.setdefault(meaning.field, []).append(Named(heading, shown, meaning.value, meaning.crossed))
    return found


def text_of(cells: Cells, name: str) -> str:
    """Return a field's text, where it says anything."""
    said = next((named.cell.text for named in cells.get(name, ()) if named.cell.text), "")
    return "" if says_nothing(said) else said
