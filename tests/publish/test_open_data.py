"""The catalogue's files, judged by frictionless, DuckDB, polars and sqlite-utils."""

from __future__ import annotations

import csv
import io
import json
import shlex
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import polars
import pytest
from drawn import SAMPLE, DrawnSite
from machine import HOSTILE, Machine, hostile, machine, sampled

from clearinghouse.catalog.catalog import make_catalog
from clearinghouse.content.load import load_site
from clearinghouse.content.models import Personal
from clearinghouse.publish.open_data.columns import columns, rows, told_items
from clearinghouse.publish.open_data.csv_text import csv_text, render_csv
from clearinghouse.publish.open_data.figures import figure_outputs
from clearinghouse.publish.open_data.package import STANDARD_COLUMNS, VERSION
from clearinghouse.publish.open_data.page import READING

FILES = ("datapackage.json", "catalogue.csv", "catalogue.json", "standards.csv")

TOLD = Path(__file__).with_name("open-data-columns.txt")
"""The version of the open data, and below it the columns of that version."""


def test_the_version_of_the_data_tells_of_each_column_that_came_or_went(request: pytest.FixtureRequest) -> None:
    names = [*(one.name for one in columns()), *(f"standards.{name}" for name, *_ in STANDARD_COLUMNS)]
    version, *known = TOLD.read_text(encoding="utf-8").split()

    assert names == known or version != VERSION, "raise VERSION, by 0.1 for a column that came, by 1 for one that went"
    if request.config.getoption("--write"):
        TOLD.write_text("\n".join((VERSION, *names)) + "\n", encoding="utf-8")
    else:
        assert (version, known) == (VERSION, names), "run this test with --write, which writes the new list"


@pytest.fixture(params=[sampled, hostile], ids=["sample", "hostile"])
def known(request: pytest.FixtureRequest) -> Machine:
    found: Machine = request.param()
    return found


@pytest.fixture
def folder(known: Machine, tmp_path: Path) -> Path:
    return written(known, tmp_path)


def written(found: Machine, folder: Path) -> Path:
    """Write a package and the figures that it names, and return the folder."""
    outputs = found.outputs | {output.address: output.content for output in figure_outputs(found.site)}
    for name in (*FILES, *(["program/figures/figures.csv"] if found.site.catalog.figures else [])):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(outputs[f"/{name}"], encoding="utf-8", newline="")
    return folder


def told(cell: Any) -> Any:
    """Return a text as it was before the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if isinstance(cell, str) and cell.startswith("'") else cell


def test_frictionless_finds_the_package_valid_and_reads_the_same_values(known: Machine, folder: Path) -> None:
    package = frictionless.Package(str(folder / "datapackage.json"))

    report = package.validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "note"])[:5]
    read = package.get_resource("catalogue").read_rows()
    assert len(read) == len(told_items(known.site))
    for mine, theirs in zip(rows(known.site), read, strict=True):
        for name, value in mine.items():
            seen = told(theirs[name])
            wanted = None if value == "" else value
            assert (seen.isoformat() if hasattr(seen, "isoformat") else seen) == wanted, (mine["key"], name)


def test_the_package_has_the_program_s_figures_once_there_are_some(tmp_path: Path) -> None:
    found = machine(make_catalog(load_site(SAMPLE)), all_pages=False)
    package = frictionless.Package(str(written(found, tmp_path) / "datapackage.json"))

    report = package.validate()
    read = package.get_resource("figures").read_rows()
    numbers = [row for table in found.site.catalog.figures.tables for row in table.rows]

    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "note"])[:5]
    assert [(row["of"], row["value"], row["withheld"]) for row in read] == [
        (n.of, n.value, n.withheld) for n in numbers
    ]


def test_the_figures_as_json_keep_their_letters() -> None:
    catalog = make_catalog(load_site(SAMPLE))
    assert catalog.figures
    (table, *others) = catalog.figures.tables
    asked = table.model_copy(update={"asked": "¿Útil?"})
    figures = catalog.figures.model_copy(update={"tables": (asked, *others)})

    made = figure_outputs(machine(replace(catalog, figures=figures), all_pages=False).site)

    (text,) = (output.content for output in made if output.address.endswith(".json"))
    assert "¿Útil?" in str(text)
    assert json.loads(text)["tables"][0]["asked"] == "¿Útil?"


def test_the_json_file_says_the_same_as_the_table(known: Machine) -> None:
    items = json.loads(known.outputs["/catalogue.json"])["items"]

    assert items == [{n: v for n, v in row.items() if v not in (None, [])} for row in rows(known.site)]


@pytest.mark.slow
def test_duckdb_polars_and_sqlite_utils_read_every_value_as_text_the_way_the_page_says(
    known: Machine, folder: Path
) -> None:
    file = folder / "catalogue.csv"
    wanted = [[csv_text(value) for value in row.values()] for row in rows(known.site)]

    sql = line_of("duckdb")[2].replace("catalogue.csv", str(file))
    in_duckdb = duckdb.sql(sql).fetchall()
    in_polars = polars.read_csv(file, infer_schema=False).fill_null("").rows()
    store = [sys.executable, "-m", "sqlite_utils", *line_of("sqlite-utils")[1:]]
    subprocess.run(store, cwd=folder, check=True, capture_output=True, timeout=120)
    lines = subprocess.run(
        [sys.executable, "-m", "sqlite_utils", "rows", str(folder / "catalogue.db"), "catalogue"],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    ).stdout

    assert [[cell or "" for cell in row] for row in in_duckdb] == wanted
    assert [list(row) for row in in_polars] == wanted
    assert [list(row.values()) for row in json.loads(lines)] == wanted


def line_of(program: str) -> list[str]:
    """Return the line of the page that begins with a program, as a shell takes it apart."""
    return next(words for line in READING.splitlines() if (words := shlex.split(line))[0] == program)


def test_the_lines_of_the_page_name_the_site_and_are_whole_programs(folder: Path) -> None:
    shown = READING.format(site="https://example.org/").splitlines()
    assert shlex.split(shown[0]) == ["curl", "-O", "https://example.org/catalogue.csv"]
    assert shlex.split(shown[-1])[1] == "https://example.org/catalogue.json"

    code = next(words[2] for line in shown if (words := shlex.split(line))[0] == "python" and "polars" in words[2])
    read = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, encoding="utf-8", check=True)

    count = len(list(csv.reader(io.StringIO((folder / "catalogue.csv").read_text(encoding="utf-8"), newline="")))) - 1
    assert f"shape: ({count}, " in read.stdout


def test_codes_of_standards_keep_their_form_with_the_defaults_of_all_three(tmp_path: Path) -> None:
    file = tmp_path / "standards.csv"
    file.write_text(sampled().outputs["/standards.csv"], encoding="utf-8", newline="")
    codes = [row["code"] for row in csv.DictReader(io.StringIO(sampled().outputs["/standards.csv"]))]

    assert [row[0] for row in duckdb.sql(f"SELECT code FROM '{file}'").fetchall()] == codes
    assert polars.read_csv(file)["code"].to_list() == codes


@pytest.mark.parametrize(
    "text",
    [
        *HOSTILE,
        "two\nlines",
        "\tTab",
        "\rReturn",
        "\n=1",
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff20x",
        " =1",
        "\u2003+1",
        "''",
        "",
    ],
)
def test_a_text_comes_back_from_its_cell_and_no_cell_begins_a_formula(text: str) -> None:
    cell = (
        next(csv.reader(io.StringIO(render_csv(["a"], [[text]])).readlines()[1:], strict=True), [""])[0]
        if text and "\n" not in text and "\r" not in text
        else csv_text(text)
    )

    assert told(cell) == text or cell == text == ""
    assert not cell.lstrip().startswith(tuple("=+-@\uff1d\uff0b\uff0d\uff20"))
    assert not cell.startswith(tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"))


def test_the_table_is_as_rfc_4180_wants_it(known: Machine) -> None:
    text = known.outputs["/catalogue.csv"]

    assert text.endswith("\r\n")
    assert {len(row) for row in csv.reader(io.StringIO(text, newline=""), strict=True)} == {len(columns())}


def test_nothing_that_is_not_public_is_a_column_and_no_people_are_rows(site: DrawnSite) -> None:
    site.resource("asked", aliases=["/resources/canary-asked/"])
    site.resource("hidden", status="draft", summary="CANARY-DRAFT")

    made = machine(site.public())

    assert {"consent", "contact", "aliases"}.isdisjoint(one.name for one in columns())
    assert not any(issubclass(type(item.fields), Personal) for item in told_items(made.site))
    assert not [address for address, text in made.outputs.items() if "CANARY" in text]
