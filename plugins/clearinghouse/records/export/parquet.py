"""Parquet files of all records, one a table: what DuckDB, Spark and data frames read as they are."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

from clearinghouse.records.export.sqlite import COUNTS, select_rows
from clearinghouse.records.index import Index
from clearinghouse.records.tables import Table, tables

_ROWS = 50_000


class NoParquet(Exception):
    """The package that writes Parquet is not there; says how to get it."""


def write_parquet(index: Index, folder: Path) -> None:
    """Write one Parquet file a table into a new folder.

    Codes and ids are text, so that leading zeros stay; days are dates, and local moments are timestamps without a
    zone, which every engine shows as they are on the wall.

    Raises:
        NoParquet: pyarrow is not installed.
        FileExistsError: there is a folder already.
    """
    try:
        import pyarrow  # noqa: F401  # asked for before anything is written
    except ImportError:
        raise NoParquet(
            "Parquet needs the package pyarrow; install it with: pip install 'mkdocs-clearinghouse[parquet]'"
        ) from None
    folder.mkdir()
    for table in tables():
        _write(index, table, folder / f"{table.name}.parquet")


def _write(index: Index, table: Table, file: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {
        "INTEGER": pa.int64(),
        "REAL": pa.float64(),
        "BOOLEAN": pa.bool_(),
        "DATE": pa.date32(),
        "TIMESTAMP": pa.timestamp("us"),
    }
    schema = pa.schema([*((c.name, kinds.get(c.type, pa.string())) for c in table.columns), (COUNTS, pa.bool_())])
    rows = select_rows(index, table.name)
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        while found := rows.fetchmany(_ROWS):
            columns: Any = zip(*found, strict=True)
            arrays = [
                pa.array(map(_CONVERT.get(str(f.type), _same), c), f.type) for f, c in zip(schema, columns, strict=True)
            ]
            writer.write_batch(pa.record_batch(arrays, schema=schema))


def _convert(type: str) -> Callable[[Any], Any]:
    return _CONVERT.get(type, _same)


def _same(value: Any) -> Any:
    return value


def _day(value: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(value) if value else None


def _moment(value: str | None) -> datetime.datetime | None:
    return datetime.datetime.fromisoformat(value) if value else None


def _truth(value: int | None) -> bool | None:
    return None if value is None else bool(value)


_CONVERT: dict[str, Callable[[Any], Any]] = {"date32[day]": _day, "timestamp[us]": _moment, "bool": _truth}
