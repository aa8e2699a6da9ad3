"""Parquet: the catalogue as one typed table, for engines that read columns."""

from __future__ import annotations

import datetime
import io
import json
from collections.abc import Iterator
from typing import Any

from clearinghouse.publish.exports.documents import ExportFile, documents
from clearinghouse.publish.open_data.columns import columns
from clearinghouse.publish.site import Site


class ParquetMissing(Exception):
    """The library that writes Parquet is not installed."""


def parquet_files(site: Site) -> Iterator[ExportFile]:
    """Yield `catalogue.parquet`: text as text, so that no reader makes numbers of codes; lists as lists; groups as JSON.

    Raises:
        ParquetMissing: pyarrow is not installed; it is large, and nothing else needs it.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise ParquetMissing("Parquet is written by pyarrow; install it first: pip install pyarrow") from None
    types = {"integer": pyarrow.int64(), "boolean": pyarrow.bool_(), "date": pyarrow.date32()}
    lists = pyarrow.list_(pyarrow.string())
    fields = [(one.name, types.get(one.type, lists if one.type == "array" else pyarrow.string())) for one in columns()]
    schema = pyarrow.schema([*fields, ("body", pyarrow.string())])
    found = [_typed(row) for row in documents(site)]
    made = io.BytesIO()
    table = pyarrow.Table.from_pylist(found, schema=schema)
    pyarrow.parquet.write_table(table, made, compression="zstd", store_schema=False)
    yield ExportFile("catalogue.parquet", made.getvalue(), len(found))


def _typed(row: dict[str, Any]) -> dict[str, Any]:
    dates = {one.name for one in columns() if one.type == "date"}
    return {name: _value(value, name in dates) for name, value in row.items()}


def _value(value: Any, is_date: bool) -> Any:
    if isinstance(value, list):
        return [json.dumps(one, ensure_ascii=False) if isinstance(one, dict) else str(one) for one in value]
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return datetime.date.fromisoformat(value) if is_date and value else value
