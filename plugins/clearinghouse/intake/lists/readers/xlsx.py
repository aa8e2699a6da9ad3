"""XLSX: what a workbook shows, its links and merged cells, with nothing in it ever computed or run."""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import openpyxl
from defusedxml import DefusedXmlException

from clearinghouse.content.plain_text import clean_text, elided
from clearinghouse.intake.addresses import looks_like_address
from clearinghouse.intake.lists.readers.bombs import refuse_bombs
from clearinghouse.intake.lists.readers.headings import Known, read_grids
from clearinghouse.intake.lists.readers.xlsx_beside import MAX_BLANK, MAX_SHEETS, Beside, read_beside
from clearinghouse.intake.lists.rows import (
    MAX_CELL,
    MAX_COLUMNS,
    MAX_ROWS,
    BadFile,
    Cell,
    ListFile,
    Row,
    Table,
    listed_ranges,
)

_FORMULA_LINK = re.compile(r'^=\s*HYPERLINK\(\s*"([^"]{1,2000})"(?:\s*[,;]\s*"([^"]{1,500})")?', re.IGNORECASE)
_EMPTY = Cell()
_ERRORS = frozenset(["#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"])
_NO_WORKBOOK = (
    "this is no XLSX workbook. If it opens in Excel, it may be locked with a password or be an old .xls: "
    "choose Save As, then Excel Workbook (.xlsx) or CSV"
)


def read_xlsx(name: str, data: bytes, is_heading: Known, sheet: str | None = None) -> ListFile:
    """Return every table of a workbook that has headings we know; if no sheet has any, the first that is filled.

    Args:
        name: the file's name, for messages.
        data: the workbook.
        is_heading: whether a cell's text is known as a heading.
        sheet: the one sheet to read.

    Raises:
        BadFile: it is no workbook, too large, or not safe to open; or has no such sheet.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            refuse_bombs(archive)
            if "xl/workbook.xml" not in archive.namelist():
                raise BadFile(_NO_WORKBOOK)
            beside = read_beside(archive)
        with warnings.catch_warnings():
            # The library warns of drawings and rules that it leaves out, which is no matter here.
            warnings.simplefilter("ignore")
            return _read(name, data, is_heading, sheet, beside)
    except BadFile:
        raise
    except DefusedXmlException:
        raise BadFile("the workbook declares entities, which no spreadsheet program writes; save it afresh") from None
    except Exception:
        # A damaged workbook fails in the library in many ways.
        raise BadFile(_NO_WORKBOOK) from None


def _read(name: str, data: bytes, is_heading: Known, only: str | None, beside: Mapping[str, Beside]) -> ListFile:
    options: Any = {"read_only": True, "keep_links": False}
    shown = openpyxl.load_workbook(io.BytesIO(data), data_only=True, **options)
    typed = openpyxl.load_workbook(io.BytesIO(data), data_only=False, **options)
    sheets = _asked_for(shown.worksheets, only)
    found = _Found()
    for sheet in sheets[:MAX_SHEETS]:
        seen = beside.get(sheet.title, Beside())
        if sheet.sheet_state != "visible" and only is None:
            found.remarks.append(f"Sheet '{elided(sheet.title)}' is hidden and was passed over.")
        else:
            found.remarks += _hidden(sheet.title, seen)
            read = _tables(sheet, typed[sheet.title], is_heading, seen, headings=only is None)
            found.keep(read, only is not None)
            if not read and only is None:
                bare = _tables(sheet, typed[sheet.title], is_heading, seen, headings=False)
                found.remarks += [_unread(table) for table in bare]
    tables, remarks = found.chosen()
    if tables or only is not None:
        return ListFile(name, tables, remarks)
    return _first_filled(name, [s for s in sheets if s.sheet_state == "visible"], typed, is_heading, beside)


def _asked_for(sheets: Sequence[Any], only: str | None) -> list[Any]:
    """Return the sheets to read: all, or the one that is named.

    Raises:
        BadFile: there is none of that name.
    """
    found = [sheet for sheet in sheets if only is None or sheet.title.casefold() == only.casefold()]
    if only is not None and not found:
        names = ", ".join(f"'{elided(sheet.title)}'" for sheet in sheets[:MAX_SHEETS])
        raise BadFile(f"there is no sheet '{elided(only)}' in it; its sheets are: {names}")
    return found


@dataclass
class _Found:
    """The tables of a workbook: those that list addresses, those that do not, and what is told of the others."""

    tables: list[Table] = field(default_factory=list)
    bare: list[Table] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def keep(self, tables: Sequence[Table], asked_for: bool) -> None:
        for table in tables:
            (self.tables if asked_for or _has_addresses(table) else self.bare).append(table)

    def chosen(self) -> tuple[tuple[Table, ...], tuple[str, ...]]:
        """Return the tables to take, and all that is told; tables without addresses only where there are no others."""
        if not self.tables:
            return tuple(self.bare), tuple(self.remarks)
        passed = [
            f"Sheet '{elided(table.sheet)}' holds no web addresses and was passed over. To read it: --sheet"
            for table in self.bare
        ]
        return tuple(self.tables), (*self.remarks, *passed)


def _has_addresses(table: Table) -> bool:
    """True for a list of entries: words for drop-downs and summaries have no addresses."""
    return any(map(_has_address, table.rows))


def _has_address(row: Row) -> bool:
    return any(cell.link or "://" in cell.text or looks_like_address(cell.text) for cell in row.cells if cell)


def _unread(table: Table) -> str:
    addressed = sum(map(_has_address, table.rows))
    counted = f", {addressed:,} of its {len(table.rows):,} rows with a web address" if addressed else ""
    return f"Sheet '{elided(table.sheet)}' has no headings we know and was passed over{counted}. To read it: --sheet"


def _hidden(title: str, beside: Beside) -> list[str]:
    if not beside.hidden_rows:
        return []
    rows = elided(listed_ranges(sorted(beside.hidden_rows)), 200)
    count = len(beside.hidden_rows)
    said = f"{count:,} hidden rows were left out" if count > 1 else "1 hidden row was left out"
    return [f"Sheet '{elided(title)}': {said} ({rows}). To import what is hidden, show it in the file first."]


def _first_filled(
    name: str, sheets: Sequence[Any], typed: Any, is_heading: Known, beside: Mapping[str, Beside]
) -> ListFile:
    for sheet in sheets:
        if tables := _tables(sheet, typed[sheet.title], is_heading, beside.get(sheet.title, Beside()), headings=False):
            return ListFile(name, tuple(tables))
    return ListFile(name, ())


def _tables(shown: Any, typed: Any, is_heading: Known, beside: Beside, headings: bool) -> list[Table]:
    tables = read_grids(_rows(shown, typed, beside), is_heading, shown.title, headings=not headings)
    return [_without_banners(replace(table, hidden=_hidden_of(table, beside)), beside) for table in tables]


def _hidden_of(table: Table, beside: Beside) -> frozenset[int]:
    return frozenset(place - 1 for place in beside.hidden_columns if place <= len(table.columns))


def _rows(shown: Any, typed: Any, beside: Beside) -> Iterator[Row]:
    filled_down = _filled_down(beside)
    tops: dict[tuple[int, int], Cell] = {}
    blank = 0
    for number, (values, formulas) in enumerate(zip(_grid(shown), _grid(typed), strict=False), 1):
        if number in beside.hidden_rows:
            continue
        if values.count(None) == len(values) and formulas.count(None) == len(formulas):
            blank += 1
            if blank > MAX_BLANK:
                return
            continue
        doubts: list[str] = []
        cells = tuple(
            _cell(value, formula, beside.links.get((number, place), ""), doubts)
            for place, (value, formula) in enumerate(zip(values, formulas, strict=False), 1)
        )
        blank = 0
        beside.letters.add(sum(len(cell.text) for cell in cells))
        if number in beside.struck_rows:
            doubts.append("its row is struck through in the file; is it still meant?")
        yield Row(number, _trimmed(_with_merged(number, cells, filled_down, tops)), doubts=tuple(doubts))


def _trimmed(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Drop the empty cells at the end."""
    return cells[: max((place for place, cell in enumerate(cells, 1) if cell), default=0)]


def _grid(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """Yield the values of a sheet. What the file claims as the sheet's size is not believed."""
    sheet.reset_dimensions()
    yield from sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True)


def _filled_down(beside: Beside) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for each cell below the first of cells merged downwards the place of that first one."""
    places: dict[tuple[int, int], tuple[int, int]] = {}
    for left, top, right, bottom in beside.merged:
        if left == right and bottom - top <= MAX_ROWS and len(places) <= MAX_ROWS * 10:
            places |= {(row, left): (top, left) for row in range(top, bottom + 1)}
    return places


def _with_merged(
    number: int,
    cells: tuple[Cell, ...],
    places: Mapping[tuple[int, int], tuple[int, int]],
    tops: dict[tuple[int, int], Cell],
) -> tuple[Cell, ...]:
    found = list(cells)
    for place, cell in enumerate(cells, 1):
        if top := places.get((number, place)):
            if cell:
                tops[top] = cell
            found[place - 1] = tops.get(top, cell)
    return tuple(found)


def _without_banners(table: Table, beside: Beside) -> Table:
    """Pass over rows that are one cell merged across the columns: they head a section and are no entry."""
    wide = {top for left, top, right, _ in beside.merged if right - left + 1 >= max(len(table.columns) // 2, 2)}
    banners = [row for row in table.rows if row.number in wide and sum(map(bool, row.cells)) == 1]
    numbers = {row.number for row in banners}
    words = [next(cell.text for cell in row.cells if cell) for row in banners]
    said = [f"row {row.number} heads a section ('{elided(text)}')" for row, text in zip(banners, words, strict=True)]
    rows = [row for row in table.rows if row.number not in numbers]
    return replace(table, rows=rows, passed=(*table.passed, *said))


def _cell(value: Any, formula: Any, link: str, doubts: list[str]) -> Cell:
    if value is None and formula is None and not link:
        return _EMPTY
    if isinstance(formula, str) and formula.startswith("="):
        named = _FORMULA_LINK.match(formula[:3000])
        link = link or (named[1] if named else "")
        if value is None and not named:
            doubts.append("a cell holds a formula whose result was not saved; it was left out")
        value = (named[2] if value is None and named else value) or value
    text = _shown(value)
    if text in _ERRORS:
        doubts.append(f"a cell shows the error {text}; it was left out")
        text = ""
    return Cell(text, clean_text(link, 2100))


def _shown(value: Any) -> str:
    """Return what a cell shows: a day as 2026-09-01, a whole number without a decimal point."""
    if value is None or isinstance(value, bool):
        return "" if value is None else ("yes" if value else "no")
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        return str(value)
    if isinstance(value, float):
        return f"{value:.15g}"
    return _cleaned(str(value))


@lru_cache(maxsize=256)  # many cells show the same
def _cleaned(text: str) -> str:
    return clean_text(text[: MAX_CELL + 1], MAX_CELL)
