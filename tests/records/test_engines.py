"""A state's millions of records: the Parquet files are read by Spark and by DuckDB as they are, with equal results."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb
import pytest

from clearinghouse.records.export.parquet import write_parquet
from clearinghouse.records.index import open_index
from clearinghouse.records.new_store import write_sample
from clearinghouse.records.sample import Size

QUERIES = (
    "SELECT count(*), sum(minutes), count(DISTINCT school) FROM contacts WHERE counts",
    "SELECT mode, count(*), sum(minutes) FROM contacts WHERE counts GROUP BY mode ORDER BY mode",
    "SELECT iso_year, iso_week, sum(minutes) FROM contacts GROUP BY iso_year, iso_week ORDER BY iso_year, iso_week",
    "SELECT s.code, sum(c.minutes) FROM contacts c JOIN schools s ON c.school = s.id GROUP BY s.code ORDER BY s.code",
    "SELECT value, count(*) FROM contacts_standards GROUP BY value ORDER BY value",
    "SELECT id, date, began FROM contacts WHERE began IS NOT NULL ORDER BY id",
    "SELECT record, goals_position, position, value FROM plans_goals_standards ORDER BY 1, 2, 3",
    "SELECT half, count(*) FROM reports WHERE counts GROUP BY half ORDER BY half",
)


@pytest.mark.hard
def test_spark_and_duckdb_read_the_same_sums_codes_hours_and_weeks_whatever_the_reader_s_zone(tmp_path: Path) -> None:
    from pyspark.sql import SparkSession

    write_sample(tmp_path / "store", Size(schools=24, districts=7, years=2))
    with open_index(tmp_path / "store") as index:
        write_parquet(index, tmp_path / "parquet")
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    duck = duckdb.connect()
    try:
        for file in sorted((tmp_path / "parquet").glob("*.parquet")):
            spark.read.parquet(str(file)).createOrReplaceTempView(file.stem)
            duck.execute(f"CREATE VIEW {file.stem} AS SELECT * FROM '{file}'")
        for zone in ("America/New_York", "Asia/Kathmandu"):
            spark.conf.set("spark.sql.session.timeZone", zone)
            duck.execute(f"SET TimeZone = '{zone}'")
            for query in QUERIES:
                found = [tuple(row) for row in spark.sql(query).collect()]
                assert found and found == duck.execute(query).fetchall(), (zone, query)
        assert [row.code[0] for row in spark.sql("SELECT code FROM schools").collect()] == ["0"] * 24
        assert dict(spark.table("contacts").dtypes)["began"] == "timestamp_ntz"
    finally:
        spark.stop()
