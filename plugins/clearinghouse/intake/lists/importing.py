"""An import as a plan: what would come of each row of a list, before anything is written."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.catalog.everyday.terms import Terms
from clearinghouse.content.kinds import BY_NAME
from clearinghouse.content.plain_text import elided
from clearinghouse.intake.drafts import NoDraft, clear_drafts, free_id, make_ready, new_path, render_draft, write_ready
from clearinghouse.intake.duplicates import Known
from clearinghouse.intake.lists.candidate import Candidate
from clearinghouse.intake.lists.candidates import read_row
from clearinghouse.intake.lists.columns import Headings, check_choices, map_columns
from clearinghouse.intake.lists.listed import ReceivingSite
from clearinghouse.intake.lists.meanings import Meaning
from clearinghouse.intake.lists.rows import ListFile, Row, Table

RESOURCE = BY_NAME["resource"]


class Fate(StrEnum):
    """What comes of a row."""

    DRAFT = "draft"
    HERE = "already listed"
    TWICE = "twice in the list"
    BAD = "bad"


@dataclass(frozen=True)
class Result:
    """What comes of one row: `why` for a row that becomes no draft, `id` and `text` for one that does.

    `like` names what a row was recognized as.
    """

    row: Row
    fate: Fate
    title: str = ""
    doubts: tuple[str, ...] = ()
    why: str = ""
    like: str = ""
    id: str = ""
    text: str = ""

    @property
    def path(self) -> str:
        return f"{RESOURCE.folder}/{self.id}.md" if self.id else ""


@dataclass(frozen=True)
class ReadTable:
    """A table with what its columns were taken for and what comes of its rows."""

    table: Table
    meanings: tuple[Meaning, ...]
    results: tuple[Result, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What an import would do."""

    source: ListFile
    tables: tuple[ReadTable, ...]

    def count(self, fate: Fate) -> int:
        return sum(result.fate is fate for read in self.tables for result in read.results)


class Importer:
    """Plans imports into one site."""

    def __init__(self, catalog: Catalog, latest_year: int) -> None:
        """Begin with the site as it is; `latest_year` is the last year in which something may have been published."""
        self._terms = Terms(catalog)
        self._site = ReceivingSite(catalog, self._terms, latest_year)
        self._known = Known(catalog)
        self.headings = Headings(self._terms)

    def plan(
        self, source: ListFile, taken: Collection[str], said: Mapping[str, str], keep: Collection[int] = ()
    ) -> Plan:
        """Return what would come of every row of a file.

        Args:
            source: the file as it was read.
            taken: ids that no draft can have.
            said: what somebody said of columns: heading -> field.
            keep: numbers of rows to take even though their title is much like another's.

        Raises:
            BadColumn: a column that was named is not there.
        """
        check_choices(said, source.tables)
        ids = set(taken)
        read = [self._table(source, table, ids, said, keep) for table in source.tables]
        return Plan(source, tuple(read))

    def _table(
        self, source: ListFile, table: Table, ids: set[str], said: Mapping[str, str], keep: Collection[int]
    ) -> ReadTable:
        meanings = map_columns(table, self.headings, said)
        results, remarks = [], []
        for row in table.rows:
            candidate = read_row(table, row, meanings, self._site)
            results.append(self._result(source, table, candidate, ids, row.number in keep))
            remarks += candidate.remarks
        return ReadTable(table, meanings, tuple(results), tuple(dict.fromkeys(remarks)))

    def _result(self, source: ListFile, table: Table, candidate: Candidate, ids: set[str], keep: bool) -> Result:
        row, title = candidate.row, candidate.title
        if candidate.fault:
            return Result(row, Fate.BAD, title, why=candidate.fault)
        if not keep and (match := self._known.like(title, candidate.url, candidate.doi)):
            return Result(row, Fate.HERE if match.item else Fate.TWICE, title, why=match.why, like=match.name)
        id = free_id(title, ids, candidate.url)
        try:
            text = render_draft(RESOURCE, candidate.fields, notes=_notes(source, table, candidate))
        except NoDraft as error:
            return Result(row, Fate.BAD, title, why=f"no draft can be made of it: {error}")
        ids.add(id)
        self._known.add(row_name(table, row), title, candidate.url, candidate.doi)
        return Result(row, Fate.DRAFT, title, tuple(dict.fromkeys(candidate.doubts)), id=id, text=text)


def row_name(table: Table, row: Row) -> str:
    """Return what people call a row: `row 12 of sheet 'Books'`."""
    name = f"{table.unit} {row.number}"
    return f"{name} of sheet '{elided(table.sheet)}'" if table.sheet else name


def _notes(source: ListFile, table: Table, candidate: Candidate) -> list[str]:
    origin = f"Imported from {row_name(table, candidate.row)} of {elided(source.name, 80)}. Check title, publisher and year at the source."
    doubts = [
        f"{doubt[0].upper()}{doubt[1:]}{'' if doubt.endswith('?') else '.'}"
        for doubt in dict.fromkeys(candidate.doubts)
    ]
    return [origin, *doubts, *candidate.notes]


def write_plan(plan: Plan, root: Path) -> Plan:
    """Write the drafts of a plan and return it with what came of it: a draft that cannot be written is a bad row."""
    clear_drafts(root)
    fault = _made_ready(root) if plan.count(Fate.DRAFT) else ""
    tables = [
        replace(read, results=tuple(_written(result, root, fault) for result in read.results)) for read in plan.tables
    ]
    return replace(plan, tables=tuple(tables))


def _made_ready(root: Path) -> str:
    """Make the folder of drafts ready, and return why that cannot be, or nothing."""
    try:
        make_ready(root, RESOURCE)
    except NoDraft as error:
        return str(error)
    return ""


def _written(result: Result, root: Path, fault: str) -> Result:
    if result.fate is not Fate.DRAFT:
        return result
    try:
        if fault:
            raise NoDraft(fault)
        write_ready(root, new_path(root, RESOURCE, result.id), result.text)
    except NoDraft as error:
        return Result(result.row, Fate.BAD, result.title, why=str(error))
    return result
