"""Figures give nobody away: none is small, and none that is withheld can be worked out by one subtraction."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.content.figures import TOTAL, Figures, Row, Table
from clearinghouse.content.load import Source
from clearinghouse.content.marked_yaml import Trail
from clearinghouse.content.models import Personal
from clearinghouse.problems import Problem
from clearinghouse.rules.rule import Rule

_CODE = "figure-unsafe"
_AGAIN = "bring back the file that the command clearinghouse records aggregate wrote"
_SCHOOL = re.compile(
    r"\b(?!Did\b|Does\b|Do\b|Is\b|Are\b|Was\b|Has\b|Have\b|In\b|At\b|Our\b|Your\b|The\b|My\b|Which\b|What\b|How\b)"
    r"[A-Z][\w'\u2019.-]+\s+(?:Elementary|Middle|High|Primary|Magnet|Charter|Academy|Public Schools?|School)\b|[@\d]{2,}|@"
)
"""What looks like the name of a school, an address, or a number."""


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    source = catalog.sources.get("figures")
    if catalog.figures and source:
        for number, table in enumerate(catalog.figures.tables):
            yield from _numbers(table, ("tables", number), catalog.figures, source)
            yield from _alone(table, ("tables", number), catalog.figures, source)
            yield from _early(table, ("tables", number), source)
            yield from _names(table, ("tables", number), catalog, source)
        yield from _years(catalog.figures, source)


def _numbers(table: Table, trail: Trail, figures: Figures, source: Source) -> Iterator[Problem]:
    for place, row in enumerate(table.rows):
        at = (*trail, "rows", place, "value")
        if row.value is not None and row.value < figures.rules.least:
            message = f"{row.value} is below {figures.rules.least}, the least that may be shown: it is about too few"
            yield source.problem(_CODE, at, message, f"withhold it with its partners: {_AGAIN}")
        elif row.value is not None and row.value % table.rounded_to:
            message = f"{row.value} is not rounded to {table.rounded_to}, as the table says"
            yield source.problem(_CODE, at, message, _AGAIN)


def _alone(table: Table, trail: Trail, figures: Figures, source: Source) -> Iterator[Problem]:
    """Find what is withheld alone beside its total: it is what is left of it."""
    hidden = [place for place, row in enumerate(table.rows) if row.withheld]
    alone = table.sort.whole and len(hidden) == 1 and table.rows[hidden[0]].of != TOTAL
    if alone and (len(table.rows) - 1) * table.rounded_to < figures.rules.least:
        yield _subtracted(source, (*trail, "rows", hidden[0]), "the total and the other rows")


def _subtracted(source: Source, trail: Trail, from_what: str) -> Problem:
    message = f"this number is withheld, but anybody can work it out from {from_what}"
    return source.problem(_CODE, trail, message, _AGAIN)


def _years(figures: Figures, source: Source) -> Iterator[Problem]:
    """Find what is withheld in one half of a year, or in the year, and shown in the two others."""
    cells: dict[tuple[str, str, str], list[tuple[Trail, Row, int]]] = defaultdict(list)
    for number, table in enumerate(figures.tables):
        if table.sort.halves:
            for place, row in enumerate(table.rows):
                trail = ("tables", number, "rows", place)
                cells[table.table, table.period[:9], row.of].append((trail, row, table.rounded_to))
    for found in cells.values():
        hidden = [trail for trail, row, _ in found if row.withheld]
        if len(found) == 3 and len(hidden) == 1 and _slack(found) < figures.rules.least:
            yield _subtracted(source, hidden[0], "the year and its halves")


def _slack(found: Sequence[tuple[Trail, Row, int]]) -> int:
    return sum(step for _, row, step in found if not row.withheld)


def _early(table: Table, trail: Trail, source: Source) -> Iterator[Problem]:
    year, half = table.period[:4], table.period[10:]
    end = datetime.date(int(year), 12, 31) if half == "fall" else datetime.date(int(year) + 1, 6, 30)
    if table.table != "survey" and table.published <= end:
        message = f"the period {table.period} had not ended on {table.published}"
        yield source.problem(_CODE, (*trail, "published"), message, _AGAIN)


def _names(table: Table, trail: Trail, catalog: Catalog, source: Source) -> Iterator[Problem]:
    people = {item.title.casefold() for item in catalog.items if isinstance(item.fields, Personal)}
    options: Iterator[tuple[Trail, str]] = ((("options", place), text) for place, text in enumerate(table.options))
    for field, text in ((("asked",), table.asked or ""), *options):
        if _SCHOOL.search(text) or any(name in text.casefold() for name in people):
            message = "a question of a survey names no person, school, address or number"
            hint = "write it in general words, such as: Did coaching help you?"
            yield source.problem(_CODE, (*trail, *field), message, hint)


RULE = Rule(
    "figure-unsafe",
    "A figure that would give somebody away",
    """
The program's totals stand in `content/program/figures.yml`. A number below the least that may be shown is about too few
people or schools. A number that is withheld alone beside its total can be worked out by anybody. Both happen when the
file is changed by hand. Let the program write it (`clearinghouse records aggregate`), look at it, and write in nothing but
what a survey asked and the answers to choose from, without any name.
""",
    check,
)
