"""Districts, schools, cohorts of schools, and the calendar that schools keep."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from clearinghouse.content.fields import Id, Label, Line
from clearinghouse.records.fields import Code, Day, DistrictId, Levels, SchoolIds, staff, total
from clearinghouse.records.models.record import Part, Record


class District(Record):
    """A school district that takes part."""

    name: Line = staff("The district's name.", ["SYNTHETIC District 1"])
    code: Code | None = staff("The state's code of the district, with its leading zeros.", ["0510011"], None)
    calendar: Id = staff("Which school calendar the district keeps.", ["program"], "program")


class ImprovementGoal(Part):
    """A goal of the school's improvement plan."""

    id: Id = staff("A short name, by which plans refer to the goal.", ["reading-grade-3"])
    text: Line = staff("The goal, as the school's improvement plan states it.", ["SYNTHETIC goal: reading in grade 3"])


class School(Record):
    """A school that is coached."""

    name: Line = staff("The school's name.", ["SYNTHETIC School 7"])
    code: Code | None = staff("The state's code of the school, with its leading zeros.", ["0510711"], None)
    district: DistrictId = total("The district it belongs to.", ["district-01"])
    levels: Levels = total("School levels, from the site's vocabulary.", [["elementary"]], ())
    improvement_goals: tuple[ImprovementGoal, ...] = staff(
        "Goals of the school's improvement plan.",
        [[{"id": "reading", "text": "SYNTHETIC goal: reading"}]],
        (),
        strict=False,
        max_length=20,
    )


class Cohort(Record):
    """Schools that meet as a group."""

    name: Line = staff("What the group is called.", ["SYNTHETIC Cohort A"])
    schools: SchoolIds = staff("The schools of the group.", [["school-001", "school-002"]], min_length=1)


class Closure(Part):
    """Days on which schools are closed."""

    first: Day = staff("The first day.", ["2026-12-24"])
    last: Day = staff("The last day.", ["2027-01-01"])
    reason: Label = staff("What the days are for.", ["Winter break"])

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.last < self.first:
            raise ValueError("the last day comes before the first")
        return self


class SchoolYear(Record):
    """One school year of a calendar, with its breaks and closures."""

    calendar: Id = staff("The calendar it belongs to; `program` is the usual one.", ["program"], "program")
    first_day: Day = staff("The first day of school.", ["2026-08-27"])
    last_day: Day = staff("The last day of school.", ["2027-06-11"])
    closed: tuple[Closure, ...] = staff(
        "Breaks and closures.",
        [[{"first": "2026-12-24", "last": "2027-01-01", "reason": "Winter break"}]],
        (),
        strict=False,
        max_length=60,
    )

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if not self.first_day < self.last_day:
            raise ValueError("the school year ends before it begins")
        if (self.last_day - self.first_day).days > 370:
            raise ValueError("a school year is longer than a year")
        return self
