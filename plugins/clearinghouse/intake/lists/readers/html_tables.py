"""Tables in a page of HTML or Markdown: each a grid of cells with where they lead."""

from __future__ import annotations

import re
from dataclasses import replace

from clearinghouse.content.html import TagReader
from clearinghouse.content.plain_text import clean_line
from clearinghouse.intake.lists.readers.headings import Known, read_grids
from clearinghouse.intake.lists.rows import MAX_CELL, MAX_COLUMNS, MAX_ROWS, Cell, Row, Table, too_many

_STRUCK = frozenset(["s", "del", "strike"])
_APART = frozenset("p br div li ul ol".split())


class _Grids(TagReader):
    """Collects the rows of each table; a table within a cell is part of its words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.grids: list[list[Row]] = []
        self._depth = 0
        self._cells: list[Cell] = []
        self._words: list[str] | None = None
        self._link = ""
        self._struck = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.grids.append([])
        elif self._depth == 1 and tag == "tr":
            self._end_row()
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
            self._words = []
        elif self._words is not None:
            self._within(tag, dict(attrs).get("href") or "")

    def _within(self, tag: str, href: str) -> None:
        assert self._words is not None
        self._struck |= tag in _STRUCK
        if tag in _APART:
            self._words.append(" ")
        if tag == "a" and href.startswith(("http://", "https://")) and not self._link:
            self._link = href

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._depth:
            self._end_row() if self._depth == 1 else None
            self._depth -= 1
        elif self._depth == 1 and tag == "tr":
            self._end_row()

    def handle_data(self, data: str) -> None:
        if self._words is not None:
            self._words.append(data)

    def _end_cell(self) -> None:
        if self._words is not None and len(self._cells) < MAX_COLUMNS:
            self._cells.append(Cell(clean_line("".join(self._words), MAX_CELL), self._link))
        self._words, self._link = None, ""

    def _end_row(self) -> None:
        self._end_cell()
        if self._cells and self.grids:
            doubts = ("it is struck through in the list; is it still meant?",) if self._struck else ()
            self.grids[-1].append(Row(len(self.grids[-1]) + 1, tuple(self._cells), doubts=doubts))
            if len(self.grids[-1]) > MAX_ROWS:
                raise too_many()
        self._cells, self._struck = [], False


def read_tables(text: str, is_heading: Known) -> tuple[Table, ...]:
    """Return the tables of a page that have headings which are known, and lead somewhere.

    Raises:
        BadFile: one has too many rows.
    """
    reader = _Grids()
    reader.read(text)
    found: list[Table] = []
    for number, grid in enumerate(reader.grids, 1):
        tables = read_grids(grid, is_heading, f"table {number}" if len(reader.grids) > 1 else "", headings=False)
        found += [table for table in tables if _leads(table)]
    return tuple(found)


def _leads(table: Table) -> bool:
    return len(table.columns) > 1 and any(cell.link or "://" in cell.text for row in table.rows for cell in row.cells)


def read_markdown_tables(lines: list[str], is_heading: Known) -> tuple[Table, ...]:
    """Return the tables of Markdown that have headings which are known, and empty their lines in the list."""
    found: list[Table] = []
    for place in [n for n, line in enumerate(lines) if n and RULE.match(line) and "|" in lines[n - 1]]:
        end = next((n for n in range(place + 1, len(lines)) if "|" not in lines[n]), len(lines))
        rows = [Row(n + 1, tuple(map(_cell, _split(lines[n])))) for n in (place - 1, *range(place + 1, end))]
        tables = [table for table in read_grids(rows, is_heading, headings=False) if _leads(table)]
        # A row that leads nowhere may do so by a link whose address stands elsewhere.
        if tables and all(any(c.link or "://" in c.text for c in row.cells) for table in tables for row in table.rows):
            found += [replace(table, unit="line") for table in tables]
            lines[place - 1 : end] = [""] * (end - place + 1)
    return tuple(found)


def _split(line: str) -> list[str]:
    return re.split(r"(?<!\\)\|", re.sub(r"^\s*\||\|\s*$", "", line))[:MAX_COLUMNS]


def _cell(text: str) -> Cell:
    link = _LINKED.search(text)
    return Cell(clean_line(_LINKED.sub(r"\1", text).replace("\\|", "|"), MAX_CELL), link[2] if link else "")


RULE = re.compile(r"^\s*+\|?\s*+:?-{2,}+:?\s*+(?:\|\s*+:?-{2,}+:?\s*+)+\|?\s*$")
_LINKED = re.compile(r"\[([^\[\]]{1,300})\]\((https?://[^()\s]{1,2000})\)")
