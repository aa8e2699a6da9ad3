"""A row of a list of schools: that of all schools, and those of a coach, district or cohort."""

from __future__ import annotations

from dataclasses import dataclass

from clearinghouse.publish.page import Link
from clearinghouse.records.cadence.standing import Standing
from clearinghouse.records.measures.scope import COACH, SCHOOL
from clearinghouse.records.staff.desk import Desk


@dataclass(frozen=True)
class SchoolRow:
    """A school in a list: how it stands, who coaches it, when it was met last."""

    link: Link
    coach: Link
    state: str
    label: str
    last: str


def school_row(standing: Standing, desk: Desk) -> SchoolRow:
    one = standing.assignment
    last = desk.last_contact.get(one.school)
    return SchoolRow(
        desk.link(SCHOOL, one.school),
        desk.link(COACH, one.coach),
        standing.state.value,
        desk.wording(f"staff_state.{standing.state.value}"),
        desk.date(last) if last else "",
    )
