"""Each coach's calendar of visits, as calendar programs subscribe to it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path

from clearinghouse.publish.calendars import Appointment, calendar_text
from clearinghouse.records.index import open_index
from clearinghouse.records.load import Records, load_records
from clearinghouse.records.models import Assignment, Coach, School, Visits

MARK = "@visits.clearinghouse.invalid"
"""In every entry of these calendars, and in no other."""


def unread_visits(root: Path) -> list[str]:
    """Return the files of visits that are wrong, and so stand in no calendar."""
    with open_index(root) as index:
        wrong = {str(problem.path) for problem in index.problems if problem.level == "error"}
    return sorted(path for path in wrong if path.startswith("visits/"))


def coach_calendars(root: Path) -> Mapping[str, str]:
    """Return the calendar file of every coach who has a visit planned, by the coach's id.

    What was withdrawn stays in the calendar as cancelled, so that programs that showed it take it off. No text in it is
    of those that stay with coach and leader.

    Raises:
        NoStore: the folder is no store.
    """
    records = load_records(root)
    by_coach: dict[str, list[Appointment]] = {}
    for chain in _chains(root):
        last = chain[-1][1]
        assignment = records.get(Assignment, last.assignment)
        if assignment and assignment.coach in records.all(Coach):
            by_coach.setdefault(assignment.coach, []).extend(_appointments(chain, assignment, records))
    names = {id: f"{records.all(Coach)[id].name}: visits" for id in by_coach}
    return {id: calendar_text(names[id], entries) for id, entries in sorted(by_coach.items())}


Chain = list[tuple[str, Visits]]


def _chains(root: Path) -> Iterator[Chain]:
    """Yield the versions of each visit calendar, the first one first."""
    with open_index(root) as index:
        rows = index.database.execute(
            "SELECT id, data FROM file WHERE folder = 'visits' AND data NOTNULL ORDER BY id, path"
        )
        found = {id: Visits.model_validate_json(data) for id, data in rows}
    later = {visits.replaces: id for id, visits in found.items() if visits.replaces}
    for id, visits in found.items():
        if visits.replaces not in found:
            chain = [(id, visits)]
            while (step := later.get(chain[-1][0])) and len(chain) <= len(found):
                chain.append((step, found[step]))
            yield chain


def _appointments(chain: Chain, assignment: Assignment, records: Records) -> Iterator[Appointment]:
    id, visits = chain[0][0], chain[-1][1]
    school = records.all(School).get(assignment.school)
    name = school.name if school else assignment.school
    length = datetime.timedelta(minutes=visits.minutes)
    for place, start in enumerate((visits.first, *visits.also_at)):
        yield Appointment(
            uid=f"{id}-{place}{MARK}",
            title=f"Visit: {name}",
            start=start,
            end=start + length,
            stamp=visits.date,
            zone=visits.timezone or records.policy.timezone,
            place=visits.place or name,
            sequence=len(chain) - 1,
            cancelled=visits.withdrawn,
            series=None if place else visits.series,
            dropped=() if place else visits.except_at,
        )
