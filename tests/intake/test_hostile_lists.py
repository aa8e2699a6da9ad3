"""Lists made to exhaust the machine: refused in words, or read, before they take room or time."""

from __future__ import annotations

import io
import json
import re
import tracemalloc
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape

import openpyxl
import pytest

from clearinghouse.intake.lists.readers import read_source
from clearinghouse.intake.lists.rows import BadFile, ListFile

pytestmark = pytest.mark.slow

SHEET = "xl/worksheets/sheet1.xml"
MAIN = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def read(data: bytes, format: str) -> ListFile:
    return read_source("list", data, format, lambda text: text.casefold() in ("title", "link"), None)


def nested(depth: int, width: int = 8) -> str:
    macros = ['@string{m0 = "0123456789"}']
    macros += [f"@string{{m{n} = {'#'.join([f'm{n - 1}'] * width)}}}" for n in range(1, depth)]
    return "\n".join([*macros, f"@article{{k, title = m{depth - 1}, url = {{https://example.org/}}}}"])


def sheet(inside: bytes) -> bytes:
    """Return a workbook with one sheet that holds this."""
    return with_part(SHEET, lambda old: MAIN + inside + b"</worksheet>")


def with_part(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a workbook with one of its parts changed."""
    made, stream = io.BytesIO(), io.BytesIO()
    openpyxl.Workbook().save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            new.writestr(part.filename, change(data) if part.filename == name else data)
    return stream.getvalue()


@pytest.mark.parametrize("piece", ["[", "[$", '[a"', "_["])
def test_a_format_of_numbers_without_end_is_refused(piece: str) -> None:
    format = f'<numFmts count="1"><numFmt numFmtId="170" formatCode="{escape(piece * 100_000, {chr(34): "&quot;"})}"/></numFmts>'.encode()

    with pytest.raises(BadFile, match="format of numbers"):
        read(with_part("xl/styles.xml", lambda old: re.sub(rb"<numFmts [^>]*/>", format, old)), "xlsx")


@pytest.mark.parametrize("name", ["_xlnm.Print_Area", "_xlnm.Print_Titles"])
@pytest.mark.parametrize("piece", ["'", "$A", "$A$1:", "a"])
def test_a_print_area_without_end_is_refused(name: str, piece: str) -> None:
    text = piece * (40_000 // len(piece)) if piece != "a" else "'" + "a" * 40_000
    names = f'<definedNames><definedName name="{name}" localSheetId="0">{text}</definedName></definedNames>'.encode()

    with pytest.raises(BadFile, match="what to print"):
        read(with_part("xl/workbook.xml", lambda old: re.sub(rb"<definedNames */>", names, old)), "xlsx")


@pytest.mark.parametrize("space", ["urn:q", "http://purl.oclc.org/ooxml/spreadsheetml/main"])
def test_another_namespace_hides_nothing_from_the_guards(space: str) -> None:
    format = f'<q:numFmts xmlns:q="{space}"><q:numFmt numFmtId="170" formatCode="{"[" * 9_000}"/></q:numFmts>'.encode()
    names = f'<q:definedNames xmlns:q="{space}"><q:definedName name="_xlnm.Print_Area">{"$A" * 9_000}</q:definedName></q:definedNames>'.encode()

    with pytest.raises(BadFile, match="format of numbers"):
        read(with_part("xl/styles.xml", lambda old: re.sub(rb"<numFmts [^>]*/>", format, old)), "xlsx")
    with pytest.raises(BadFile, match="what to print"):
        read(with_part("xl/workbook.xml", lambda old: re.sub(rb"<definedNames */>", names, old)), "xlsx")


def test_all_sheets_of_a_workbook_share_one_bound() -> None:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    for number in range(30):
        page = book.create_sheet(f"S{number}")
        page.append(["Title", "Link"])
        for row in range(50):
            page.append(["word " * 4_000, f"https://example.org/{number}/{row}"])
    book.save(stream)

    with pytest.raises(BadFile, match="more than 20,000,000 letters"):
        read(stream.getvalue(), "xlsx")


def test_a_workbook_that_is_another_part_is_refused() -> None:
    with pytest.raises(BadFile, match="no spreadsheet program"):
        read(with_part("[Content_Types].xml", lambda old: old.replace(b"/xl/workbook.xml", b"/xl/other.xml")), "xlsx")


def test_bibtex_abbreviations_that_grow_without_end_are_refused() -> None:
    text = nested(12).encode()
    assert len(text) < 1000
    tracemalloc.start()
    try:
        with pytest.raises(BadFile, match=r"@string.*write the words out"):
            read(text, "bibtex")
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()


def test_bibtex_entries_that_repeat_an_abbreviation_are_refused_too() -> None:
    entry = f"@article{{k, title = {'#'.join('m' * 90_000)}}}"

    with pytest.raises(BadFile, match="@string"):
        read(f"@string{{m = {{{'x' * 10_000}}}}}\n{entry}".encode(), "bibtex")


def test_bibtex_abbreviations_that_people_write_are_read() -> None:
    (table,) = read(nested(2).encode(), "bibtex").tables

    assert table.rows[0].cells[0].text == "0123456789" * 8


@pytest.mark.parametrize(
    "line",
    ["[x](" + "a" * 3990, "[x](a" * 790, "[" * 3990, "[x](" + "(" * 3990, "[x](a " + "<" * 3980, "[x](a(" * 660],
)
def test_an_address_list_of_lines_that_are_nearly_links_is_read(line: str) -> None:
    table = read("\n".join([line] * 50 + ["[A guide](https://example.org/a_(b)) good"]).encode(), "addresses").tables[0]

    assert [cell.text for cell in table.rows[-1].cells] == ["A guide", "https://example.org/a_(b)", "good"]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ('See [A guide](<https://e.org/a> "x") now', ["A guide", "https://e.org/a", "See now"]),
        ("![Picture](https://e.org/a.png) [Three](https://e.org/c)", ["Three", "https://e.org/c", ""]),
        ("[one] [Two]( https://e.org/b )", ["Two", "https://e.org/b", "[one]"]),
    ],
)
def test_markdown_links_are_read_with_the_words_around_them(line: str, cells: list[str]) -> None:
    assert [cell.text for cell in read(line.encode(), "addresses").tables[0].rows[0].cells] == cells


@pytest.mark.parametrize(
    "inside",
    [
        b"<sheetData>" + b"<a/>" * 8_000_000 + b"</sheetData>",
        b"<sheetData><row>" + b"<c/>" * 6_000_000 + b"</row></sheetData>",
        b"<sheetData><row><c>" + b"<a/>" * 6_000_000 + b"</c></row></sheetData>",
        b"<a/>" * 6_000_000,
    ],
    ids=["in the data", "in a row", "in a cell", "in the sheet"],
)
def test_a_small_workbook_that_unpacks_to_millions_of_elements_is_refused(inside: bytes) -> None:
    data = sheet(inside)
    assert len(data) < 100_000

    with pytest.raises(BadFile, match="save only the list, as CSV"):
        read(data, "xlsx")


@pytest.mark.parametrize(
    "inside",
    [
        b"<sheetData><row>" + b"<c/>" * 100_000 + b"</row></sheetData>",
        b"<sheetData>" + b"<a/>" * 250_000 + b"</sheetData>",
        b"<sheetData><row><c>" + b"<a/>" * 100_000 + b"</c></row></sheetData>",
    ],
    ids=["cells in a row", "no rows", "no values"],
)
def test_a_sheet_with_more_in_one_place_than_a_spreadsheet_program_writes_is_refused(inside: bytes) -> None:
    with pytest.raises(BadFile, match="no spreadsheet program writes"):
        read(sheet(inside), "xlsx")


def test_a_workbook_of_ten_thousand_filled_rows_is_read() -> None:
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet()
    page.append(["Title", "Link", *(f"More {n}" for n in range(2))])
    for number in range(9_999):
        page.append([f"Guide {number}", f"https://example.org/{number}", *["the same words"] * 2])
    stream = io.BytesIO()
    book.save(stream)

    (table,) = read(stream.getvalue(), "xlsx").tables
    assert len(table.rows) == 9_999


def test_what_no_brace_closes_is_not_looked_through_again_for_each_entry() -> None:
    open_ones = "".join(f"@misc{{k{n}, title = {{Open {n}\n" for n in range(40))
    whole = "@misc{last, title = {A whole one}, url = {https://example.org/last}}\n"

    (table,) = read((open_ones + whole).encode(), "bibtex").tables

    assert table.rows[-1].cells[0].text == "A whole one" and len(table.rows) == 41


def test_an_abbreviation_is_read_where_it_is_named() -> None:
    text = '@string{pub = "A publisher"}\n@misc{a, title = {One}, publisher = pub}\n@misc{b, title = {Two}, publisher = {Own}}\n'

    (table,) = read(text.encode(), "bibtex").tables

    publisher = list(table.columns).index("publisher") if "publisher" in table.columns else 6
    assert [row.cells[publisher].text for row in table.rows] == ["A publisher", "Own"]


def test_folders_that_are_never_closed_are_told_by_the_innermost() -> None:
    deep = "<!DOCTYPE NETSCAPE-Bookmark-file-1><dl>" + "".join(
        f"<h3>f{n}</h3><dl><a href='https://example.org/{n}'>Link {n}</a>" for n in range(60)
    )

    (table,) = read(deep.encode(), "bookmarks").tables

    folder = table.rows[-1].cells[3].text
    assert folder.startswith("f40 / ") and folder.endswith("f59")


@pytest.mark.parametrize("times", [0, 1, 30])
def test_words_between_signs_are_parted_however_many_blanks_stand_there(times: int) -> None:
    entry = [{"title": "One", "URL": "https://example.org/", "keyword": f"first{' ' * times};{' ' * times}second"}]

    (table,) = read(json.dumps(entry).encode(), "csl-json").tables

    assert any(cell.text.split("\n") == ["first", "second"] for cell in table.rows[0].cells)
