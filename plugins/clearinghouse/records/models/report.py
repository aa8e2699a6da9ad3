"""The status report that a coach sends twice a month."""

from __future__ import annotations

import calendar
import datetime
from functools import cache
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from clearinghouse.content.fields import Id
from clearinghouse.records.fields import (
    CoachId,
    ContactIds,
    Day,
    Half,
    Note,
    SchoolId,
    confidential,
    distinct,
    staff,
    total,
)
from clearinghouse.records.models.record import Part, Record
from clearinghouse.records.models.work import Progress

Need = Literal["none", "professional-development", "district-support", "time", "staffing", "resources", "other"]


class GoalProgress(Part):
    """How far a goal of the plan has come."""

    goal: Id = staff("The goal's id in the plan.", ["feedback"])
    state: Progress = total("How far it has come.", ["on-track"])
    note: Note | None = confidential("What you saw.", ["SYNTHETIC: three of four teams."])


class Report(Record):
    """The status report on one school for half a month."""

    partition = ("coach", "half.year")

    coach: CoachId = staff("The coach.", ["coach-03"])
    school: SchoolId = staff("The school.", ["school-001"])
    half: Half = total(
        "The half month: 2026-09-first ends on the 15th, 2026-09-second with the month.",
        ["2026-09-first"],
        title="Half month",
    )
    sent: Day = total("The day it was sent.", ["2026-09-16"], title="Sent on")
    contacts: ContactIds = staff("The half month's contacts.", [["k7m2q9x4t1"]], ())
    progress: tuple[GoalProgress, ...] = total(
        "Progress by goal.", [[{"goal": "feedback", "state": "on-track"}]], (), strict=False, max_length=12
    )
    needs: Annotated[tuple[Need, ...], Field(max_length=7, strict=False), AfterValidator(distinct)] = total(
        "What the school needs.", [["time"]], ()
    )
    summary: Note | None = confidential("Your judgment, in words.", ["SYNTHETIC: a good start."], title="Your judgment")
    needs_note: Note | None = confidential("What is needed, in words.", ["SYNTHETIC: a room."], title="What is needed")
    seen_by_leader: Day | None = total(
        "The day the leader read it and agreed.", ["2026-09-17"], None, title="Read by the leader on"
    )


@cache
def half_days(half: str) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of a half month such as `2026-09-first`."""
    year, month, part = half.split("-")
    last = calendar.monthrange(int(year), int(month))[1]
    first, end = (1, 15) if part == "first" else (16, last)
    return datetime.date(int(year), int(month), first), datetime.date(int(year), int(month), end)


def half_of(day: datetime.date) -> str:
    """Return the half month that a day lies in."""
    return f"{day.year:04}-{day.month:02}-{'first' if day.day <= 15 else 'second'}"
