"""The Parquet export, read by Spark on one machine: as many rows and the same values as DuckDB finds."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from machine import TODAY, URL, hostile_catalog

from clearinghouse.publish.exports import export_files
from clearinghouse.publish.site import Site

pytestmark = [pytest.mark.hard, pytest.mark.filterwarnings("ignore")]


def test_spark_and_duckdb_read_the_parquet_alike(tmp_path: Path) -> None:
    from pyspark.sql import SparkSession  # the hard suite alone has it

    (file,) = export_files(Site(hostile_catalog(500), TODAY, url=URL), "parquet")
    path = tmp_path / file.name
    path.write_bytes(file.content)
    settings = {"spark.ui.enabled": "false", "spark.sql.session.timeZone": "UTC", "spark.driver.host": "127.0.0.1"}
    builder = SparkSession.builder.master("local[1]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    try:
        read = spark.read.parquet(str(path))
        in_spark = [
            tuple(row) for row in read.select("key", "title", "year", "topics", "reviewed").orderBy("key").collect()
        ]
        counted = read.count()
    finally:
        spark.stop()

    in_duckdb = duckdb.sql(f"SELECT key, title, year, topics, reviewed FROM '{path}' ORDER BY key").fetchall()
    assert counted == len(in_duckdb) == file.documents == 500
    assert in_spark == in_duckdb
