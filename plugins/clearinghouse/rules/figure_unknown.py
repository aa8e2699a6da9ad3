"""Figures are of what the site knows: no row can hold a name."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.content.figures import Table
from clearinghouse.problems import Problem, nearest
from clearinghouse.rules.rule import Rule

_SHOWN = 12


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    source, seen = catalog.sources.get("figures"), set[tuple[str, str, int, int]]()
    if not catalog.figures or not source:
        return
    for number, table in enumerate(catalog.figures.tables):
        if table.name in seen:
            message, hint = "this table stands in the file twice", "keep the one that was published first"
            yield source.problem("figure-unknown", ("tables", number), message, hint)
        seen.add(table.name)
        known, rows = known_rows(table, catalog), set[str]()
        for place, row in enumerate(table.rows):
            trail = ("tables", number, "rows", place, "of")
            if row.of in rows:
                yield source.problem(
                    "figure-unknown", trail, f"the row '{row.of}' stands in the table twice", "keep one"
                )
            elif row.of not in known and not _unread(table, catalog):
                yield source.problem("figure-unknown", trail, f"the table {table.table} has no row '{row.of}'", _hint(row.of, known))  # fmt: skip
            rows.add(row.of)


def known_rows(table: Table, catalog: Catalog) -> Collection[str]:
    """Return what rows a table can have."""
    sort = table.sort
    if sort.listed == "levels":
        return (*sort.rows, *catalog.vocabulary.lists["levels"])
    if sort.listed == "standards":
        return dict.fromkeys(str(reference) for reference in catalog.references())
    return (*sort.rows, *map(str, range(1, 12))) if sort.listed == "answers" else sort.rows


def _unread(table: Table, catalog: Catalog) -> bool:
    """True where the list that the rows come from could not be read, which is told already."""
    missing = {kind for kind, _ in catalog.unread}
    return {"levels": "vocabulary", "standards": "framework"}.get(table.sort.listed, "") in missing


def _hint(of: str, known: Collection[str]) -> str:
    if close := nearest(of, known):
        return f"did you mean '{close}'?"
    listed = ", ".join(list(known)[:_SHOWN])
    return f"figures are written by the command clearinghouse records aggregate; its rows are: {listed}"


RULE = Rule(
    "figure-unknown",
    "A figure of something that figures do not have",
    """
The file `content/program/figures.yml` holds the program's totals. A program writes it from private records, and its rows
are words of closed lists: ways of meeting, school levels, standards, states of goals. So no name of a person or school can
get into it. A row with another word was written by hand. Take it out, or bring back the file that the program wrote.
""",
    check,
)
