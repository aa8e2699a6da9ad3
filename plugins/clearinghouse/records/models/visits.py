"""The calendar of visits that a coach keeps with a school."""

from __future__ import annotations

import re
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, model_validator

from clearinghouse.content.fields import Line, TimeZone, Widget
from clearinghouse.records.fields import AssignmentId, Moment, staff
from clearinghouse.records.models.record import Record

_RULE = re.compile(
    r"FREQ=(?:WEEKLY|MONTHLY|DAILY)(?:;(?:INTERVAL=[1-9]\d?|COUNT=[1-9]\d{0,2}|UNTIL=\d{8}"
    r"|BYDAY=(?:-?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:-?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU))*|WKST=(?:MO|SU)))*"
)


def _rule(text: str) -> str:
    if not _RULE.fullmatch(text):
        raise ValueError("write a rule such as FREQ=WEEKLY;BYDAY=TU;UNTIL=20270611")
    names = [part.partition("=")[0] for part in text.split(";")]
    if len(set(names)) != len(names) or {"COUNT", "UNTIL"} <= set(names):
        raise ValueError("a rule has each part once, and COUNT or UNTIL but not both")
    if not {"COUNT", "UNTIL"} & set(names):
        raise ValueError("a rule says when it ends, by COUNT or UNTIL")
    return text


Rule = Annotated[str, AfterValidator(_rule), Widget.LINE]
Moments: Any = Annotated[tuple[Moment, ...], Field(max_length=200, strict=False)]


class Visits(Record):
    """Meetings planned with a school: one, or a series by a rule with exceptions."""

    assignment: AssignmentId = staff("The assignment it belongs to.", ["assignment-001"])
    first: Moment = staff("Day and time of the first meeting.", ["2026-09-01 09:00"])
    minutes: int = staff("How long a meeting takes, in minutes.", [60], ge=5, le=720)
    rule: Rule | None = staff(
        "How it is repeated, as a rule of iCalendar.", ["FREQ=WEEKLY;BYDAY=TU;UNTIL=20270611"], None
    )
    except_at: Moments = staff("Meetings of the series that do not take place.", [["2026-11-03 09:00"]], ())
    also_at: Moments = staff("Meetings beside the series.", [["2026-11-05 09:00"]], ())
    timezone: TimeZone | None = staff("Time zone; the policy's when left out.", ["America/New_York"], None)
    place: Line | None = staff("Where you meet; the school when left out.", ["SYNTHETIC School 7, main office"], None)
    version: int = staff("Counted up with each change, so that calendars notice.", [0], 0, ge=0, le=9999)

    @model_validator(mode="after")
    def _series(self) -> Self:
        if self.except_at and not self.rule:
            raise ValueError("exceptions need a rule that they are exceptions from")
        return self
