"""The calendar of visits that a coach keeps with a school."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, model_validator

from clearinghouse.content.fields import Line, TimeZone, Widget
from clearinghouse.content.series import MAX_MEETINGS, WEEKDAYS, Every, Series
from clearinghouse.records.fields import AssignmentId, Day, Moment, staff
from clearinghouse.records.models.record import Record

_DAYS = dict(zip(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), WEEKDAYS, strict=True))
_EVERY: dict[str, Every] = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month-same-weekday"}
_PARTS = re.compile(
    r"FREQ=(?P<freq>DAILY|WEEKLY|MONTHLY)"
    r"(?:;(?:INTERVAL=(?P<interval>[12])|COUNT=(?P<count>[1-9]\d{0,2})|UNTIL=(?P<until>\d{8})"
    r"|BYDAY=(?P<days>(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:MO|TU|WE|TH|FR|SA|SU))*|(?P<week>-1|[1-4])(?:MO|TU|WE|TH|FR|SA|SU))))*"
)


def parse_rule(text: str) -> Series:
    """Return the series that a rule of iCalendar states.

    Raises:
        ValueError: the rule is not one of those that every calendar program reads alike; says which are.
    """
    found = _PARTS.fullmatch(text)
    names = [part.partition("=")[0] for part in text.split(";")]
    if not found or len(set(names)) != len(names):
        raise ValueError("write a rule such as FREQ=WEEKLY;BYDAY=TU;UNTIL=20270611")
    if bool(found["count"]) == bool(found["until"]):
        raise ValueError("a rule says when it ends: by COUNT or by UNTIL")
    weekly, monthly = found["freq"] == "WEEKLY", found["freq"] == "MONTHLY"
    if bool(found["week"]) != monthly or (found["days"] and found["freq"] == "DAILY"):
        raise ValueError("write BYDAY=TU for a week, BYDAY=1TU or BYDAY=-1TU for a month, and none for every day")
    if found["interval"] == "2" and not weekly:
        raise ValueError("INTERVAL=2 is for weeks")
    days = tuple(_DAYS[day] for day in found["days"].split(",")) if found["days"] and weekly else ()
    every: Every = "two-weeks" if found["interval"] == "2" else _EVERY[found["freq"]]
    until = datetime.datetime.strptime(found["until"], "%Y%m%d").date() if found["until"] else None
    return Series(every, int(found["count"]) if found["count"] else None, until, days)


def _rule(text: str) -> str:
    parse_rule(text)
    return text


Rule = Annotated[str, AfterValidator(_rule), Widget.LINE]
Moments: Any = Annotated[tuple[Moment, ...], Field(max_length=200, strict=False)]


class Visits(Record):
    """Meetings planned with a school: one, or a series by a rule with exceptions."""

    assignment: AssignmentId = staff("The assignment it belongs to.", ["assignment-001"])
    date: Day = staff("The day of this version.", ["2026-08-27"])
    first: Moment = staff("Day and time of the first meeting.", ["2026-09-01 09:00"])
    minutes: int = staff("How long a meeting takes, in minutes.", [60], ge=5, le=720)
    rule: Rule | None = staff(
        "How it is repeated, as a rule of iCalendar.", ["FREQ=WEEKLY;BYDAY=TU;UNTIL=20270611"], None
    )
    except_at: Moments = staff("Meetings of the series that do not take place.", [["2026-11-03 09:00"]], ())
    also_at: Moments = staff("Meetings beside the series.", [["2026-11-05 09:00"]], ())
    timezone: TimeZone | None = staff("Time zone; the policy's when left out.", ["Europe/Lisbon"], None)
    place: Line | None = staff("Where you meet; the school when left out.", ["SYNTHETIC School 7, main office"], None)

    @property
    def series(self) -> Series | None:
        """How the meeting is repeated, or None for a single one."""
        return parse_rule(self.rule) if self.rule else None

    @model_validator(mode="after")
    def _meets(self) -> Self:
        if self.series is None:
            if self.except_at:
                raise ValueError("exceptions need a rule that they are exceptions from")
            return self
        days = self.series.days_from(self.first.date())
        if self.first.date() not in days:
            raise ValueError(f"the first meeting, {self.first.date()}, is no day of the rule {self.rule}")
        if len(days) > MAX_MEETINGS:
            raise ValueError(f"the rule makes more than {MAX_MEETINGS} meetings; end it earlier")
        for away in self.except_at:
            if away.date() not in days or away.time() != self.first.time():
                raise ValueError(f"there is no meeting on {away:%Y-%m-%d %H:%M} that could be left out")
        return self
