"""What an event says of its times: how it is repeated, which meetings move or fall out, and what has changed."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from clearinghouse.content.fields import Date, Fields, Line, When
from clearinghouse.content.seen import public
from clearinghouse.content.series import MAX_MEETINGS, Every, Series

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class MovedMeeting(Fields):
    """One meeting of a series that takes place at another time."""

    instead_of: Date = public(
        title="Planned day",
        description="The day on which it would have been by the rule.",
        examples=["2026-11-26"],
    )
    start: When = public(description="Day and time it begins instead.", examples=["2026-12-01 15:30"])
    end: When = public(description="Day and time it ends instead.", examples=["2026-12-01 17:00"])


class Repeats(Fields):
    """How a session is repeated."""

    every: Every = public(
        description="How often. A month's same weekday is, for example, its first Tuesday.", examples=["two-weeks"]
    )
    days: Annotated[tuple[Weekday, ...], Field(strict=False, max_length=7)] = public(
        title="Days of the week",
        default=(),
        description="On which days, where it is repeated by the week on more days than the first one's.",
        examples=[["tuesday", "thursday"]],
    )
    times: int | None = public(
        title="Number of meetings",
        default=None,
        ge=2,
        le=MAX_MEETINGS,
        description="How many meetings there are, those left out included.",
        examples=[12],
    )
    until: Date | None = public(
        title="Last day", default=None, description="Or the last day it may take place.", examples=["2027-05-31"]
    )
    left_out: Annotated[tuple[Date, ...], Field(strict=False, max_length=100)] = public(
        title="Days left out",
        default=(),
        description="Days on which it does not take place, such as holidays.",
        examples=[["2026-11-26"]],
    )
    moved: tuple[MovedMeeting, ...] = public(
        title="Meetings at another time",
        strict=False,
        max_length=100,
        default=(),
        description="Meetings that take place at another time.",
        examples=[
            [{"instead_of": "2026-11-26", "start": "2026-12-01 15:30", "end": "2026-12-01 17:00"}],
        ],
    )

    @property
    def series(self) -> Series:
        return Series(self.every, self.times, self.until, self.days)

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        if (self.times is None) == (self.until is None):
            raise ValueError("say how long it goes on: either times, the number of meetings, or until, the last day")
        if self.days and self.every not in ("week", "two-weeks"):
            raise ValueError("days of the week are for what is repeated every week or two; take days out")
        return self


class Update(Fields):
    """Something that was changed after the event was announced."""

    made_on: Date = public(title="Changed on", description="The day of the change.", examples=["2026-09-20"])
    what: Line = public(
        title="What changed", description="What is different, in a sentence.", examples=["The room is 12, not 14."]
    )
