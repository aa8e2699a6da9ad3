"""Records as rows of plain tables: one a kind, and one a list inside it. No table has a column for what stays with coach and leader."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from clearinghouse.content.fields import Widget
from clearinghouse.records.fields import Reader
from clearinghouse.records.held import Held, held
from clearinghouse.records.kinds import KINDS, RecordKind

DERIVED = {"contacts": (("iso_year", "INTEGER"), ("iso_week", "INTEGER"), ("began", "TIMESTAMP"))}
"""Columns worked out from others: the ISO week with its year, since no two engines agree on weeks, and the local moment."""

_TYPES = {Widget.NUMBER: "INTEGER", Widget.YES_NO: "BOOLEAN", Widget.DAY: "DATE", Widget.MOMENT: "TIMESTAMP"}


@dataclass(frozen=True)
class Column:
    """A column: its name, its type, and which kind or list its words are chosen from."""

    name: str
    type: str
    chosen: str = ""

    @property
    def sqlite(self) -> str:
        """The column's declaration in SQLite, where a column called DATE takes text for numbers when it compares."""
        words = {"DATE": "TEXT", "TIMESTAMP": "TEXT", "BOOLEAN": "INTEGER"}
        return f'"{self.name}" {words.get(self.type, self.type)}'


@dataclass(frozen=True)
class Table:
    """A table: `id` is the record's id (in a list's table `record`), `position` counts the entries of a list from 1."""

    name: str
    kind: RecordKind
    columns: tuple[Column, ...]
    lists: tuple[str, ...] = ()
    """The names of the lists that lead to it, outermost first."""


@cache
def tables() -> tuple[Table, ...]:
    """Return every table, in the order of kinds."""
    return tuple(table for kind in KINDS for table in _of_kind(kind))


def table_name(kind: RecordKind) -> str:
    """Return the name of a kind's own table."""
    return kind.folder.replace("-", "_")


def _of_kind(kind: RecordKind) -> Iterator[Table]:
    name = table_name(kind)
    derived = tuple(Column(*column) for column in DERIVED.get(name, ()))
    yield from _tables(name, kind, kind.model, (Column("id", "TEXT"),), derived)


def _tables(
    name: str,
    kind: RecordKind,
    model: type[BaseModel],
    keys: tuple[Column, ...],
    derived: tuple[Column, ...] = (),
    lists: tuple[str, ...] = (),
) -> Iterator[Table]:
    yield Table(name, kind, (*keys, *(_column(f, f.name) for f in _shown(model) if not f.many), *derived), lists)
    for field in _shown(model):
        if field.many:
            inner, below = f"{name}_{field.name}", (*lists, field.name)
            deeper = (*_renamed(keys, lists), Column("position", "INTEGER"))
            if field.part:
                yield from _tables(inner, kind, field.part, deeper, lists=below)
            else:
                yield Table(inner, kind, (*deeper, _column(field, "value")), below)


def _renamed(keys: tuple[Column, ...], lists: tuple[str, ...]) -> tuple[Column, ...]:
    """In a list's table the record's id is `record`, and the position in an outer list is named for that list."""
    names = {"id": "record", "position": f"{lists[-1]}_position" if lists else ""}
    return tuple(Column(names.get(key.name, key.name), key.type) for key in keys)


@cache
def _shown(model: type[BaseModel]) -> tuple[Held, ...]:
    return tuple(field for field in held(model) if field.visible(Reader.STAFF))


def _column(field: Held, name: str) -> Column:
    type = _TYPES.get(field.shape.widget, "TEXT") if field.shape.whole else "REAL"
    return Column(name, type, field.shape.source)


Row = tuple[Any, ...]


def rows(kind: RecordKind, id: str, record: BaseModel) -> Iterator[tuple[str, Row]]:
    """Yield the rows of a record, each with its table's name."""
    name = table_name(kind)
    yield from _rows(name, record, (id,), _derived(name, record))


def _rows(name: str, record: BaseModel, keys: Row, derived: Row = ()) -> Iterator[tuple[str, Row]]:
    fields = _shown(type(record))
    yield name, (*keys, *(_plain(getattr(record, field.name)) for field in fields if not field.many), *derived)
    for field in fields:
        if field.many:
            for position, entry in enumerate(getattr(record, field.name), 1):
                if field.part:
                    yield from _rows(f"{name}_{field.name}", entry, (*keys, position))
                else:
                    yield f"{name}_{field.name}", (*keys, position, _plain(entry))


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, int | float | str):
        return value
    return value.isoformat(" ") if isinstance(value, datetime.datetime) else str(value)


def _derived(name: str, record: Any) -> Row:
    if name != "contacts":
        return ()
    year, week, _ = record.date.isocalendar()
    return year, week, f"{record.date} {record.time}:00" if record.time else None
