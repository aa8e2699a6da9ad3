"""A SQLite file of all records."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from clearinghouse.records.export.questions import write_judged
from clearinghouse.records.index import Index
from clearinghouse.records.models.policy import Policy
from clearinghouse.records.tables import tables

COUNTS = "counts"
"""1 for the version of a record that counts, 0 for one that was replaced or withdrawn."""


def write_sqlite(index: Index, file: Path, policy: Policy) -> None:
    """Write a new SQLite file: the rows of `tables`, each with a column `counts`, and a view of those that count.

    The policy and what questions ask of follow as tables of their own.

    Raises:
        FileExistsError: there is a file already.
    """
    with open(file, "xb"):
        pass
    made = sqlite3.connect(file)
    try:
        made.execute("PRAGMA journal_mode = OFF")
        made.execute("PRAGMA synchronous = OFF")
        _copy(index, made)
        write_judged(made, policy)
        made.commit()
    finally:
        made.close()


def _copy(index: Index, made: sqlite3.Connection) -> None:
    for table in tables():
        columns = ", ".join(column.sqlite for column in table.columns)
        made.execute(f"CREATE TABLE {table.name} ({columns}, {COUNTS} INTEGER)")
        marks = ", ".join("?" * (len(table.columns) + 1))
        made.executemany(f"INSERT INTO {table.name} VALUES ({marks})", select_rows(index, table.name))  # noqa: S608  # a name of ours
        made.execute(f"CREATE VIEW now_{table.name} AS SELECT * FROM {table.name} WHERE {COUNTS}")  # noqa: S608  # a name of ours
        made.execute(f"CREATE INDEX {table.name}_key ON {table.name} ({table.columns[0].name})")


def select_rows(index: Index, name: str) -> sqlite3.Cursor:
    """Return the rows of a table in the order of records, each with its `counts` at the end."""
    table = next(table for table in tables() if table.name == name)
    root = table.kind.folder.replace("-", "_")
    columns = ", ".join(f't."{column.name}"' for column in table.columns)
    places = ", ".join(f"t.{column.name}" for column in table.columns if column.name.endswith("position"))
    key = table.columns[0].name
    query = (
        f"SELECT {columns}, n.id NOTNULL FROM {name} t LEFT JOIN now_{root} n ON n.file = t.file"  # noqa: S608  # names of ours
        f" ORDER BY t.{key}{', ' if places else ''}{places}"
    )
    return index.database.execute(query)
