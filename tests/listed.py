"""Lists as tests bring them in: planned as the import does, and what became of each row."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
from drawn import DrawnSite

from clearinghouse.content.frontmatter import parse_front_matter
from clearinghouse.intake.lists.importing import Fate, Importer, Plan, Result
from clearinghouse.intake.lists.readers import format_of, read_source


def plan(site: DrawnSite, name: str, data: str | bytes, said: Mapping[str, str] | None = None) -> Plan:
    importer = Importer(site.catalog(), 2027)
    raw = data.encode() if isinstance(data, str) else data
    source = read_source(name, raw, format_of(Path(name).suffix), importer.headings.is_heading)
    return importer.plan(source, set(), said or {})


def results(found: Plan) -> list[Result]:
    return [result for read in found.tables for result in read.results]


def fields(result: Result) -> dict[str, Any]:
    return dict(parse_front_matter(result.text).fields.value)


def drafts(site: DrawnSite, name: str, data: str | bytes) -> list[dict[str, Any]]:
    return [fields(result) for result in results(plan(site, name, data)) if result.fate is Fate.DRAFT]


def workbook(rows: list[list[Any]], hidden_rows: tuple[int, ...] = (), hidden_columns: tuple[str, ...] = ()) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)  # type: ignore[union-attr]  # an ordinary sheet
    for number in hidden_rows:
        sheet.row_dimensions[number].hidden = True  # type: ignore[union-attr]  # as above
    for letter in hidden_columns:
        sheet.column_dimensions[letter].hidden = True  # type: ignore[union-attr]  # as above
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
