"""XLSX: what a workbook shows, its links and merged cells, with nothing in it ever computed or run."""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from xml.etree.ElementTree import Element

import openpyxl
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring, iterparse
from openpyxl.utils.cell import range_boundaries

from clearinghouse.content.plain_text import clean_text, elided
from clearinghouse.intake.addresses import looks_like_address
from clearinghouse.intake.lists.readers.bombs import SheetSize, refuse_bombs
from clearinghouse.intake.lists.readers.headings import Known, read_grid
from clearinghouse.intake.lists.rows import (
    MAX_CELL,
    MAX_COLUMNS,
    MAX_ROWS,
    BadFile,
    Cell,
    Row,
    Source,
    Table,
    listed_ranges,
)

MAX_SHEETS = 50
_MAX_BLANK = 20_000
_MAX_LINKS = 50_000
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FORMULA_LINK = re.compile(r'^=\s*HYPERLINK\(\s*"([^"]{1,2000})"', re.IGNORECASE)
_EMPTY = Cell()
_ERRORS = frozenset(["#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"])
_NO_WORKBOOK = (
    "this is no XLSX workbook. If it opens in Excel, it may be locked with a password or be an old .xls: "
    "choose Save As, then Excel Workbook (.xlsx) or CSV"
)


@dataclass
class _Sheet:
    """What a sheet says beside its cells: links and formulas by place, merged cells, and what is hidden."""

    links: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)


def read_xlsx(name: str, data: bytes, is_heading: Known, sheet: str | None = None) -> Source:
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
            beside = _beside(archive)
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


def _beside(archive: zipfile.ZipFile) -> dict[str, _Sheet]:
    """Return the links and merged cells by name of the sheet."""
    names = set(archive.namelist())
    targets = _relations(archive, "xl/_rels/workbook.xml.rels", names)
    book = fromstring(archive.read("xl/workbook.xml"))
    found = {}
    for sheet in book.iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(_RELATION, ""), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if path in names:
            folder, _, file = path.rpartition("/")
            found[sheet.get("name", "")] = _look_beside(
                archive, path, _relations(archive, f"{folder}/_rels/{file}.rels", names)
            )
    return found


def _relations(archive: zipfile.ZipFile, path: str, names: set[str]) -> dict[str, str]:
    if path not in names:
        return {}
    return {one.get("Id", ""): one.get("Target", "") for one in fromstring(archive.read(path))}


def _look_beside(archive: zipfile.ZipFile, path: str, targets: Mapping[str, str]) -> _Sheet:
    sheet, size, rows = _Sheet(), SheetSize(), None
    with archive.open(path) as stream:
        for event, element in iterparse(stream, events=("start", "end")):
            if event == "start":
                size.begin(element, f"{_MAIN}row")
                rows = element if element.tag == f"{_MAIN}sheetData" else rows
            elif element.tag == f"{_MAIN}hyperlink" and len(sheet.links) < _MAX_LINKS:
                _note_link(element, targets, sheet)
            elif element.tag == f"{_MAIN}mergeCell" and len(sheet.merged) < MAX_ROWS:
                sheet.merged.append(_corners(element.get("ref", "")))
            elif element.tag == f"{_MAIN}col" and _is_hidden(element, "width"):
                first, last = int(element.get("min", "1")), int(element.get("max", "1"))
                sheet.hidden_columns |= set(range(first, min(last, MAX_COLUMNS) + 1))
            elif element.tag == f"{_MAIN}row":
                size.end_row()
                if _is_hidden(element, "ht") and len(sheet.hidden_rows) <= _MAX_BLANK:
                    sheet.hidden_rows.add(int(element.get("r", "0")))
                # What was read is let go of, also by the element around it.
                (element if rows is None else rows).clear()
            elif element.tag == f"{_MAIN}c":
                element.clear()
    return sheet


def _is_hidden(element: Element, size: str) -> bool:
    return element.get("hidden", "0") in ("1", "true") or element.get(size, "1") in ("0", "0.0")


def _note_link(element: Element, targets: Mapping[str, str], sheet: _Sheet) -> None:
    target = targets.get(element.get(_RELATION, ""), "")
    if target:
        left, top, _, _ = _corners(element.get("ref", ""))
        location = element.get("location", "")
        sheet.links[top, left] = f"{target}#{location}" if location else target


def _corners(ref: str) -> tuple[int, int, int, int]:
    """Return left, top, right, bottom of a range such as `A2:A9`, counted from 1."""
    left, top, right, bottom = range_boundaries(ref)
    return left or 1, top or 1, right or 1, bottom or 1


def _read(name: str, data: bytes, is_heading: Known, only: str | None, beside: Mapping[str, _Sheet]) -> Source:
    options: Any = {"read_only": True, "keep_links": False}
    shown = openpyxl.load_workbook(io.BytesIO(data), data_only=True, **options)
    typed = openpyxl.load_workbook(io.BytesIO(data), data_only=False, **options)
    sheets = [sheet for sheet in shown.worksheets if only is None or sheet.title.casefold() == only.casefold()]
    if only is not None and not sheets:
        names = ", ".join(f"'{elided(sheet.title)}'" for sheet in shown.worksheets[:MAX_SHEETS])
        raise BadFile(f"there is no sheet '{elided(only)}' in it; its sheets are: {names}")
    remarks: list[str] = []
    tables: list[Table] = []
    bare: list[Table] = []
    for sheet in sheets[:MAX_SHEETS]:
        if sheet.sheet_state != "visible" and only is None:
            remarks.append(f"Sheet '{elided(sheet.title)}' is hidden and was passed over.")
            continue
        table = _table(sheet, typed[sheet.title], is_heading, beside.get(sheet.title, _Sheet()), headings=only is None)
        remarks += _hidden(sheet.title, beside.get(sheet.title, _Sheet()))
        if table and (only is not None or _has_addresses(table)):
            tables.append(table)
        elif table:
            bare.append(table)
        elif only is None:
            remarks.append(
                f"Sheet '{elided(sheet.title)}' has no headings we know and was passed over. To read it: --sheet"
            )
    if tables:
        remarks += [
            f"Sheet '{elided(table.sheet)}' holds no web addresses and was passed over. To read it: --sheet"
            for table in bare
        ]
    tables = tables or bare
    if tables or only is not None:
        return Source(name, tuple(tables), tuple(remarks))
    return _first_filled(name, [s for s in sheets if s.sheet_state == "visible"], typed, is_heading, beside)


def _has_addresses(table: Table) -> bool:
    """True for a list of entries: words for drop-downs and summaries have no addresses."""
    cells = (cell for row in table.rows for cell in row.cells)
    return any(cell.link or "://" in cell.text or looks_like_address(cell.text) for cell in cells if cell)


def _hidden(title: str, beside: _Sheet) -> list[str]:
    if not beside.hidden_rows:
        return []
    rows = listed_ranges(sorted(beside.hidden_rows))
    return [
        f"Sheet '{elided(title)}': {len(beside.hidden_rows):,} hidden rows were left out ({elided(rows, 200)}). To import them, show them in the file first."
    ]


def _first_filled(
    name: str, sheets: Sequence[Any], typed: Any, is_heading: Known, beside: Mapping[str, _Sheet]
) -> Source:
    for sheet in sheets:
        if table := _table(sheet, typed[sheet.title], is_heading, beside.get(sheet.title, _Sheet()), headings=False):
            return Source(name, (table,))
    return Source(name, ())


def _table(shown: Any, typed: Any, is_heading: Known, beside: _Sheet, headings: bool) -> Table | None:
    table = read_grid(_rows(shown, typed, beside), is_heading, shown.title, headings=not headings)
    if table is None:
        return None
    hidden = frozenset(place - 1 for place in beside.hidden_columns if place <= len(table.columns))
    return _without_banners(replace(table, hidden=hidden), beside)


def _rows(shown: Any, typed: Any, beside: _Sheet) -> Iterator[Row]:
    filled_down = _filled_down(beside)
    tops: dict[tuple[int, int], Cell] = {}
    blank = 0
    for number, (values, formulas) in enumerate(zip(_grid(shown), _grid(typed), strict=False), 1):
        if number in beside.hidden_rows:
            continue
        if values.count(None) == len(values) and formulas.count(None) == len(formulas):
            blank += 1
            if blank > _MAX_BLANK:
                return
            continue
        doubts: list[str] = []
        cells = tuple(
            _cell(value, formula, beside.links.get((number, place), ""), doubts)
            for place, (value, formula) in enumerate(zip(values, formulas, strict=False), 1)
        )
        blank = 0
        yield Row(number, _trimmed(_with_merged(number, cells, filled_down, tops)), doubts=tuple(doubts))


def _trimmed(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Drop the empty cells at the end."""
    return cells[: max((place for place, cell in enumerate(cells, 1) if cell), default=0)]


def _grid(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """Yield the values of a sheet. What the file claims as the sheet's size is not believed."""
    sheet.reset_dimensions()
    yield from sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True)


def _filled_down(beside: _Sheet) -> dict[tuple[int, int], tuple[int, int]]:
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


def _without_banners(table: Table, beside: _Sheet) -> Table:
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
    return clean_text(str(value)[: MAX_CELL + 1], MAX_CELL)
