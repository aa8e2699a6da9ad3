"""The ledger: what staff may see of a store, ready to be counted.

Contacts and reports are by far the most records, so they are read as rows of the index; the rest as their models.
Nothing that stays with coach and leader is in either.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from clearinghouse.problems import Problem
from clearinghouse.records.index import Index
from clearinghouse.records.load import all_versions
from clearinghouse.records.models import (
    Agreement,
    Assignment,
    Coach,
    Cohort,
    District,
    Leader,
    Plan,
    Policy,
    School,
    SchoolYear,
)
from clearinghouse.records.versions import Versions, versions

Day = datetime.date


class Met(NamedTuple):
    """A contact that counts. `school` is empty where a cohort met, `cohort` where it was one school."""

    id: str
    coach: str
    school: str
    cohort: str
    date: Day
    time: str
    minutes: int
    mode: str
    next_step_by: Day | None
    standards: tuple[str, ...]
    resources: tuple[str, ...]
    roles: tuple[str, ...]


class Sent(NamedTuple):
    """A report that counts. `sent` is the day on which the first version about its school and half month was sent."""

    id: str
    coach: str
    school: str
    half: str
    sent: Day
    seen_by_leader: Day | None
    needs: tuple[str, ...]
    contacts: int


@dataclass(frozen=True)
class Ledger:
    """A store as staff may see it. Contacts are in the order of days, reports in that of half months.

    Whatever a record names, it names by the id of the version that counts.
    """

    policy: Policy
    districts: Versions[District]
    schools: Versions[School]
    cohorts: Versions[Cohort]
    years: Versions[SchoolYear]
    leaders: Versions[Leader]
    coaches: Versions[Coach]
    assignments: Versions[Assignment]
    agreements: Versions[Agreement]
    plans: Versions[Plan]
    contacts: Sequence[Met]
    reports: Sequence[Sent]
    steps_done: frozenset[str]
    """Contacts whose next step a later contact calls done."""
    problems: tuple[Problem, ...] = ()


def ledger_of(index: Index, policy: Policy, problems: tuple[Problem, ...] = ()) -> Ledger:
    """Return what an open index holds."""
    districts = versions(all_versions(index, District))
    schools = versions(all_versions(index, School)).naming(district=districts.now)
    cohorts = versions(all_versions(index, Cohort)).naming(schools=schools.now)
    leaders = versions(all_versions(index, Leader)).naming(school=schools.now)
    coaches = versions(all_versions(index, Coach))
    assignments = versions(all_versions(index, Assignment)).naming(
        coach=coaches.now, school=schools.now, leader=leaders.now
    )
    ids = _Ids(coaches.now, schools.now, cohorts.now)
    return Ledger(
        policy,
        districts,
        schools,
        cohorts,
        versions(all_versions(index, SchoolYear)),
        leaders,
        coaches,
        assignments,
        versions(all_versions(index, Agreement)).naming(assignment=assignments.now),
        versions(all_versions(index, Plan)).naming(assignment=assignments.now),
        _contacts(index, ids),
        _reports(index, ids),
        frozenset(id for (id,) in index.database.execute(_DONE)),
        (*problems, *index.problems),
    )


_DONE = "SELECT d.value FROM contacts_steps_done d JOIN now_contacts c ON c.file = d.file"
_CONTACTS = """
SELECT file, id, coach, coalesce(school, ''), coalesce(cohort, ''), date, coalesce(time, ''), minutes, mode, next_step_by
FROM now_contacts ORDER BY date, id
"""
_REPORTS = "SELECT file, id, coach, school, half, sent, seen_by_leader FROM now_reports ORDER BY half, id"


class _Ids(NamedTuple):
    """From the id of any version to that of the one that counts."""

    coaches: Mapping[str, str]
    schools: Mapping[str, str]
    cohorts: Mapping[str, str]


def _contacts(index: Index, ids: _Ids) -> list[Met]:
    standards, resources, roles = (_lists(index, f"contacts_{name}") for name in ("standards", "resources", "roles"))
    return [
        Met(
            id,
            ids.coaches.get(coach, coach),
            ids.schools.get(school, school),
            ids.cohorts.get(cohort, cohort),
            Day.fromisoformat(date),
            time,
            minutes,
            mode,
            Day.fromisoformat(by) if by else None,
            standards.get(file, ()),
            resources.get(file, ()),
            roles.get(file, ()),
        )
        for file, id, coach, school, cohort, date, time, minutes, mode, by in index.database.execute(_CONTACTS)
    ]


def _lists(index: Index, table: str) -> Mapping[int, tuple[str, ...]]:
    found: dict[int, list[str]] = defaultdict(list)
    # The values of a file are written one after the other, so their rows need no sorting.
    for file, value in index.database.execute(f"SELECT file, value FROM {table} ORDER BY rowid"):  # noqa: S608  # a name of ours
        found[file].append(value)
    return {file: tuple(values) for file, values in found.items()}


def _reports(index: Index, ids: _Ids) -> list[Sent]:
    needs, contacts = _lists(index, "reports_needs"), _lists(index, "reports_contacts")
    first = _first_sent(index)
    return [
        Sent(
            id,
            ids.coaches.get(coach, coach),
            ids.schools.get(school, school),
            half,
            first.get(id, Day.fromisoformat(sent)),
            Day.fromisoformat(seen) if seen else None,
            needs.get(file, ()),
            len(contacts.get(file, ())),
        )
        for file, id, coach, school, half, sent, seen in index.database.execute(_REPORTS)
    ]


def _first_sent(index: Index) -> Mapping[str, Day]:
    """Return, for reports that correct another on the same school and half month, when the first of these was sent."""
    rows = index.database.execute("SELECT id, replaces, school, half, sent FROM reports ORDER BY id")
    known = {id: (replaces, (school, half), sent) for id, replaces, school, half, sent in rows}
    found: dict[str, Day] = {}
    for id, (replaces, about, sent) in known.items():
        seen, first, step = {id}, sent, replaces
        while step in known and step not in seen:
            seen.add(step)
            step, same, earlier = known[step]
            first = min(first, earlier) if same == about else first
        if len(seen) > 1:
            found[id] = Day.fromisoformat(first)
    return found
