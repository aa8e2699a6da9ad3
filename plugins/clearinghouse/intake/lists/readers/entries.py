"""Entries with named fields to a table: for formats that say themselves what each field is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from clearinghouse.content.plain_text import clean_text
from clearinghouse.intake.lists.rows import MAX_CELL, Cell, Row, Table

ENTRY_FIELDS = (
    "title", "url", "doi", "eric", "open link", "authors", "publisher", "published in", "year", "type", "abstract", "topics", "licence", "notes",
)  # fmt: skip
_KNOWN = {place: "summary" if name == "abstract" else name for place, name in enumerate(ENTRY_FIELDS)}
_MAX_VALUES = 60


def entries_table(entries: Iterable[Mapping[str, Any] | str]) -> Table:
    """Return entries as a table; a text in place of an entry says why that one cannot be read.

    Lists become lines, so that names with commas in them stay whole. What stands under `doubts` is doubtful in it.
    """
    rows = [_row(number, entry) for number, entry in enumerate(entries, 1)]
    return Table(ENTRY_FIELDS, rows, unit="entry", known=_KNOWN)


def split_words(text: str) -> list[str]:
    """Return the words of a field that parts them by commas or semicolons."""
    return [word.strip() for word in re.split("[;,]", text[:MAX_CELL])]


def _row(number: int, entry: Mapping[str, Any] | str) -> Row:
    if isinstance(entry, str):
        return Row(number, fault=entry)
    return Row(
        number, tuple(_cell(entry.get(name, "")) for name in ENTRY_FIELDS), doubts=tuple(entry.get("doubts", ()))
    )


def _cell(value: Any) -> Cell:
    if isinstance(value, list | tuple):
        value = "\n".join(clean_text(str(one), 2000).replace("\n", " ") for one in value[:_MAX_VALUES])
    return Cell(clean_text(str(value), MAX_CELL))


def unread_remark(names: Iterable[str]) -> str:
    """Return what is told of fields that a draft has no room for, or nothing where there are none."""
    listed = ", ".join(sorted({clean_text(name, 30) for name in names})[:_MAX_VALUES])
    return f"Not used of the entries: {listed}." if listed else ""


def credited(authors: Sequence[str], editors: Sequence[str], notes: str = "") -> dict[str, Any]:
    """Return the authors of an entry, with its editors in their place where there are none, and what is told of that."""
    doubts = [] if authors or not editors else ["no author is named; its editors stand in their place"]
    beside = f"Edited by {'; '.join(editors)}" if authors and editors else ""
    return {"authors": [*(authors or editors)], "notes": "\n".join(filter(None, [notes, beside])), "doubts": doubts}
