"""What contradicts what in a store: one case a rule, each with a sound neighbour."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from drawn import ROOT
from private_store import DrawnStore

from clearinghouse.problems import RECORD_CODES
from clearinghouse.records.rules import RULES

OPTIONS = ["No", "Yes"]
ASSIGNED = {"coach": "coach-a", "school": "school-a", "leader": "leader-a"}
SURVEY = {
    "title": "SYNTHETIC", "opens": "2026-10-01", "closes": "2026-10-09",
    "questions": [{"id": "helped", "text": "SYNTHETIC?", "options": OPTIONS}],
    "groups": [{"id": "large", "label": "Large", "asked": 10}, {"id": "small", "label": "Small", "asked": 9}],
}  # fmt: skip
Draw = Callable[[DrawnStore], object]

WRONG: dict[str, tuple[str, Draw]] = {
    "a contact before the assignment": ("record-unassigned", lambda s: s.contact("c", date="2026-08-31")),
    "a contact with another's school": ("record-unassigned", lambda s: s.contact("c", school="school-b")),
    "a contact after its end": (
        "record-unassigned",
        lambda s: (s.write("assignments/assignment-a", **ASSIGNED, start="2026-09-01", end="2026-10-05"), s.contact("c")),
    ),
    "a report outside": ("record-unassigned", lambda s: s.report("r", half="2026-08-second")),
    "two open assignments": (
        "record-assignments-overlap",
        lambda s: s.write("assignments/b", **ASSIGNED, start="2026-10-01"),
    ),
    "a day of 25 hours": (
        "record-day-overfull",
        lambda s: (s.contact("c", minutes=1000), s.contact("d", minutes=500)),
    ),
    "a contact of tomorrow": ("record-early", lambda s: s.contact("c", date="2026-11-21")),
    "a report for a half month to come": (
        "record-early",
        lambda s: s.report("r", half="2026-12-first", sent="2026-11-20"),
    ),
    "a report sent before its half month": (
        "record-early",
        lambda s: s.report("r", half="2026-10-second", sent="2026-10-15"),
    ),
    "two reports": ("record-report-twice", lambda s: (s.report("r"), s.report("s"))),
    "an action past its day without owner": (
        "record-action-overdue",
        lambda s: s.write("plans/plan-a", assignment="assignment-a", date="2026-09-20", actions=[{"due": "2026-11-19"}]),
    ),
    "progress of no goal": (
        "record-goal-unknown",
        lambda s: s.report("r", progress=[{"goal": "other", "state": "met"}]),
    ),
    "a goal that the improvement plan has not": (
        "record-goal-unknown",
        lambda s: s.write(
            "plans/plan-a", assignment="assignment-a", date="2026-09-20", goals=[{"id": "x", "improvement_goal": "none"}]
        ),
    ),
    "an hour that clocks leap over": (
        "record-hour",
        lambda s: s.write("visits/v", assignment="assignment-a", date="2026-09-01", first="2027-03-14 02:30", minutes=60),
    ),
    "two corrections of one record": (
        "record-replaces",
        lambda s: (s.contact("c"), s.contact("d", replaces="c"), s.contact("e", replaces="c", minutes=30)),
    ),
    "a circle of corrections": ("record-replaces", lambda s: (s.contact("c", replaces="d"), s.contact("d", replaces="c"))),
    "no such coach": ("record-unknown", lambda s: s.write("assignments/b", **{**ASSIGNED, "coach": "coach-z"}, start="2026-09-01")),
    "no such earlier record": ("record-unknown", lambda s: s.contact("c", replaces="gone")),
    "a standard that the site has not": ("record-unknown", lambda s: s.contact("c", standards=["ct-ccl/PE9"])),
    "a resource that the site has not": ("record-unknown", lambda s: s.contact("c", resources=["no-such-guide"])),
    "the same id in two folders": (
        "record-twice",
        lambda s: (s.contact("c"), s.write("contacts/coach-a/2025/c", **{**ASSIGNED, "date": "2025-10-06"})),
    ),
    "a file in another's folder": (
        "record-misplaced",
        lambda s: s.write("contacts/coach-b/2026/c", coach="coach-a", school="school-a", date="2026-10-06", minutes=5, mode="phone"),
    ),
    "a photograph": ("record-stray", lambda s: (s.root / "schools" / "photo.jpg").write_bytes(b"x")),
    "a note about a student": ("record-student-data", lambda s: s.contact("c", note="SYNTHETIC: Jane, grade 7")),
    "an answer to no question": (
        "record-survey-answer",
        lambda s: (s.write("surveys/u", **SURVEY), s.write("answers/u/a", survey="u", answers=[{"question": "x", "choice": 1}])),
    ),
    "an option too many": (
        "record-survey-answer",
        lambda s: (s.write("surveys/u", **SURVEY), s.write("answers/u/a", survey="u", answers=[{"question": "helped", "choice": 3}])),
    ),
    "a group that is too small": (
        "record-survey-answer",
        lambda s: (s.write("surveys/u", **SURVEY), s.write("answers/u/a", survey="u", group="small")),
    ),
}  # fmt: skip

SOUND: dict[str, Draw] = {
    "a contact on the first day": lambda s: s.contact("c", date="2026-09-01"),
    "a report for the half month it began in": lambda s: s.report("r", half="2026-09-first", sent="2026-09-16"),
    "a report on the last day of its half month": lambda s: s.report("r", half="2026-11-second", sent="2026-11-20"),
    "one assignment after the other": lambda s: (
        s.write("assignments/assignment-a", **ASSIGNED, start="2026-09-01", end="2026-10-31"),
        s.write("assignments/b", **ASSIGNED, start="2026-11-01"),
    ),
    "a day of 24 hours": lambda s: (s.contact("c", minutes=1000), s.contact("d", minutes=440)),
    "a correction of a report": lambda s: (s.report("r"), s.report("s", replaces="r")),
    "a withdrawn contact of tomorrow": lambda s: (s.contact("c", date="2026-11-21"), s.contact("d", date="2026-11-21", replaces="c", withdrawn=True)),
    "an action due today": lambda s: s.write("plans/plan-a", assignment="assignment-a", date="2026-09-20", actions=[{"due": "2026-11-20"}]),
    "an overdue action with an owner": lambda s: s.write(
        "plans/plan-a", assignment="assignment-a", date="2026-09-20", actions=[{"due": "2026-10-20", "owner": "coach"}]
    ),
    "progress of a goal of the plan": lambda s: s.report("r", progress=[{"goal": "feedback", "state": "met"}]),
    "standards in any case": lambda s: s.contact("c", standards=["CT-CCL/pe2.b", "psel-2015/6A"]),
    "a large group": lambda s: (
        s.write("surveys/u", **SURVEY), s.write("answers/u/a", survey="u", group="large", answers=[{"question": "helped", "choice": 2}])
    ),
    "an early hour of another day": lambda s: s.write("visits/v", assignment="assignment-a", date="2026-09-01", first="2027-03-15 02:30", minutes=60),
}  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> DrawnStore:
    return DrawnStore.begin(tmp_path / "store")


@pytest.mark.parametrize(("code", "draw"), WRONG.values(), ids=list(WRONG))
def test_a_contradiction_is_found_at_its_place_with_a_hint(store: DrawnStore, code: str, draw: Draw) -> None:
    draw(store)

    found = [problem for problem in store.problems(ROOT) if problem.code == code]

    assert found
    assert all(problem.hint and (store.root / problem.path).exists() for problem in found)


@pytest.mark.parametrize("draw", SOUND.values(), ids=list(SOUND))
def test_what_only_looks_like_one_is_let_pass(store: DrawnStore, draw: Draw) -> None:
    draw(store)

    assert store.problems(ROOT) == []


def test_the_line_of_a_contradiction_is_that_of_its_field(store: DrawnStore) -> None:
    file = store.contact("c", standards=["ct-ccl/PE2", "ct-ccl/PE9"])
    (problem,) = store.problems(ROOT)

    assert file.read_text("utf-8").splitlines()[problem.mark.line - 1] == "  - ct-ccl/PE9"


def test_every_code_has_its_rule_and_a_case_that_shows_it() -> None:
    assert sorted(rule.code for rule in RULES) == sorted(RECORD_CODES)
    assert {code for code, _ in WRONG.values()} == set(RECORD_CODES)
    assert all(len(rule.help.split()) >= 10 and rule.title[0].isupper() for rule in RULES)


MANY = 300
CROWDS: dict[str, tuple[str, Callable[[DrawnStore, int], object]]] = {
    "corrections of one record": ("record-replaces", lambda s, n: s.contact(f"c{n}", replaces="c")),
    "reports on one half month": ("record-report-twice", lambda s, n: s.report(f"r{n}")),
    "assignments at one time": (
        "record-assignments-overlap",
        lambda s, n: s.write(f"assignments/b{n}", **ASSIGNED, start="2026-10-01"),
    ),
}


@pytest.mark.parametrize(("code", "draw"), CROWDS.values(), ids=list(CROWDS))
def test_however_many_contradict_each_other_each_is_told_once(store: DrawnStore, code: str, draw) -> None:
    store.contact("c")
    for number in range(MANY):
        draw(store, number)

    found = [problem.path for problem in store.problems() if problem.code == code]

    assert len(found) == len(set(found)) == MANY
