"""Workbooks made to exhaust the machine: refused by what they unpack to, before anything in them is understood."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from clearinghouse.intake.lists.rows import BadFile

MAX_UNPACKED = 100 * 1024 * 1024
MAX_PARTS = 5_000
_MAX_PART = 50 * 1024 * 1024
# Sheets that people fill come to ten or thirty times their packed size.
_MAX_RATIO = 200
_SMALL_PART = 2 * 1024 * 1024
_CHUNK = 1024 * 1024
# Ten thousand rows of thirty columns come to some three million signs that begin an element or a value of it.
_MAX_SIGNS = 4_000_000
_MAX_SHEET_ROWS = 1_048_576
_MAX_IN_ROW = 80_000
_MAX_BESIDE = 200_000
_DECLARED = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_ODD = "a sheet of the workbook is built as no spreadsheet program writes one; save it afresh, or save only the list, as CSV"


def refuse_bombs(archive: zipfile.ZipFile) -> None:
    """Make sure that a workbook unpacks to what a machine can hold, and declares no entities.

    Raises:
        BadFile: it does not.
    """
    parts = archive.infolist()
    # A part is read to its declared size and no further, so that what is declared can be relied on.
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise _too_large(f"{MAX_UNPACKED // 1024**2} MB")
    for part in parts:
        if part.file_size > _MAX_PART:
            raise _too_large(f"{_MAX_PART // 1024**2} MB in one part")
        if part.file_size > max(_SMALL_PART, part.compress_size * _MAX_RATIO):
            raise _too_large(f"{_MAX_RATIO} times its size")
    signs = 0
    for part in parts:
        signs += _signs(archive, part)
        if signs > _MAX_SIGNS:
            raise _too_large(f"{_MAX_SIGNS:,} cells and values")


def _signs(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """Return how many signs of a part may begin an element or an attribute; refuse declared entities."""
    found, last = 0, b""
    is_text = part.filename.casefold().endswith((".xml", ".rels"))
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if is_text and any(word in last + chunk for word in _DECLARED):
                raise BadFile("the workbook declares entities, which no spreadsheet program writes; save it afresh")
            found += chunk.count(b"<") + chunk.count(b"=")
            last = chunk[-40:]
    return found


def _too_large(than: str) -> BadFile:
    return BadFile(f"the workbook unpacks to more than {than}; save only the list, as CSV")


@dataclass
class SheetSize:
    """How many rows of a sheet were met, and how many elements in one row and beside the rows: to be told of each as it begins."""

    rows: int = 0
    in_row: int = 0
    beside: int = 0
    inside: bool = False

    def begin(self, element: Element, row_tag: str) -> None:
        """Count an element.

        Raises:
            BadFile: there are more of them in one place than any spreadsheet program writes.
        """
        if element.tag == row_tag:
            self.inside, self.in_row = True, 0
            self.rows += 1
        elif self.inside:
            self.in_row += 1
        else:
            self.beside += 1
        if self.rows > _MAX_SHEET_ROWS or self.in_row > _MAX_IN_ROW or self.beside > _MAX_BESIDE:
            raise BadFile(_ODD)

    def end_row(self) -> None:
        self.inside = False
