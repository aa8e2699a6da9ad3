"""The policy: every rule of cadence, retention and access, in one file of the store."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from clearinghouse.content.fields import Line, TimeZone, Widget
from clearinghouse.records.fields import Mode, Reader, distinct, staff
from clearinghouse.records.models.record import Part

Modes = Annotated[tuple[Mode, ...], Field(max_length=6, strict=False)]


class ReportCadence(Part):
    """When status reports are due: one for each half month of an assignment."""

    days_to_send: int = staff("Days after the half month by which it is sent.", [5], 5, ge=0, le=60)
    due_soon_days: int = staff("Days before that day on which it is due soon.", [3], 3, ge=0, le=60)
    missing_after_days: int = staff(
        "Days after that day from which it is missing, no longer late.", [15], 15, ge=0, le=365
    )
    skip_without_school_days: bool = staff(
        "True when none is due for a half month with too few days of school.", [True], True
    )
    least_school_days: int = staff(
        "A half month with fewer days of school asks for none, unless all ask for one.", [5], 5, ge=1, le=15
    )
    closed_after_days: int = staff(
        "Days after that day from which nobody waits for it any longer: it counts as never sent.",
        [60],
        60,
        ge=1,
        le=400,
    )


class ContactCadence(Part):
    """How often coach and leader meet."""

    every_weeks: int = staff("A contact is due once in so many school weeks.", [1], 1, ge=1, le=26)
    modes: Modes = staff("Which ways of meeting count.", [["on-site"]], ("on-site",))
    least_school_days: int = staff("A week with fewer days of school asks for none.", [3], 3, ge=0, le=7)
    due_soon_days: int = staff("Days before a week's last day of school on which it is due soon.", [2], 2, ge=0, le=60)
    missing_after_weeks: int = staff("So many weeks without one and it is missing.", [3], 3, ge=1, le=52)


class StartCadence(Part):
    """What is due after an assignment begins."""

    agreement_within_days: int = staff("Days until there is an agreement.", [21], 21, ge=1, le=365)
    plan_within_days: int = staff("Days until there is a work plan.", [45], 45, ge=1, le=365)
    due_soon_days: int = staff("Days before that day on which it is due soon.", [7], 7, ge=0, le=90)
    missing_after_days: int = staff(
        "Days after that day from which it is missing, no longer late.", [30], 30, ge=0, le=365
    )


class Cadence(Part):
    """What is due when."""

    reports: ReportCadence = staff("Status reports.", [{"days_to_send": 5}], ReportCadence())
    contacts: ContactCadence = staff("Contacts.", [{"every_weeks": 1}], ContactCadence())
    start: StartCadence = staff("Agreement and plan.", [{"plan_within_days": 45}], StartCadence())
    wait_for_school: bool = staff(
        "True when a day on which schools are closed moves to the next day of school of the school year.", [True], True
    )


Kept = Literal[
    "contacts", "reports", "plans", "agreements", "visits", "answers", "surveys", "assignments", "leaders", "coaches"
]


class Retention(Part):
    """How long the records of a kind are kept."""

    kind: Kept = staff("The kind, as its folder is called.", ["contacts"])
    years: int = staff("Full years after the day a record is about, or after its assignment ended.", [7], ge=0, le=100)
    why: Line = staff("Why so long.", ["As long as the program is evaluated."])


class Access(Part):
    """Who belongs to a class of readers."""

    reader: Annotated[Reader, Widget.CHOICE] = staff("The class.", ["staff"], strict=False)
    who: Line = staff("Who that is.", ["The program's staff, after signing in."])


class Totals(Part):
    """What public totals must hold to."""

    least_cell: int = staff("The fewest people or schools that a shown number stands for.", [10], 10, ge=10, le=1000)
    least_coaches: int = staff(
        "The same for coaches: a number made by fewer of them is about them.", [10], 10, ge=3, le=1000
    )
    largest_share: int = staff(
        "The most that one school or one coach may have of a shown number, in percent.", [50], 50, ge=10, le=100
    )
    interval: int = staff(
        "How far apart the least and the greatest possible value of a withheld number stay, in percent of it; for"
        " small numbers never closer than the fewest that may be shown.",
        [20],
        20,
        ge=1,
        le=200,
    )
    round_to: int = staff("Numbers are rounded to a multiple of this.", [5], 5, ge=1, le=1000)
    delay_days: int = staff("Days that pass before a period is shown.", [60], 60, ge=0, le=1000)


ACCESS = (
    Access(reader=Reader.TOTAL, who="Everyone, and only as a total that gives nobody away."),
    Access(reader=Reader.STAFF, who="The program's staff, after signing in."),
    Access(reader=Reader.COACH_AND_LEADER, who="The coach and the leader, and nobody else."),
)


class Policy(Part):
    """Every rule of cadence, retention and access."""

    program: Line = staff("The program's name.", ["SYNTHETIC Coaching Program"])
    timezone: TimeZone = staff("The time zone in which times are written.", ["Europe/Lisbon"], "UTC")
    cadence: Cadence = staff("What is due when.", [{"reports": {"days_to_send": 5}}], Cadence())
    retention: Annotated[tuple[Retention, ...], Field(max_length=20, strict=False)] = staff(
        "How long records are kept; a kind not named is kept for good.",
        [[{"kind": "contacts", "years": 7, "why": "As long as the program is evaluated."}]],
        (),
    )
    access: Annotated[tuple[Access, ...], Field(max_length=3, strict=False)] = staff(
        "Who may see what.", [[{"reader": "staff", "who": "The program's staff."}]], ACCESS
    )
    totals: Totals = staff("Rules of public totals.", [{"least_cell": 10}], Totals())
    least_group: int = staff("The smallest group that a survey tells apart.", [10], 10, ge=3, le=1000)

    @model_validator(mode="after")
    def _sound(self) -> Self:
        distinct(tuple(rule.kind for rule in self.retention))
        if {rule.reader for rule in self.access} != set(Reader):
            raise ValueError(f"say for each class of readers who they are: {', '.join(Reader)}")
        return self
