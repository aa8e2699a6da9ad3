"""The questions that come with the database: each is answered, and says what the staff site says."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from private_store import read_ledger

from clearinghouse.cli import main
from clearinghouse.records.cadence.duty import Rule
from clearinghouse.records.cadence.standing import Clock
from clearinghouse.records.export.questions import questions
from clearinghouse.records.ledger import Ledger
from clearinghouse.records.new_store import write_sample
from clearinghouse.records.sample import Size

DAY = date(2027, 3, 12)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported")
    write_sample(folder / "store", Size(schools=12, districts=3))
    assert main(["records", "export", "--store", str(folder / "store"), "--out", str(folder / "all.sqlite")]) == 0
    return folder


@pytest.fixture
def database(exported: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(exported / "all.sqlite")) as opened:
        yield opened


@pytest.fixture
def ledger(exported: Path) -> Ledger:
    return read_ledger(exported / "store")


def test_ten_questions_are_asked_in_words_and_answered(database: sqlite3.Connection) -> None:
    assert len(questions()) == 10
    for question in questions():
        assert question.asks.endswith(("?", ".")) and "?" in question.asks
        rows = database.execute(question.sql, {"day": str(DAY)}).fetchall()
        assert rows, question.name
        assert {len(row) for row in rows} == {len(rows[0])}


def test_who_needs_a_call_and_which_reports_are_owed_are_those_of_the_site(
    database: sqlite3.Connection, ledger: Ledger
) -> None:
    told = {question.name: database.execute(question.sql, {"day": str(DAY)}).fetchall() for question in questions()}
    standings = [one for one in Clock(ledger).standings(DAY, DAY) if one.active]
    needing = [one for one in standings if one.needs_call]
    names = dict(ledger.schools.current())
    assert len(needing) > 1
    assert sorted((row[0], row[2]) for row in told["who-needs-a-call"]) == sorted(
        (names[one.assignment.school].name, one.state.value) for one in needing
    )
    owed = [duty for one in standings for duty in one.urgent if duty.rule is Rule.REPORT]
    assert sorted((row[2], row[3], row[4]) for row in told["reports-owed"]) == sorted(
        (str(duty.first), str(duty.due), duty.state.value) for duty in owed
    )


def test_datasette_is_told_every_question_by_the_name_of_the_file(exported: Path) -> None:
    told = json.loads((exported / "all.datasette.json").read_text())
    saved = told["databases"]["all"]["queries"]
    assert list(saved) == [question.name for question in questions()]
    assert all(query["params"] == ["day"] and "{" not in query["sql"] for query in saved.values())
