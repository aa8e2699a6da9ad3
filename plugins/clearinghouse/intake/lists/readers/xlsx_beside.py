"""What a workbook says beside its cells: hidden rows and columns, links, merged cells."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring, iterparse
from openpyxl.utils.cell import range_boundaries

from clearinghouse.intake.lists.readers.bombs import SheetSize
from clearinghouse.intake.lists.rows import MAX_COLUMNS, MAX_ROWS, BadFile

MAX_BLANK = 20_000
MAX_SHEETS = 50
_MAX_LINKS = 50_000
_MAX_FORMAT = 255
"""Source: Excel specifications and limits."""
_MAX_PRINTED = 8_000
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


MAX_LETTERS = 20_000_000
"""How much all cells of a workbook may hold together: a few bytes of it make a cell of any text that it has once."""


@dataclass
class Letters:
    """How many letters the cells that were read so far hold."""

    count: int = 0

    def add(self, more: int) -> None:
        """Count further ones.

        Raises:
            BadFile: they are more than any list has.
        """
        self.count += more
        if self.count > MAX_LETTERS:
            raise BadFile(f"its cells hold more than {MAX_LETTERS:,} letters; divide the list into several files")


@dataclass
class Beside:
    """What a sheet says beside its cells: links and formulas by place, merged cells, what is hidden or struck through."""

    links: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    struck_rows: set[int] = field(default_factory=set)
    letters: Letters = field(default_factory=Letters)


def read_beside(archive: zipfile.ZipFile) -> dict[str, Beside]:
    """Return the links and merged cells by name of the sheet.

    Raises:
        BadFile: two sheets are the same part of the file.
    """
    names = set(archive.namelist())
    targets = _relations(archive, "xl/_rels/workbook.xml.rels", names)
    book = fromstring(archive.read("xl/workbook.xml"))
    _refuse_odd_names(archive, book)
    struck = _struck_styles(archive, names)
    found, parts, letters = {}, set(), Letters()
    for sheet in islice(book.iter(f"{_MAIN}sheet"), MAX_SHEETS):
        target = targets.get(sheet.get(_RELATION, ""), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if path in parts:
            # What unpacks to little would be read as often as it is named.
            raise BadFile("two of its sheets are one and the same, which no spreadsheet program writes; save it afresh")
        if path in names:
            parts.add(path)
            folder, _, file = path.rpartition("/")
            found[sheet.get("name", "")] = _look_beside(
                archive, path, _relations(archive, f"{folder}/_rels/{file}.rels", names), struck
            )
            found[sheet.get("name", "")].letters = letters
    return found


def _called(whole: Element, name: str) -> Iterator[Element]:
    """Yield the elements of a name in whatever namespace, as the library that reads cells knows them."""
    return (one for one in whole.iter() if str(one.tag).rpartition("}")[2] == name)


def _refuse_odd_names(archive: zipfile.ZipFile, book: Element) -> None:
    """Refuse a workbook that says where to print in more letters than people do, or that is another than this one.

    The library that reads cells looks at both by patterns that take the square of their length.
    """
    printed = (name for name in _called(book, "definedName") if name.get("name", "").startswith("_xlnm."))
    if sum(len("".join(name.itertext())) for name in printed) > _MAX_PRINTED:
        raise BadFile("it says in too many words what to print; save only the list, as CSV")
    types = fromstring(archive.read("[Content_Types].xml"))
    books = [one.get("PartName") for one in types if one.get("ContentType", "").endswith(".main+xml")]
    if any(book != "/xl/workbook.xml" for book in books):
        raise BadFile("it is built as no spreadsheet program writes one; save it afresh, or save only the list, as CSV")


def _relations(archive: zipfile.ZipFile, path: str, names: set[str]) -> dict[str, str]:
    if path not in names:
        return {}
    return {one.get("Id", ""): one.get("Target", "") for one in fromstring(archive.read(path))}


def _struck_styles(archive: zipfile.ZipFile, names: set[str]) -> frozenset[str]:
    """Return the numbers of the styles whose letters are struck through."""
    if "xl/styles.xml" not in names:
        return frozenset()
    styles = fromstring(archive.read("xl/styles.xml"))
    if any(len(format.get("formatCode", "")) > _MAX_FORMAT for format in _called(styles, "numFmt")):
        raise BadFile(f"a format of numbers in it is longer than {_MAX_FORMAT} letters; save only the list, as CSV")
    fonts = [font.find(f"{_MAIN}strike") for font in styles.iterfind(f"{_MAIN}fonts/{_MAIN}font")]
    struck = {
        str(n) for n, strike in enumerate(fonts) if strike is not None and strike.get("val", "1") in ("1", "true")
    }
    cells = styles.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf")
    return frozenset(str(n) for n, cell in enumerate(cells) if cell.get("fontId") in struck)


def _look_beside(archive: zipfile.ZipFile, path: str, targets: Mapping[str, str], struck: frozenset[str]) -> Beside:
    sheet, size, rows = Beside(), SheetSize(), None
    with archive.open(path) as stream:
        for event, element in iterparse(stream, events=("start", "end")):
            if event == "start":
                size.begin(element, f"{_MAIN}row")
                rows = element if element.tag == f"{_MAIN}sheetData" else rows
            elif element.tag == f"{_MAIN}hyperlink" and len(sheet.links) < _MAX_LINKS:
                _note_link(element, targets, sheet)
            elif element.tag == f"{_MAIN}mergeCell" and len(sheet.merged) < MAX_ROWS:
                sheet.merged.append(corners(element.get("ref", "")))
            elif element.tag == f"{_MAIN}col" and _is_hidden(element, "width"):
                first, last = int(element.get("min", "1")), int(element.get("max", "1"))
                sheet.hidden_columns |= set(range(max(first, 1), min(last, MAX_COLUMNS) + 1))
            elif element.tag == f"{_MAIN}row":
                size.end_row()
                if _is_hidden(element, "ht") and len(sheet.hidden_rows) <= MAX_BLANK:
                    sheet.hidden_rows.add(int(element.get("r", "0")))
                # What was read is let go of, also by the element around it.
                (element if rows is None else rows).clear()
            elif element.tag == f"{_MAIN}c":
                if element.get("s") in struck and len(element):
                    sheet.struck_rows.add(int(re.sub(r"\D", "", element.get("r", "0")) or 0))
                element.clear()
    return sheet


def _is_hidden(element: Element, size: str) -> bool:
    return element.get("hidden", "0") in ("1", "true") or element.get(size, "1") in ("0", "0.0")


def _note_link(element: Element, targets: Mapping[str, str], sheet: Beside) -> None:
    target = targets.get(element.get(_RELATION, ""), "")
    if target:
        left, top, _, _ = corners(element.get("ref", ""))
        location = element.get("location", "")
        sheet.links[top, left] = f"{target}#{location}" if location else target


def corners(ref: str) -> tuple[int, int, int, int]:
    """Return left, top, right, bottom of a range such as `A2:A9`, counted from 1."""
    left, top, right, bottom = range_boundaries(ref)
    return left or 1, top or 1, right or 1, bottom or 1
