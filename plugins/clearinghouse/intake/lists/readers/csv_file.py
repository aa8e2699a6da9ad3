"""CSV, with commas, semicolons, tabs or bars, as spreadsheet programs save it."""

from __future__ import annotations

import csv
import re
import threading
from collections.abc import Iterator, Sequence

from clearinghouse.content.plain_text import clean_text
from clearinghouse.intake.lists.readers.headings import Known, read_grids
from clearinghouse.intake.lists.rows import MAX_CELL, MAX_COLUMNS, MAX_FILE, Cell, ListFile, Row
from clearinghouse.intake.text_file import decode_text

_SIGNS = ",;\t|"
_SAMPLE = 40
_MAX_MENDED = 50
_NAMED_SIGN = re.compile(r'^"?sep=(.)"?$', re.IGNORECASE)
_LIMIT = threading.Lock()


def read_csv(name: str, data: bytes, is_heading: Known) -> ListFile:
    """Return the rows of a CSV file, numbered as a spreadsheet shows them: a cell may hold several lines.

    A quotation mark that is never closed would swallow all rows after it, so its row is given a fault and the
    reading goes on with the next line.
    """
    text, remark = decode_text(data)
    lines = text.split("\n")
    named = _NAMED_SIGN.match(lines[0])
    if named:
        lines = lines[1:]
    with _LIMIT:
        before = csv.field_size_limit(MAX_FILE * 2)
        try:
            tables = read_grids(_rows(lines, named[1] if named else _sign(lines)), is_heading)
        finally:
            csv.field_size_limit(before)
    return ListFile(name, tables, (remark,) if remark else ())


def _sign(lines: Sequence[str]) -> str:
    """Return the sign between cells: the one that divides the first rows into the most columns alike."""
    sample = [line[:MAX_CELL] for line in lines[:_SAMPLE] if line.strip()]
    return max(_SIGNS, key=lambda sign: _evenness(sample, sign))


def _evenness(sample: Sequence[str], sign: str) -> tuple[int, int]:
    widths = [len(row) for row in csv.reader(sample, delimiter=sign) if row]
    wide = [width for width in widths if width > 1]
    usual = max(wide, key=wide.count, default=1)
    return (wide.count(usual) * (usual > 1), usual)


def _rows(lines: Sequence[str], sign: str) -> Iterator[Row]:
    number, line, mended = 0, 0, 0
    while line < len(lines):
        reader = csv.reader((f"{text}\n" for text in lines[line:]), delimiter=sign)
        begun = 0
        for values in reader:
            number += 1
            several = mended < _MAX_MENDED and reader.line_num - begun > 1
            if several and _is_open(lines[line + begun : line + reader.line_num], sign):
                mended += 1
                yield Row(number, fault="a quotation mark in it is opened and never closed; close it or take it out")
                line += begun + 1
                break
            begun = reader.line_num
            yield Row(number, tuple(_cell(value) for value in values[:MAX_COLUMNS]))
        else:
            return


def _is_open(lines: Sequence[str], sign: str) -> bool:
    """True where a record of several lines is no record: it never ends, or has whole other rows in it."""
    first = next(csv.reader([lines[0]], delimiter=sign), [])
    inner = (next(csv.reader([line], delimiter=sign), []) for line in lines[1:-1] if "://" in line)
    if any(len(values) >= max(len(first), 3) for values in inner):
        return True
    try:
        list(csv.reader((f"{text}\n" for text in lines), delimiter=sign, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _cell(value: str) -> Cell:
    return Cell(clean_text(value, MAX_CELL))
