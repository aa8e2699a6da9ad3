"""The formats: what each kind of file comes to, and how a broken or hostile one is refused."""

from __future__ import annotations

import codecs
import datetime
import io
import json
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from clearinghouse.intake.lists.readers import FORMATS, format_of, read_source, xlsx_beside
from clearinghouse.intake.lists.readers.xlsx_beside import read_beside
from clearinghouse.intake.lists.rows import BadFile, ListFile, Table


def is_heading(text: str) -> bool:
    return text.casefold() in ("title", "link", "year", "publisher")


def read(data: bytes, format: str, sheet: str | None = None) -> ListFile:
    return read_source("list", data, format, is_heading, sheet)


def table(data: bytes | str, format: str) -> Table:
    (only,) = read(data.encode() if isinstance(data, str) else data, format).tables
    return only


def texts(found: Table) -> list[tuple[int, list[str]]]:
    return [(row.number, [cell.text for cell in row.cells]) for row in found.rows]


def entries(found: Table) -> list[dict[str, str]]:
    return [
        {name: cell.text for name, cell in zip(found.columns, row.cells, strict=False) if cell} for row in found.rows
    ]


def workbook(fill: Callable[[Worksheet], None]) -> bytes:
    book = openpyxl.Workbook()
    assert isinstance(book.active, Worksheet)
    fill(book.active)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return stream.getvalue()


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_csv_is_read_whatever_sign_divides_it(sign: str) -> None:
    data = f'Title{sign}Link\n"One{sign}two"{sign}https://example.org/1\n'

    assert texts(table(data, "csv")) == [(2, [f"One{sign}two".replace("\t", " "), "https://example.org/1"])]


@pytest.mark.parametrize(
    "data",
    [
        "Title,Link\nCaf\u00e9,x\n".encode(),
        codecs.BOM_UTF8 + "Title,Link\r\nCaf\u00e9,x\r\n".encode(),
        "Title,Link\rCaf\u00e9,x\r".encode(),
        codecs.BOM_UTF16_LE + "Title,Link\nCaf\u00e9,x\n".encode("utf-16-le"),
        "Title,Link\nCaf\u00e9,x\n".encode("utf-16-be"),
        "Title,Link\nCaf\u00e9,x\n".encode("cp1252"),
        b'"sep=;"\nTitle;Link\nCaf\xc3\xa9;x\n',
    ],
)
def test_csv_is_read_whatever_its_encoding(data: bytes) -> None:
    assert texts(table(data, "csv")) == [(2, ["Caf\u00e9", "x"])]


def test_a_file_that_is_no_utf8_is_said_to_be_read_as_windows_text() -> None:
    assert "Windows-1252" in read(b"Title,Link\nCaf\xe9,x\n", "csv").remarks[0]


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    data = 'Our list\n\nTitle,Link\n\n"One\nwith two lines",x\n,\nTwo,y\nTitle,Link\nThree,z\n'
    found = table(data, "csv")

    assert [number for number, _ in texts(found)] == [5, 7, 9]
    assert found.passed == ("row 1 stands above the headings ('Our list')", "row 8 repeats the headings")


def test_a_list_without_headings_has_columns_by_their_letters() -> None:
    found = table("One,https://example.org/1\nTwo,https://example.org/2\n", "csv")

    assert found.columns == ("column A", "column B") and len(found.rows) == 2


def test_a_quotation_mark_that_is_never_closed_costs_its_row_alone() -> None:
    data = 'Title,Link,Year\nOne,https://e.org/1,1\n"Two,https://e.org/2,2\nThree,https://e.org/3,3\nFour,https://e.org/4,4\n'
    found = table(data, "csv")

    assert [(row.number, bool(row.fault)) for row in found.rows] == [(2, False), (3, True), (4, False), (5, False)]


def test_a_workbook_is_read_as_it_shows() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (
            ["Our list"],
            ["Title", "Link", "Year", "Publisher"],
            ["One", "Click here", 2019, "Org"],
            ["Two", '=HYPERLINK("https://example.org/two","see")', datetime.date(2020, 5, 1), None],
            [],
            ["Three", "=A1", 2021.0, None],
            ["A section"],
            ["Four", "#REF!", True, "Other"],
        ):
            sheet.append(row)
        sheet["B3"].hyperlink = "https://example.org/one"
        sheet.merge_cells("D3:D6")
        sheet.merge_cells("A7:D7")

    found = table(workbook(fill), "xlsx")

    assert [row.number for row in found.rows] == [3, 4, 6, 8]
    assert [(row.cells[1].text, row.cells[1].link) for row in found.rows] == [
        ("Click here", "https://example.org/one"),
        ("see", "https://example.org/two"),
        ("", ""),
        ("", ""),
    ]
    assert [row.cells[2].text for row in found.rows] == ["2019", "2020-05-01", "2021", "yes"]
    assert [row.cells[3].text for row in found.rows] == ["Org", "Org", "Org", "Other"]
    assert "formula" in found.rows[2].doubts[0] and "#REF!" in found.rows[3].doubts[0]
    assert found.passed == ("row 1 stands above the headings ('Our list')", "row 7 heads a section ('A section')")


def many_sheets() -> bytes:
    book = openpyxl.Workbook()
    for name, rows, state in (
        ("Books", [["Title", "Link"], ["One", "x"]], "visible"),
        ("Money", [[1, 2]], "visible"),
        ("Old", [["Title", "Link"], ["Two", "y"]], "hidden"),
        ("Films", [["Title", "Link"], ["Three", "z"]], "visible"),
    ):
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        for row in rows:
            sheet.append(row)
    del book["Sheet"]
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_every_sheet_with_headings_is_read_and_the_others_are_named() -> None:
    found = read(many_sheets(), "xlsx")

    assert [table.sheet for table in found.tables] == ["Books", "Films"]
    assert "'Money'" in found.remarks[0] and "'Old' is hidden" in found.remarks[1]


def test_a_sheet_can_be_named() -> None:
    assert [table.sheet for table in read(many_sheets(), "xlsx", "old").tables] == ["Old"]
    with pytest.raises(BadFile, match="'Books', 'Money', 'Old', 'Films'"):
        read(many_sheets(), "xlsx", "Plays")


def small(sheet: Worksheet) -> None:
    sheet.append(["Title", "Link"])
    sheet.append(["One", "x"])


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04junk", b"\xd0\xcf\x11\xe0" * 100, b"Title,Link\n"])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(BadFile, match="no XLSX"):
        read(data, "xlsx")


def test_a_workbook_that_unpacks_to_too_much_is_refused_unopened() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 110 * 1024 * 1024)

    with pytest.raises(BadFile, match="100 MB"):
        read(stream.getvalue(), "xlsx")


def test_a_workbook_that_hides_columns_before_the_first_is_refused_without_counting_them() -> None:
    hidden = b'<cols><col min="-400000000" max="1" width="9" hidden="1"/></cols><sheetData'
    data = changed(workbook(small), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"<sheetData", hidden, 1))

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert read_beside(archive)["Sheet"].hidden_columns == {1}
    with pytest.raises(BadFile, match="no XLSX"):
        read(data, "xlsx")


def test_a_workbook_whose_sheets_are_one_part_is_refused() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Other")
    stream = io.BytesIO()
    book.save(stream)
    data = changed(
        stream.getvalue(), "xl/_rels/workbook.xml.rels", lambda xml: xml.replace(b"sheet2.xml", b"sheet1.xml")
    )

    with pytest.raises(BadFile, match="one and the same"):
        read(data, "xlsx")


def test_a_text_shown_again_and_again_counts_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Title", "Link"])
        for _ in range(20):
            sheet.append(["word " * 20, "https://example.org/"])

    monkeypatch.setattr(xlsx_beside, "MAX_LETTERS", 3_000)
    assert len(table(workbook(fill), "xlsx").rows) == 20
    monkeypatch.setattr(xlsx_beside, "MAX_LETTERS", 2_000)
    with pytest.raises(BadFile, match="2,000 letters"):
        read(workbook(fill), "xlsx")


def test_a_workbook_that_declares_entities_is_refused() -> None:
    entity = b'<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><worksheet'
    data = changed(workbook(small), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"<worksheet", entity, 1))

    with pytest.raises(BadFile, match="entities"):
        read(data, "xlsx")


def test_a_cell_at_the_end_of_the_sheet_and_a_false_size_cost_nothing() -> None:
    def far(xml: bytes) -> bytes:
        cell = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c></row></sheetData>'
        return xml.replace(b"</sheetData>", cell).replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"')

    found = table(changed(workbook(small), "xl/worksheets/sheet1.xml", far), "xlsx")

    assert texts(found) == [(2, ["One", "x"])]


@given(place=st.integers(0, 20_000), junk=st.binary(min_size=1, max_size=30))
@settings(max_examples=30)
def test_a_damaged_workbook_is_read_or_refused_and_never_breaks_the_program(place: int, junk: bytes) -> None:
    data = workbook(small)
    at = place % len(data)
    try:
        read(data[:at] + junk + data[at + len(junk) :], "xlsx")
    except BadFile as refused:
        assert str(refused)


RIS = """TY  - JOUR
TI  - Leading <i>well</i>
AU  - Smith, Ann
AU  - Lee, Bo
PY  - 2019/05/01
DO  - 10.1000/xyz
JO  - Journal of Examples
KW  - attendance
ER  -

TY  - RPRT
T1  - No end
UR  - https://example.org/rep
PB  - Example Org
TY  - ELEC
TI  - A page
UR  - https://example.org/page
ER  -
"""


def test_ris_is_read_entry_by_entry() -> None:
    first, second, third = entries(table(RIS, "ris"))

    assert first["title"] == "Leading <i>well</i>" and first["authors"] == "Smith, Ann\nLee, Bo"
    assert first["type"] == "journal article" and first["doi"] == "10.1000/xyz" and first["published in"]
    assert second["title"] == "No end" and second["publisher"] == "Example Org" and second["type"] == "report"
    assert third["url"] == "https://example.org/page"


BIBTEX = r"""@string{jx = "Journal of X"}
@comment{anything}
@article{a, title={The {RAPID} caf{\'e} \& more}, author={Smith, Ann and {American Institutes} and van der Berg, Jan},
  journal=jx, year=2019, doi={10.1000/bib}}
@techreport{b, title="Broken, author = {x},
}
@misc{c, title={Last}, howpublished={\url{https://example.org/a\_b}}}
"""


def test_bibtex_is_read_entry_by_entry_and_without_its_tex() -> None:
    found = table(BIBTEX, "bibtex")
    first, _, last = entries(found)

    assert first["title"] == "The RAPID caf\u00e9 & more" and first["published in"] == "Journal of X"
    assert first["authors"] == "Ann Smith\nAmerican Institutes\nJan van der Berg"
    assert last["url"] == "https://example.org/a_b"
    assert [bool(row.fault) for row in found.rows] == [False, True, False]


def test_csl_json_is_read_as_zotero_writes_it() -> None:
    entry = {
        "type": "article-journal",
        "title": "One",
        "author": [{"family": "Smith", "given": "Ann"}, {"literal": "Org of X"}],
        "issued": {"date-parts": [["2019", 5, 1]]},
        "URL": "https://example.org/1",
        "container-title": "J of X",
    }
    found = table(json.dumps([entry, 5, {"title": ["Two"], "issued": 7, "author": "x"}]), "csl-json")

    assert entries(found)[0] == {
        "title": "One", "url": "https://example.org/1", "authors": "Ann Smith\nOrg of X", "published in": "J of X",
        "year": "2019", "type": "journal article",
    }  # fmt: skip
    assert [bool(row.fault) for row in found.rows] == [False, True, False]
    assert entries(found)[2]["title"] == "Two"


LIST = """# Our list
- One - https://example.org/1
https://example.org/2  Two
3. [Three](https://example.org/3_(x)) good
Four above
<https://example.org/4>.

Words alone
Five (www.example.org/5)
https://example.org/6
"""


def test_a_list_of_addresses_is_read_however_the_titles_stand() -> None:
    assert [(number, cells[:2]) for number, cells in texts(table(LIST, "addresses"))] == [
        (2, ["One", "https://example.org/1"]),
        (3, ["Two", "https://example.org/2"]),
        (4, ["Three", "https://example.org/3_(x)"]),
        (6, ["Four above", "https://example.org/4"]),
        (8, ["Words alone", ""]),
        (9, ["Five", "www.example.org/5"]),
        (10, ["", "https://example.org/6"]),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("format", FORMATS)
def test_too_many_rows_are_refused_with_what_to_do(format: str) -> None:
    many = 10_100

    def fill(sheet: Worksheet) -> None:
        for number in range(many):
            sheet.append(["Title" if number == 0 else f"Row {number}", "Link"])

    data = {
        "csv": lambda: b"Title,Link\n" + b"a,b\n" * many,
        "xlsx": lambda: workbook(fill),
        "mail": lambda: b"From: a\nTo: b\nDate: c\n\n" + b"Words https://example.org/1\n" * many,
        "ris": lambda: b"TY  - JOUR\nER  -\n" * many,
        "bibtex": lambda: b"@misc{a, title={b}}\n" * many,
        "csl-json": lambda: json.dumps([{}] * many).encode(),
        "addresses": lambda: b"a - https://example.org\n" * many,
        "nbib": lambda: b"TI  - A\n\n" * many,
        "bookmarks": lambda: b'<A HREF="https://example.org">a</A>' * many,
    }[format]()

    with pytest.raises(BadFile, match="more than 10,000"):
        read(data, format)


@pytest.mark.parametrize(
    ("format", "data"),
    [
        ("csv", b"Title,Link\n" + b"A" * 5_000_000 + b",https://example.org\n"),
        ("csv", b'Title,Link\n"' + b"x,y\n" * 9_000),
        ("csv", b"Title,Link\n" + b'"x,https://example.org/1\n' * 2_000),
        ("csv", b"Title,Link\n" + b"," * 500_000),
        (
            "addresses",
            b"[" * 200_000 + b"\n" + b"[a](" * 100_000 + b"\n" + b"- " * 100_000 + b"\nhttps://" + b"a." * 100_000,
        ),
        ("csl-json", b"[" * 1_000_000),
        ("csl-json", b'{"items": ' + b"9" * 10_000 + b"}"),
        ("bibtex", b"@a{" + b"{" * 100_000 + b"\n@a{x, title={" + b"{}" * 50_000),
        ("ris", b"TY  - JOUR\nTI  - " + b"x" * 1_000_000),
    ],
)
def test_a_hostile_file_is_read_in_bounds_or_refused(format: str, data: bytes) -> None:
    try:
        found = read(data, format)
    except BadFile as refused:
        assert str(refused)
    else:
        assert all(len(cell.text) <= 20_000 for table in found.tables for row in table.rows for cell in row.cells)


@given(data=st.binary() | st.text().map(str.encode), format=st.sampled_from(sorted(FORMATS)))
def test_no_bytes_break_a_reader(data: bytes, format: str) -> None:
    try:
        read(data, format)
    except BadFile as refused:
        assert str(refused)


def test_a_format_is_known_by_the_files_ending() -> None:
    assert [format_of(ending) for ending in (".CSV", ".xlsx", ".bib", ".ris", ".json", ".md")] == [
        "csv", "xlsx", "bibtex", "ris", "csl-json", "addresses",
    ]  # fmt: skip


@pytest.mark.parametrize("ending", [".xls", ".docx", ".exe", ""])
def test_another_ending_is_answered_with_the_formats_there_are(ending: str) -> None:
    with pytest.raises(BadFile, match=r"\.xlsx") as refused:
        format_of(ending)

    assert all(format.label in str(refused.value) for format in FORMATS.values())


@pytest.mark.parametrize("format", ["csv", "ris", "bibtex", "addresses"])
def test_an_empty_file_holds_no_entry(format: str) -> None:
    with pytest.raises(BadFile, match="no entry"):
        read(b"\n\n", format)
