"""Cadence: how an assignment stands on any day, by the rules of the policy and the school calendar."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from private_store import DrawnStore, read_ledger

from clearinghouse.commands.records.staff_desk import today_in
from clearinghouse.content.written import render_front_matter
from clearinghouse.records.cadence.duty import Rule, State
from clearinghouse.records.cadence.standing import Clock, Standing

Day = datetime.date
BREAK = {"first": Day(2026, 11, 23), "last": Day(2026, 11, 27), "reason": "Thanksgiving"}


@pytest.fixture
def store(tmp_path: Path) -> DrawnStore:
    store = DrawnStore.begin(tmp_path / "store")
    store.write("school-years/program-2026", first_day="2026-09-01", last_day="2027-06-11", closed=[BREAK])
    return store


def standing(store: DrawnStore, day: str) -> Standing:
    (found,) = Clock(read_ledger(store.root)).standings(Day.fromisoformat(day))
    return found


def states(store: DrawnStore, rule: Rule, *days: str) -> list[State]:
    """Return the state of the last duty that had begun, for each day."""
    return [standing(store, day).of(rule)[-1].state for day in days]


def policy(store: DrawnStore, **cadence: object) -> None:
    (store.root / "policy.yml").write_text(render_front_matter({"program": "SYNTHETIC", "cadence": cadence}), "utf-8")


def test_a_report_is_awaited_then_due_soon_late_missing_and_at_last_given_up(store: DrawnStore) -> None:
    policy(store, reports={"days_to_send": 5, "due_soon_days": 3, "missing_after_days": 15, "closed_after_days": 60})
    half = Day(2026, 9, 1)

    def on(day: str) -> State:
        return next(duty for duty in standing(store, day).of(Rule.REPORT) if duty.first == half).state

    # The day it is due, the 20th, is a Sunday: it moves to the next day of school.
    found = [on(day) for day in ("2026-09-15", "2026-09-18", "2026-09-21", "2026-09-22", "2026-10-06", "2026-11-20")]
    assert found == [State.WAITING, State.SOON, State.SOON, State.LATE, State.MISSING, State.NEVER]


def test_a_correction_of_a_report_does_not_make_it_late_and_counts_once(store: DrawnStore) -> None:
    store.report("first", half="2026-09-first", sent="2026-09-17")
    store.report("second", half="2026-09-first", sent="2026-11-02", replaces="first")
    duty = standing(store, "2026-11-10").of(Rule.REPORT)[0]
    assert (duty.state, duty.done, duty.records) == (State.DONE, Day(2026, 9, 17), ("second",))


def test_weeks_without_school_ask_for_no_contact_and_break_no_row(store: DrawnStore) -> None:
    store.contact("met", date="2026-11-12")
    store.contact("called", date="2026-11-18", mode="phone")
    assert states(store, Rule.CONTACT, "2026-11-13", "2026-11-20", "2026-11-21") == [State.DONE, State.SOON, State.LATE]
    during_break = standing(store, "2026-11-27").of(Rule.CONTACT)[-1]
    assert (during_break.first, during_break.run) == (Day(2026, 11, 16), 1)
    after = standing(store, "2026-12-12").of(Rule.CONTACT)[-1]
    assert (after.state, after.run) == (State.MISSING, 3)


def test_cadence_is_configuration(store: DrawnStore) -> None:
    store.contact("called", date="2026-11-04", mode="phone")
    policy(store, contacts={"every_weeks": 2, "modes": ["phone"], "missing_after_weeks": 8})
    duty = next(duty for duty in standing(store, "2026-11-12").of(Rule.CONTACT) if duty.done)
    assert (duty.last - duty.first).days == 13 and duty.records == ("called",)


def test_a_meeting_of_the_cohort_counts_where_the_policy_says_so(store: DrawnStore) -> None:
    store.write("cohorts/c", name="SYNTHETIC Cohort", schools=["school-a"])
    store.write("contacts/coach-a/2026/all", coach="coach-a", cohort="c", date="2026-11-17", minutes=60, mode="cohort")
    assert states(store, Rule.CONTACT, "2026-11-18") == [State.SOON]
    policy(store, contacts={"modes": ["cohort"], "due_soon_days": 0})
    assert states(store, Rule.CONTACT, "2026-11-18") == [State.DONE]


def test_the_first_version_of_a_plan_is_the_one_that_was_in_time(store: DrawnStore) -> None:
    store.write(
        "plans/later", assignment="assignment-a", date="2027-02-01", goals=[{"id": "feedback"}], replaces="plan-a"
    )
    (duty,) = standing(store, "2027-03-01").of(Rule.PLAN)
    assert (duty.state, duty.done) == (State.DONE, Day(2026, 9, 20))


def test_who_ended_needs_no_call_and_who_has_no_calendar_is_not_judged(store: DrawnStore) -> None:
    assert standing(store, "2026-12-18").needs_call
    first = {"coach": "coach-a", "school": "school-a", "leader": "leader-a", "start": "2026-09-01"}
    store.write("assignments/assignment-a", **first, end="2026-12-01")
    assert not standing(store, "2026-12-18").needs_call
    store.write("districts/district-a", name="SYNTHETIC District", calendar="another")
    found = standing(store, "2026-11-30")
    assert not found.known and {duty.rule for duty in found.duties} == {Rule.AGREEMENT, Rule.PLAN}


def test_today_is_that_of_the_program_s_own_zone() -> None:
    now = datetime.datetime(2027, 3, 1, 3, 30, tzinfo=datetime.UTC)
    assert today_in("America/New_York", now) == Day(2027, 2, 28)
    assert today_in("Pacific/Kiritimati", now) == Day(2027, 3, 1)
