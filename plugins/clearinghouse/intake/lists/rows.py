"""Rows of a list that somebody sends: what every file is read to, whatever its format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

MAX_FILE = 25 * 1024 * 1024
MAX_ROWS = 10_000
MAX_COLUMNS = 200
MAX_CELL = 20_000


class BadFile(Exception):
    """A file that cannot be read at all; says why and what to do."""


class Cell(NamedTuple):
    """What one cell shows, and the address it links to, if it does."""

    text: str = ""
    link: str = ""

    def __bool__(self) -> bool:
        return bool(self.text or self.link)


@dataclass(frozen=True)
class Row:
    """One row: its number as the reader's own program shows it, and its cells in the order of the columns.

    `fault` says why a row could not be read, as the end of a sentence; `doubts` what was odd in reading it.
    """

    number: int
    cells: tuple[Cell, ...] = ()
    fault: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """Rows under one set of headings.

    `sheet` is empty where a file has but one table. `unit` is what people call a row of it. `known` maps columns to
    fields where the format itself says what they are. `passed` says which rows are no entries, and why. `groups` are
    what stands over the headings, for several columns at once; `hidden` are the places of columns that are not shown.
    """

    columns: tuple[str, ...]
    rows: Sequence[Row]
    sheet: str = ""
    unit: str = "row"
    known: Mapping[int, str] | None = None
    passed: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    hidden: frozenset[int] = frozenset()

    def group(self, place: int) -> str:
        """Return what stands over a heading, if anything does."""
        return self.groups[place] if place < len(self.groups) else ""


@dataclass(frozen=True)
class ListFile:
    """A file as it was read: its tables, and what is to be said of the file as a whole."""

    name: str
    tables: tuple[Table, ...]
    remarks: tuple[str, ...] = field(default=())


LOOKED_AT = 200
"""So many rows tell what a column holds."""


def first_cells(rows: Sequence[Row], place: int) -> list[Cell]:
    """Return the cells of a column that hold anything, of the first rows."""
    return [row.cells[place] for row in rows[:LOOKED_AT] if place < len(row.cells) and row.cells[place]]


def too_many(what: str = "rows") -> BadFile:
    return BadFile(f"the file has more than {MAX_ROWS:,} {what}; divide it into smaller files and import them in turn")


def listed_ranges(numbers: Sequence[int]) -> str:
    """Return numbers as people list them: `2-5, 9`."""
    spans: list[list[int]] = []
    for number in sorted(set(numbers)):
        if spans and number == spans[-1][-1] + 1:
            spans[-1][1:] = [number]
        else:
            spans.append([number])
    return ", ".join("-".join(map(str, span)) if len(span) > 1 else str(span[0]) for span in spans)
