"""Agreement and work plan: due within so many days after an assignment began."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from clearinghouse.records.cadence.duty import Duty, Rule, state_of
from clearinghouse.records.cadence.school_days import SchoolDays
from clearinghouse.records.models import Agreement, Assignment, Plan
from clearinghouse.records.models.policy import Cadence
from clearinghouse.records.versions import Versions

Day = datetime.date
First = Mapping[str, tuple[Day, str]]
"""By assignment: the day on which there first was an agreement or a plan, and its id."""


def start_duties(
    id: str, one: Assignment, agreed: First, planned: First, school_days: SchoolDays, cadence: Cadence, day: Day
) -> Iterator[Duty]:
    """Yield what is due after an assignment began; nothing before its first day."""
    if one.start > day:
        return
    rule = cadence.start
    for name, days, found in (
        (Rule.AGREEMENT, rule.agreement_within_days, agreed),
        (Rule.PLAN, rule.plan_within_days, planned),
    ):
        due = one.start + datetime.timedelta(days=days)
        due = school_days.next_from(due) if cadence.wait_for_school else due
        done, record = found.get(id, (None, ""))
        if done is not None and done > day:
            done = None
        state = state_of(day, due, done, rule.due_soon_days, rule.missing_after_days)
        yield Duty(name, id, one.start, due, due, state, done, (record,) if done else ())


def first_of(records: Versions[Agreement] | Versions[Plan]) -> First:
    """Return when each assignment first had a record of a kind. Every version counts, since the first was the first."""
    found: dict[str, tuple[Day, str]] = {}
    for chain in records.chains.values():
        for id, version in chain:
            key = version.assignment
            if key not in found or version.date < found[key][0]:
                found[key] = (version.date, id)
    return found
