"""`records log` as a coach meets it at the terminal: a slip costs one answer, never the contact."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from drawn import ROOT
from private_store import TODAY, DrawnStore

from clearinghouse.cli import main
from clearinghouse.records.load import load_records
from clearinghouse.records.models import Contact, Report

Log = Callable[..., tuple[int, str]]


@pytest.fixture
def store(tmp_path: Path) -> DrawnStore:
    return DrawnStore.begin(tmp_path / "store")


@pytest.fixture
def log(store: DrawnStore, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Log:
    """Answers each question by how it begins, with one answer after the other; anything else with nothing."""

    def typed(*options: str, **answers: list[str]) -> tuple[int, str]:
        def ask(question: str) -> str:
            print(question)
            waiting = next(
                (said for begin, said in answers.items() if question.startswith(begin.replace("_", " "))), []
            )
            return waiting.pop(0) if waiting else ""

        monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", ask)
        where = ["--store", str(store.root), "--site", str(ROOT), "--today", str(TODAY)]
        code = main(["records", "log", *where, *options])
        assert not any(answers.values()), "every answer was asked for"
        said = capsys.readouterr()
        return code, said.out + said.err

    return typed


def test_each_answer_is_checked_when_it_is_given_and_asked_for_again(store: DrawnStore, log: Log) -> None:
    code, said = log(
        Day=["video", "1890-01-01", "10/6/2026"],
        When=["half past", "24:00", "9:30"],
        Minutes=["soon", "9000", "1h"],
        How=["telepathy", "video"],
        Who=["leader, leadr", "leader"],
        Standards=["no standard", "psel-2015/6"],
        By=["Friday", "2026-10-20"],
        Note=["SYNTHETIC: Jane, grade 7", "SYNTHETIC: went well."],
    )

    assert code == 0, said
    (contact,) = load_records(store.root).all(Contact).values()
    assert (str(contact.date), contact.time, contact.minutes, contact.mode) == ("2026-10-06", "09:30", 60, "video")
    assert (contact.roles, [str(one) for one in contact.standards]) == (("leader",), ["psel-2015/6"])
    (file,) = store.root.glob("contacts/coach-a/2026/*.yml")
    assert "went well" in file.read_text("utf-8") and "Jane" not in file.read_text("utf-8")
    for part in ("'video' is no day", "between 1990", "no such time: 24:00", "'soon' is no length",
                 "did you mean 'leader'?", "about a single student"):  # fmt: skip
        assert part in said


def test_what_contradicts_the_store_loses_one_answer_and_no_other(store: DrawnStore, log: Log) -> None:
    code, said = log(
        Day=["2026-12-24", "2026-11-19"],
        Minutes=["45"],
        How=["phone"],
        Note=["SYNTHETIC: kept."],
        Number=["77", "date"],
    )

    assert code == 0 and "which has not come" in said
    assert said.count("Minutes") == 1
    (file,) = store.root.glob("contacts/coach-a/2026/*.yml")
    assert "SYNTHETIC: kept." in file.read_text("utf-8") and "2026-11-19" in file.read_text("utf-8")


def test_an_answer_that_is_wrong_can_be_left_out(store: DrawnStore, log: Log) -> None:
    code, said = log(Minutes=["45"], How=["phone"], Resources=["not-there", "-"], Number=["resources"])

    assert code == 0 and "the site has no 'not-there'" in said
    assert [one.resources for one in load_records(store.root).all(Contact).values()] == [()]


def test_what_no_question_is_about_stays_when_a_record_is_corrected(store: DrawnStore, log: Log) -> None:
    store.contact("done")
    store.contact("there", date="2026-11-19", steps_done=["done"], next_step_by="2026-11-26")
    code, said = log("--replaces", "there", Minutes=["30"], By=["-"])

    assert code == 0, said
    fixed = next(one for one in load_records(store.root).all(Contact).values() if one.replaces == "there")
    assert (fixed.steps_done, fixed.minutes, fixed.next_step_by, fixed.mode) == (("done",), 30, None, "on-site")
    code, said = log("--replaces", "done", "--set", "steps_done=Not an id")
    assert code == 2 and "'steps_done.1' cannot be" in said


def test_who_stops_after_a_refusal_gets_the_answers_back(store: DrawnStore, log: Log) -> None:
    code, said = log(Day=["2026-12-24"], Minutes=["45"], How=["phone"], Note=["SYNTHETIC: long and dear."])

    assert code == 1 and not list(store.root.glob("contacts/*/*/*.yml"))
    back = said.partition("What you answered")[2]
    assert "note: SYNTHETIC: long and dear." in back and "minutes: 45" in back
    assert "the file it came from" not in said


@pytest.mark.parametrize(
    ("given", "words"),
    [("minutes=soon", "'soon' is no length"), ("minuts=5", "no field 'minuts'"), ("date=video", "'video' is no day")],
)
def test_what_was_given_beforehand_is_refused_before_more_is_asked(log: Log, given: str, words: str) -> None:
    code, said = log("--set", given)

    assert code == 2 and words in said
    assert "How you met" not in said


def test_a_report_is_offered_for_a_half_month_that_has_none(store: DrawnStore, log: Log) -> None:
    store.report("there", half="2026-11-first", sent="2026-11-17")
    code, said = log("--report", Half=["2026-11-first", ""])

    assert code == 0, said
    assert "2026-11-first is reported already; to correct that report: --replaces there" in said
    assert "Half month [2026-10-second]" in said
    assert {one.half for one in load_records(store.root).all(Report).values()} == {"2026-11-first", "2026-10-second"}


def test_where_every_half_month_is_reported_the_coach_is_told_at_once(store: DrawnStore, log: Log) -> None:
    ended = ["2026-09-first", "2026-09-second", "2026-10-first", "2026-10-second", "2026-11-first"]
    for half in ended:
        store.report(f"r-{half}", half=half, sent="2026-11-17")
    code, said = log("--report", Half=["2026-11-second"])
    assert code == 0 and "2026-11-second is not over yet" in said

    code, said = log("--report")
    assert code == 2 and "every half month of school-a up to today is reported" in said
    assert "Half month" not in said


@pytest.mark.parametrize(("field", "value", "right"), [("time", "9:30", "09:30"), ("half", "October", "2026-09-first")])
def test_a_file_with_a_wrong_time_or_half_month_is_told_how_to_write_it(
    store: DrawnStore, field: str, value: str, right: str
) -> None:
    (store.contact if field == "time" else store.report)("wrong", **{field: value})

    assert any(right in problem.hint for problem in store.problems())
