"""What is due by the coach's form is what is due by the rules of cadence, on every day that the form may be in use."""

from __future__ import annotations

import datetime
import json
import subprocess
from pathlib import Path
from random import Random

import pytest
from drawn import ROOT
from private_store import DrawnStore, read_ledger
from random_store import RandomStore

from clearinghouse.records.cadence.duty import Rule, State
from clearinghouse.records.cadence.standing import Clock
from clearinghouse.records.form.duties import coach_duties

DUE = ROOT / "plugins" / "clearinghouse" / "records" / "form" / "scripts" / "due.js"
ASK = """
import { due } from %s;
const { duties, written, days } = JSON.parse(await new Response(process.stdin).text());
const told = days.map((day) => due({ duties, contacts: [] }, written, day).map((one) => [one.duty.rule, one.duty.assignment, one.duty.half, one.day, one.late]));
console.log(JSON.stringify(told));
"""
OPEN = (State.MISSING, State.LATE, State.SOON, State.WAITING)
Row = list[str | bool]


def asked(duties: list[dict[str, str]], written: list[dict[str, object]], days: list[datetime.date]) -> list[list[Row]]:
    """Return what the form's script says is due on each day."""
    said = json.dumps({"duties": duties, "written": written, "days": [str(day) for day in days]})
    command = ["node", "--input-type=module", "-e", ASK % json.dumps(DUE.as_uri())]
    told: list[list[Row]] = json.loads(subprocess.run(command, input=said, capture_output=True, text=True, check=True).stdout)  # fmt: skip
    return [sorted(rows) for rows in told]


@pytest.mark.tools
def test_the_form_says_on_each_day_what_the_staff_site_would_say(tmp_path: Path) -> None:
    compared = 0
    for seed in range(6):
        store = RandomStore(tmp_path / str(seed), Random(seed))
        clock = Clock(read_ledger(store.store.root))
        known = clock.ledger
        written = [
            one.date for kind in (known.agreements, known.plans) for chain in kind.chains.values() for _, one in chain
        ]
        made = max([met.date for met in known.contacts] + [sent.sent for sent in known.reports] + written)
        days = [made + datetime.timedelta(days=after) for after in range(0, 200, 9)]
        for coach in {one.coach for _, one in clock.ledger.assignments.current()}:
            duties, _ = coach_duties(store.store.root, coach, made)
            for day, told in zip(days, asked(duties, [], days), strict=True):
                assert told == waited_for(clock, coach, day), (seed, coach, day)
                compared += len(told)
    assert compared > 200


def waited_for(clock: Clock, coach: str, day: datetime.date) -> list[Row]:
    """Return the duties of a coach that nobody has done on a day, as the form says them."""
    return sorted(
        [duty.rule.value, duty.assignment, _half(duty.first) if duty.rule is Rule.REPORT else "", str(duty.due), duty.due < day]
        for one in clock.standings(day, day)
        if one.assignment.coach == coach
        for duty in one.duties
        if duty.state in OPEN and duty.rule is not Rule.CONTACT and (duty.rule is not Rule.REPORT or duty.last < day)
    )  # fmt: skip


def _half(first: datetime.date) -> str:
    return f"{first:%Y-%m}-{'first' if first.day == 1 else 'second'}"


@pytest.mark.tools
def test_what_was_written_in_the_form_is_no_longer_due_in_it(tmp_path: Path) -> None:
    store, day = DrawnStore.begin(tmp_path / "store"), datetime.date(2026, 11, 20)
    store.write("school-years/program-2026", first_day="2026-09-01", last_day="2027-06-11")
    duties, _ = coach_duties(store.root, "coach-a", day)
    report = {"kind": "report", "fields": {"school": "school-a", "half": "2026-11-first"}}
    agreement = {"kind": "agreement", "fields": {"assignment": "assignment-a"}}

    (before,), (after,) = asked(duties, [], [day]), asked(duties, [report, agreement], [day])

    gone = [row for row in before if row not in after]
    assert [row[:3] for row in gone] == [["agreement", "assignment-a", ""], ["report", "assignment-a", "2026-11-first"]]
    assert after and ["plan", "assignment-a"] not in [row[:2] for row in before]


def test_without_a_school_year_no_report_is_due_and_the_school_is_named(tmp_path: Path) -> None:
    store = DrawnStore.begin(tmp_path / "store")

    duties, unknown = coach_duties(store.root, "coach-a", datetime.date(2026, 11, 20))

    assert [duty["rule"] for duty in duties] == ["agreement"] and unknown == ["school-a"]
