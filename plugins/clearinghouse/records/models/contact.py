"""A contact: a visit, call or message between coach and leader."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from clearinghouse.content.fields import Resources, Standards
from clearinghouse.records.fields import (
    Clock,
    CoachId,
    CohortId,
    ContactIds,
    Day,
    Mode,
    Note,
    Roles,
    SchoolId,
    confidential,
    staff,
    total,
)
from clearinghouse.records.models.record import Record


class Contact(Record):
    """A contact: a visit, call or message between coach and leader."""

    partition = ("coach", "date.year")

    coach: CoachId = staff("The coach.", ["coach-03"])
    school: SchoolId | None = staff("The school; left out when a cohort met.", ["school-001"], None)
    cohort: CohortId | None = staff("The cohort that met; left out when it was one school.", ["cohort-a"], None)
    date: Day = total("The day.", ["2026-10-06"], title="Day")
    time: Clock | None = staff("When it began, on the wall clock.", ["14:05"], None, title="Began at")
    minutes: int = total("How long it took, in minutes.", [60], ge=1, le=1440)
    mode: Mode = total("How you met.", ["on-site"], title="How you met")
    roles: Roles = total("Who was there, by role and never by name.", [["leader"]], (), title="Who was there")
    standards: Standards = total(
        "Leadership standards you worked on.", [["our-standards/2.B"]], (), title="Leadership standards"
    )
    resources: Resources = staff(
        "Resources of the site that you gave.", [["attendance-guide"]], (), title="Resources given"
    )
    next_step: Note | None = confidential("The next step, in words.", ["SYNTHETIC: visit the grade 3 team."])
    next_step_by: Day | None = staff("The day by which it is done.", ["2026-10-20"], None, title="Next step by")
    steps_done: ContactIds = staff(
        "Earlier contacts whose next step is done.", [["k7m2q9x4t1"]], (), title="Steps that are done"
    )
    note: Note | None = confidential("A note for you and the leader.", ["SYNTHETIC: went well."])

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if (self.school is None) == (self.cohort is None):
            raise ValueError("name either the school or the cohort")
        return self
