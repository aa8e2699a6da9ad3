"""Exports, read back by DuckDB and by the rules of the bulk endpoint; Spark reads the Parquet in the hard suite."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
import polars
import pytest
from machine import Machine, hostile, sampled

from clearinghouse.publish.exports import documents as pieces_module
from clearinghouse.publish.exports import export_files
from clearinghouse.publish.exports.documents import documents, pieces
from clearinghouse.publish.open_data.columns import columns


@pytest.fixture(params=[sampled, hostile], ids=["sample", "hostile"])
def known(request: pytest.FixtureRequest) -> Machine:
    found: Machine = request.param()
    return found


def written(known: Machine, format: str, folder: Path) -> list[Path]:
    files = []
    for file in export_files(known.site, format):
        (folder / file.name).write_bytes(file.content)
        files.append(folder / file.name)
    return files


def test_ndjson_holds_every_item_whole(known: Machine, tmp_path: Path) -> None:
    lines = [
        line for file in written(known, "ndjson", tmp_path) for line in file.read_text("utf-8").split("\n") if line
    ]

    assert [json.loads(line) for line in lines] == list(documents(known.site))
    whole = "".join(file.read_text("utf-8") for file in written(known, "ndjson", tmp_path))
    assert len(whole.splitlines()) == len(lines)


def test_duckdb_and_polars_read_the_parquet_with_the_same_values(known: Machine, tmp_path: Path) -> None:
    (file,) = written(known, "parquet", tmp_path)
    wanted = list(documents(known.site))

    in_duckdb = duckdb.sql(f"SELECT key, title, summary, year, topics, authors, reviewed FROM '{file}'").fetchall()
    in_polars = polars.read_parquet(file)

    assert [row[:4] for row in in_duckdb] == [(d["key"], d["title"], d["summary"], d["year"]) for d in wanted]
    assert [(row[4] or [], row[5] or []) for row in in_duckdb] == [
        (d["topics"] or [], d["authors"] or []) for d in wanted
    ]
    assert [row[6].isoformat() if row[6] else None for row in in_duckdb] == [d["reviewed"] for d in wanted]
    assert in_polars["title"].to_list() == [d["title"] for d in wanted]
    assert in_polars["body"].to_list() == [d["body"] for d in wanted]
    assert in_polars.schema["year"] == polars.Int64 and in_polars.schema["title"] == polars.String


def test_the_bulk_files_are_pairs_of_lines_that_the_mapping_covers(known: Machine, tmp_path: Path) -> None:
    index, *bulk = written(known, "opensearch", tmp_path)
    mapping = json.loads(index.read_text("utf-8"))["mappings"]
    ids = []
    for file in bulk:
        lines = file.read_bytes().split(b"\n")
        assert lines.pop() == b""
        for action, document in zip(lines[::2], lines[1::2], strict=True):
            (ids_of,) = json.loads(action).values()
            ids.append(ids_of["_id"])
            assert set(json.loads(document)) <= set(mapping["properties"])
    assert ids == [document["key"] for document in documents(known.site)]
    assert len(set(ids)) == len(ids)


def test_a_file_never_grows_beyond_what_a_cluster_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces_module, "MOST_BYTES", 10)

    made = list(pieces("x", "ndjson", [b"aaaa\n", b"bbbb\n", b"c" * 20 + b"\n", b"d\n"]))

    assert [(file.name, file.documents) for file in made] == [
        (f"x-000{n}.ndjson", c) for n, c in ((1, 2), (2, 1), (3, 1))
    ]
    assert b"".join(file.content for file in made) == b"aaaa\nbbbb\n" + b"c" * 20 + b"\nd\n"


def test_the_same_bytes_come_out_each_time(known: Machine) -> None:
    for format in ("ndjson", "opensearch", "parquet"):
        first, second = ([file.content for file in export_files(known.site, format)] for _ in range(2))
        assert first == second


def test_groups_are_kept_and_not_searched() -> None:
    index = json.loads(next(iter(export_files(sampled().site, "opensearch"))).content)

    for one in columns():
        kind: Any = index["mappings"]["properties"][one.name]
        assert (kind.get("enabled") is False) == one.groups
