"""A bundle from anyone: whatever it holds, it is taken as plain words or refused in words, and runs and reaches nothing."""

from __future__ import annotations

import copy
import json
import os
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from private_store import CONTACT, PLAN, REPORT, TODAY, DrawnStore

from clearinghouse.cli import main
from clearinghouse.content.marked_yaml import parse_yaml
from clearinghouse.records.bundle import BadBundle, parse_bundle

SCRIPTS = (
    "</script><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "{{ 7 * 7 }}",
    "$(touch RAN)",
    "`touch RAN`",
    "!!python/object/apply:os.system ['touch RAN']",
    "=cmd|' /C calc'!A0",
    "x: !!map\n<<: *a",
    "---\nwithdrawn: true",
)
PATHS = (
    "../../../RAN",
    "/RAN",
    "..\\..\\RAN",
    "C:\\RAN",
    "a/../../RAN",
    "~/RAN",
    ".git",
    "%2e%2e/RAN",
    "contacts/../RAN",
)
ODD = (
    "\x1b[2J\x1b]0;RAN\x07", "\x00", "a\u202eb", "\ud800", "\ufeff", "x" * 100_000, "9" * 5000, 10**400, 1e308, -1, None, True,
    [], {}, [[]], [None], {"a": {"b": {}}}, ["a"] * 1000,
)  # fmt: skip
WHOLE: dict[str, dict[str, Any]] = {
    "contact": {
        **CONTACT, "time": "10:00", "roles": ["leader"], "standards": ["ct-ccl/PE2.B"], "resources": ["a"], "next_step": "SYNTHETIC",
        "next_step_by": "2026-10-20", "steps_done": ["a"], "note": "SYNTHETIC", "replaces": "a", "withdrawn": False,
    },
    "report": {**REPORT, "contacts": ["a"], "progress": [{"goal": "feedback", "state": "begun", "note": "SYNTHETIC"}], "needs": ["none"], "summary": "SYNTHETIC"},
    "plan": {
        **PLAN, "goals": [{"id": "feedback", "text": "SYNTHETIC", "standards": ["ct-ccl/PE2.B"]}],
        "actions": [{"text": "SYNTHETIC", "goal": "feedback", "owner": "leader", "due": "2026-12-01", "resources": ["a"]}],
        "indicators": [{"id": "a", "name": "SYNTHETIC", "goal": "feedback", "readings": [{"date": "2026-10-01", "value": 1}]}],
    },
    "agreement": {"assignment": "assignment-a", "date": "2026-09-20", "focus": ["ct-ccl/PE2.B"], "norms": ["SYNTHETIC"], "success": ["SYNTHETIC"]},
    "visits": {"assignment": "assignment-a", "date": "2026-09-20", "first": "2026-09-22 10:00", "minutes": 60, "rule": "FREQ=WEEKLY"},
    "answer": {"survey": "a", "group": "a", "answers": [{"question": "a", "choice": 1}]},
}  # fmt: skip

QUESTIONS = [{"id": "a", "text": "SYNTHETIC: did it help?", "options": ["No", "Yes"]}]
GROUPS = [{"id": "a", "label": "SYNTHETIC group", "asked": 12}]


@pytest.fixture
def store(tmp_path: Path) -> DrawnStore:
    return DrawnStore.begin(tmp_path / "in" / "store")


def written(**changes: Any) -> str:
    whole = {"format": "clearinghouse-records", "version": 1, "coach": "coach-a", "records": [], **changes}
    return json.dumps(whole)


def record(kind: str = "contact", id: Any = "x1", **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "id": id, "fields": fields or WHOLE[kind]}


def take_in(store: DrawnStore, text: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Import a bundle as staff do, and return the exit code and everything that was said."""
    file = store.root.parent / "sent.json"
    file.write_bytes(text.encode())
    before = {path: path.read_bytes() for path in store.root.rglob("*.yml")}
    code = main(
        ["records", "import", "--store", str(store.root), "--site", "/nowhere", "--today", str(TODAY), str(file)]
    )
    said = "".join(capsys.readouterr())
    assert {path: path.read_bytes() for path in before} == before, "something was written over"
    outside = {path for path in store.root.parent.parent.rglob("*") if store.root not in path.parents}
    assert outside == {store.root, store.root.parent, file}, "something was written outside"
    assert not [sign for sign in said if ord(sign) < 32 and sign != "\n"], said
    return code, said


def each_place(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every holder inside a value with each key or place in it."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield value, key
        if isinstance(inner, dict | list):
            yield from each_place(inner)


def with_each(kind: str, evils: tuple[Any, ...]) -> dict[str, dict[str, Any]]:
    """Return records by id of which each holds one of the values in another field, groups included."""
    made: dict[str, dict[str, Any]] = {}
    for which, evil in enumerate(evils):
        for number in range(len(list(each_place(WHOLE[kind])))):
            fields = copy.deepcopy(WHOLE[kind])
            holder, key = list(each_place(fields))[number]
            holder[key] = evil
            id = f"x{which}-{number}"
            made[id] = record(kind, id, **fields)
    return made


@pytest.mark.parametrize("kind", WHOLE)
@pytest.mark.parametrize(
    "evils",
    [
        pytest.param(SCRIPTS, id="scripts", marks=pytest.mark.slow),
        pytest.param(PATHS, id="paths"),
        pytest.param(ODD, id="odd", marks=pytest.mark.slow),
    ],
)
def test_whatever_stands_in_a_field_is_words_or_is_refused(
    store: DrawnStore, capsys: pytest.CaptureFixture[str], kind: str, evils: tuple[Any, ...]
) -> None:
    store.write(
        "surveys/a", title="SYNTHETIC", opens="2026-11-01", closes="2026-11-30", questions=QUESTIONS, groups=GROUPS
    )
    made = with_each(kind, evils)
    bundle = written(coach="" if kind == "answer" else "coach-a", records=list(made.values()))

    code, said = take_in(store, bundle, capsys)

    assert code == 1 and "refused" in said
    for file in store.root.rglob("x*.yml"):
        assert parse_yaml(file.read_text("utf-8")).value.keys() <= made[file.stem]["fields"].keys()
    assert store.problems() == []


@pytest.mark.parametrize(
    "id",
    [*PATHS, *SCRIPTS, *ODD, "", "X1", "x_1", "x1.yml", "x1\n", "-x", "x--1", "\u0445", "\uff58", "con/x", "x" * 200],
)
def test_a_forged_id_is_refused_with_all_that_came_with_it(
    store: DrawnStore, capsys: pytest.CaptureFixture[str], id: Any
) -> None:
    for forged in (
        written(records=[record(**CONTACT), record(id=id, **CONTACT)]),
        written(coach=id, records=[record(**CONTACT)]),
    ):
        if id == "" and '"coach": ""' in forged:
            continue  # answers to a survey name no coach
        code, said = take_in(store, forged, capsys)
        assert code == 2 and "sent.json" in said
    assert list(store.root.rglob("x1.yml")) == []


def test_the_coach_of_answers_takes_no_contact_along(store: DrawnStore, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = take_in(store, written(coach="", records=[record(**CONTACT)]), capsys)

    assert code == 1 and "coach-a" in said and list(store.root.rglob("x1.yml")) == []


@pytest.mark.parametrize("filler", [" ", "[", '"', "0", '{"a":', '{"format": "clearinghouse-records", "note": "'])
def test_fifty_megabytes_are_refused_without_being_read(
    store: DrawnStore, capsys: pytest.CaptureFixture[str], filler: str
) -> None:
    file = store.root.parent / "large.json"
    file.write_text(filler * 10_000, "utf-8")
    os.truncate(file, 50 * 1024**2)
    tracemalloc.start()
    code = main(
        ["records", "import", "--store", str(store.root), "--site", "/nowhere", "--today", str(TODAY), str(file)]
    )
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert code == 2 and "larger than 5 MB" in capsys.readouterr().err
    assert most < 25 * 1024**2


def test_a_bundle_cut_anywhere_is_refused() -> None:
    whole = written(records=[record(**CONTACT)]).encode()
    parse_bundle(whole)
    for end in range(len(whole)):
        with pytest.raises(BadBundle):
            parse_bundle(whole[:end])


@pytest.mark.parametrize(
    "text",
    [
        written().replace("1,", "9" * 5000 + ",", 1),
        written(records=[record(minutes=1)]).replace('"minutes": 1', '"minutes": ' + "9" * 5000),
        written(records=[record(minutes=1)]).replace('"minutes": 1', '"minutes": 1e999'),
        written(records=[record(minutes=1)]).replace('"minutes": 1', '"minutes": -Infinity'),
        written(records=[record(note=1)]).replace('"note": 1', '"note": ' + "[" * 900 + "]" * 900),
        written(records=[record(note=1)]).replace('"note": 1', '"note": ' + '{"a":' * 900 + "1" + "}" * 900),
        written(records="x"), written(records={}), written(records=[1]), written(records=[record()] * 2001),
        written(records=[{**record(), "extra": 1}]), written(records=[{**record(), "fields": []}]), written(records=[{**record(), "kind": []}]),
        written(version=True), written(version=1.0), written(format=["clearinghouse-records"]), written(drafts=1), "null", "1", '"x"',
    ],
)  # fmt: skip
def test_what_no_form_writes_is_told_in_a_sentence(
    store: DrawnStore, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    code, said = take_in(store, text, capsys)

    assert code in (1, 2) and len(said) > 20
    assert list(store.root.rglob("x1.yml")) == []
