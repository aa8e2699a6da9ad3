"""Lists as people have them: what each row comes to, and what is told. A file of cases for each kind stands in `lists/`.

A case names its `file` and gives its `text`, or the `sheets` of a workbook. `rows` has every row that is an entry, by
its number: its fields (`none` where it has none), `doubts` and `notes` with words of them, `why` it became no draft.
`told` are words of the report; `never` are words that stand in no draft.
"""

from __future__ import annotations

import datetime
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from drawn import BASE, DrawnSite
from listed import fields, plan

from clearinghouse.intake.lists.importing import Fate, Plan, Result
from clearinghouse.intake.lists.report import render_text

FILES = sorted((Path(__file__).parent / "lists").glob("*.yml"))
CASES = {
    f"{file.stem}, {case['case']}": case
    for file in FILES
    for case in yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
}
LEVELS = """
- {id: elementary, label: Elementary school, definition: Grades K to 5., synonyms: [k-5, kindergarten, "grade 1", "grade 2", "grade 3", "grade 4", "grade 5"]}
- {id: middle, label: Middle school, definition: Grades 6 to 8., synonyms: ["grade 6", "grade 7", "grade 8"]}
- {id: high, label: High school, definition: Grades 9 to 12., synonyms: ["grade 9", "grade 10", "grade 11", "grade 12"]}
- {id: k-12, label: All levels, definition: Fits every level.}
"""
WORDS_ABOUT = ("doubts", "notes", "why")


@pytest.fixture(scope="module")
def graded_site(importer_site: DrawnSite, tmp_path_factory: pytest.TempPathFactory) -> DrawnSite:
    """The site of the lists with levels that know their grades."""
    site = DrawnSite.begin(tmp_path_factory.mktemp("graded") / "site")
    for file in sorted((importer_site.root / "content/standards").glob("*.yml")):
        site.write(f"content/standards/{file.name}", file.read_text(encoding="utf-8"))
    vocabulary = yaml.safe_load((BASE / "content/vocabulary.yml").read_text(encoding="utf-8"))
    site.write("content/vocabulary.yml", yaml.safe_dump(vocabulary | {"levels": yaml.safe_load(LEVELS)}))
    return site


@pytest.mark.parametrize("name", CASES)
def test_a_list_comes_to_its_right_value(graded_site: DrawnSite, name: str) -> None:
    case = CASES[name]
    found = plan(graded_site, case["file"], workbook(case["sheets"]) if "sheets" in case else case["text"])
    rows = by_number(found)
    told = render_text(found, written=False)

    assert {number: seen(rows[number], expected) for number, expected in case["rows"].items() if number in rows} == {
        number: {key: value for key, value in expected.items() if key not in WORDS_ABOUT}
        for number, expected in case["rows"].items()
    }
    assert rows.keys() == case["rows"].keys(), told
    for number, expected in case["rows"].items():
        assert unsaid(rows[number], expected) == []
    assert [words for words in case.get("told", ()) if words not in told] == [], told
    assert [words for words in case.get("never", ()) for row in rows.values() if words in row.text] == []


def by_number(found: Plan) -> dict[int | str, Result]:
    """Return what comes of each row by its number; below the first table as `Sheet 4`."""
    several = len(found.tables) > 1
    return {
        f"{read.table.sheet} {one.row.number}" if several and read.table.sheet else one.row.number: one
        for read in found.tables
        for one in read.results
    }


def seen(result: Result, expected: dict[str, Any]) -> dict[str, Any]:
    draft = fields(result) if result.fate is Fate.DRAFT else {"title": result.title}
    return {key: draft.get(key, "none") for key in expected if key not in WORDS_ABOUT}


def unsaid(result: Result, expected: dict[str, Any]) -> list[str]:
    doubts, notes = "\n".join(result.doubts), result.text
    missing = [words for words in expected.get("doubts", ()) if words not in doubts]
    missing += [words for words in expected.get("notes", ()) if words not in notes]
    why = f"{result.fate.value}: {result.why}" if result.fate is not Fate.DRAFT else ""
    return (
        missing if expected.get("why", "") in why and bool(why) == ("why" in expected) else [*missing, why or "draft"]
    )


def workbook(sheets: list[dict[str, Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for drawn in sheets:
        sheet = book.create_sheet(drawn.get("name", "Sheet"))
        for row in drawn["rows"]:
            sheet.append([cell(value) for value in row])
        for merged in drawn.get("merged", ()):
            sheet.merge_cells(merged)
        for letter in drawn.get("hidden_columns", ()):
            sheet.column_dimensions[letter].hidden = True
        for number in drawn.get("hidden_rows", ()):
            sheet.row_dimensions[number].hidden = True
        for place, link in drawn.get("links", {}).items():
            sheet[place].hyperlink = link
        sheet.sheet_state = drawn.get("state", "visible")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def cell(value: Any) -> Any:
    """Return a value of a cell; `{minutes: 90}` is a time as spreadsheets keep it."""
    return datetime.time(*divmod(value["minutes"], 60)) if isinstance(value, dict) else value
