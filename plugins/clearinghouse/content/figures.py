"""The program's figures: totals of private records, reviewed by staff; each is a number that gives nobody away, or withheld.

The file holds numbers, days, and words of closed lists alone. What a question of a survey asks is written in by staff
as they review it, since no text comes out of the private store.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from clearinghouse.content.fields import Date, Fields, Label, Line, Widget
from clearinghouse.content.seen import public

FIGURES = PurePosixPath("content/program/figures.yml")
LEAST = 10
"""The fewest people or schools that a public number may stand for, whatever a program's policy says."""
TOTAL = "total"
MODES = ("on-site", "off-site-team", "cohort", "phone", "email", "video")
STATES = ("not-begun", "begun", "on-track", "met", "dropped")
MOST_ANSWERS = 11
_YEAR = re.compile(r"(20\d\d)-(20\d\d)(-fall|-spring)?")

Period = Annotated[
    str, StringConstraints(pattern=r"^(20\d\d-20\d\d(-fall|-spring)?|20\d\d-(0[1-9]|1[0-2]))$"), Widget.LINE
]
"""A school year from July to June, its half until December or from January, or the month in which a survey closed."""
Of = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+([./-][A-Za-z0-9]+)*$", max_length=90), Widget.LINE]


@dataclass(frozen=True)
class Sort:
    """A sort of table: its rows, and what its numbers count.

    `listed` names the list that further rows come from. `whole` says that the rows beside the total make it up, each
    thing counted in one of them. `halves` that it is made for half years too.
    """

    name: str
    counts: Literal["schools", "things", "contacts", "hours", "goals", "reports", "answers"]
    rows: tuple[str, ...] = ()
    listed: Literal["", "levels", "standards", "answers"] = ""
    whole: bool = True
    halves: bool = False


_LEVELS = ("several", "unknown")
SORTS: Mapping[str, Sort] = {
    sort.name: sort
    for sort in (
        Sort("served", "things", ("districts", "coaches"), whole=False),
        Sort("schools-by-level", "schools", (TOTAL, *_LEVELS), "levels"),
        Sort("contacts-by-mode", "contacts", (TOTAL, *MODES), halves=True),
        Sort("hours-by-mode", "hours", (TOTAL, *MODES), halves=True),
        Sort("contacts-by-level", "contacts", (TOTAL, *_LEVELS, "cohorts"), "levels", halves=True),
        Sort("hours-by-level", "hours", (TOTAL, *_LEVELS, "cohorts"), "levels", halves=True),
        Sort("contacts-by-standard", "contacts", (), "standards", whole=False),
        Sort("goals-by-state", "goals", (TOTAL, *STATES)),
        Sort("reports", "reports", (TOTAL, "read"), whole=False, halves=True),
        Sort("survey", "answers", (TOTAL,), "answers"),
    )
}
"""Every sort of table, in the order in which the page shows them."""
Name = Literal[
    "served",
    "schools-by-level",
    "contacts-by-mode",
    "hours-by-mode",
    "contacts-by-level",
    "hours-by-level",
    "contacts-by-standard",
    "goals-by-state",
    "reports",
    "survey",
]


class Row(Fields):
    """One figure: what it is of, and its number; or that it is withheld."""

    of: Of = public(description="What the number is of.", examples=["on-site"])
    value: int | None = public(default=None, ge=0, le=1_000_000_000, description="The rounded number.", examples=[1250])
    withheld: bool = public(default=False, description="True in place of a number.", examples=[True])

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.value is None) != self.withheld:
            raise ValueError("write either a value or withheld: true")
        return self


class Table(Fields):
    """Figures that belong together: of one sort, for one period."""

    table: Name = public(description="The sort of table.", examples=["contacts-by-mode"])
    period: Period = public(description="School year, half year, or month of a survey.", examples=["2026-2027-fall"])
    survey: int | None = public(
        default=None, ge=1, le=99, description="Which of the surveys that closed in the month.", examples=[1]
    )
    question: int | None = public(default=None, ge=1, le=40, description="Which question of the survey.", examples=[1])
    asked: Line | None = public(
        default=None, description="The question. Staff write it in.", examples=["Did coaching help you?"]
    )
    options: Annotated[tuple[Label, ...], Field(max_length=MOST_ANSWERS, strict=False)] = public(
        default=(), description="Its answers, from the first. Staff write them in.", examples=[["No", "A little"]]
    )
    published: Date = public(description="The day of the release it first stood in.", examples=["2027-03-01"])
    rounded_to: int = public(ge=1, le=1000, description="Numbers are multiples of this.", examples=[5])
    rows: Annotated[tuple[Row, ...], Field(min_length=1, max_length=400, strict=False)] = public(
        description="The figures.", examples=[[{"of": "total", "value": 1250}]]
    )

    @property
    def sort(self) -> Sort:
        return SORTS[self.table]

    @property
    def name(self) -> tuple[str, str, int, int]:
        """What tells it from other tables."""
        return self.table, self.period, self.survey or 0, self.question or 0

    @model_validator(mode="after")
    def _sound(self) -> Self:
        year = _YEAR.fullmatch(self.period)
        if year and int(year[2]) != int(year[1]) + 1:
            raise ValueError(f"{year[1]}-{year[2]} is no school year; write it as {year[1]}-{int(year[1]) + 1}")
        if (self.table == "survey") != (year is None) or (self.table == "survey") != (
            None not in (self.survey, self.question)
        ):
            raise ValueError("a survey has a month, a number and a question; other tables have a school year or half")
        if year and year[3] and not self.sort.halves:
            raise ValueError(f"the table {self.table} is made for whole school years")
        if self.table != "survey" and (self.asked or self.options):
            raise ValueError("only a survey has a question and options")
        return self


class Rules(Fields):
    """The rules that the figures were made by, as the program's policy has them."""

    least: int = public(
        ge=LEAST, le=1000, description="The fewest people or schools that a number stands for.", examples=[10]
    )
    least_coaches: int = public(ge=3, le=1000, description="The same for coaches.", examples=[10])
    largest_share: int = public(
        ge=10, le=100, description="The most that one school or coach may have of a number, in percent.", examples=[50]
    )
    interval: int = public(
        ge=1, le=200, description="How far off any guess at a withheld number stays, in percent of it.", examples=[20]
    )
    round_to: int = public(ge=1, le=1000, description="Numbers are multiples of this.", examples=[5])
    delay_days: int = public(ge=0, le=1000, description="Days between a period's end and its figures.", examples=[60])


class Figures(Fields):
    """All figures that were ever published, by table and period."""

    made: Date = public(description="The day of the latest release.", examples=["2027-09-01"])
    rules: Rules = public(
        description="The rules of the latest release.",
        examples=[
            {"least": 10, "least_coaches": 10, "largest_share": 50, "interval": 20, "round_to": 5, "delay_days": 60}
        ],
    )
    tables: Annotated[tuple[Table, ...], Field(max_length=4000, strict=False)] = public(
        description="The tables.", examples=[[]]
    )

    def find(self, name: tuple[str, str, int, int]) -> Table | None:
        return next((table for table in self.tables if table.name == name), None)
