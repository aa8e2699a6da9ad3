"""Leaders, coaches, and which coach works with whom."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from clearinghouse.content.fields import Email, Line
from clearinghouse.records.fields import CoachId, Day, LeaderId, SchoolId, staff, total
from clearinghouse.records.models.record import Record


class Leader(Record):
    """A school leader who is coached."""

    name: Line = staff("The leader's name.", ["SYNTHETIC Leader 12"])
    school: SchoolId = staff("The school he or she leads.", ["school-001"])
    role: Line = staff("The leader's office.", ["School leader"], "School leader")
    email: Email | None = staff("E-mail address.", ["leader-12@synthetic.example"], None)


class Coach(Record):
    """An executive coach."""

    name: Line = staff("The coach's name.", ["SYNTHETIC Coach 3"])
    email: Email | None = staff("E-mail address.", ["coach-3@synthetic.example"], None)
    most_schools: int | None = staff("How many schools he or she may take on.", [9], None, ge=0, le=60)


class Assignment(Record):
    """A coach's work with one leader of one school, for as long as it lasts."""

    coach: CoachId = staff("The coach.", ["coach-03"])
    school: SchoolId = staff("The school.", ["school-001"])
    leader: LeaderId = staff("The leader.", ["leader-001"])
    start: Day = total("The first day.", ["2026-08-27"])
    end: Day | None = total("The last day; left out while it goes on.", ["2027-06-11"], None)

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.end and self.end < self.start:
            raise ValueError("the assignment ends before it begins")
        return self
