"""A session, workshop or meeting."""

from __future__ import annotations

import datetime
from functools import cached_property
from itertools import pairwise
from typing import Self

from pydantic import model_validator

from clearinghouse.content.fields import (
    YEARS,
    Audiences,
    Date,
    Goals,
    Labels,
    Line,
    Resources,
    Standards,
    TimeZone,
    Topics,
    Url,
    When,
)
from clearinghouse.content.models.item_fields import ItemFields
from clearinghouse.content.models.kind import kind
from clearinghouse.content.parts import Attachment, asked_as
from clearinghouse.content.repeats import Repeats, Update
from clearinghouse.content.seen import public
from clearinghouse.content.series import MAX_MEETINGS, WEEKDAYS
from clearinghouse.content.times import Local, day_of

Meeting = tuple[Local, Local]
LONGEST = datetime.timedelta(days=366)
"""So long a meeting may last: each of its days and months stands in lists and on pages of its own."""
LONGEST_SERIES = datetime.timedelta(days=10 * 366)
"""From the first meeting of a series to the last one, for the same reason."""


class Event(ItemFields):
    """A session, workshop or meeting."""

    like = {  # noqa: RUF012  # declared in Entry
        "title": "A first session on working with data",
        "summary": "Ninety minutes in which teams read one week of their own data together.",
        "aliases": ["/events/first-session/"],
    }

    start: When = public(
        on_card=True,
        description="Day and time it begins. For whole days, only the day.",
        examples=["2026-10-01 15:30"],
    )
    end: When = public(description="Day and time it ends. For whole days, the last day.", examples=["2026-10-01 17:00"])
    all_day: bool = public(
        title="Whole days",
        where="as days without times",
        default=False,
        description="True where it lasts whole days, so that the times above say nothing.",
        examples=[False],
    )
    timezone: TimeZone | None = public(
        found_as="",
        title="Time zone",
        where="with the times",
        default=None,
        description="Time zone of these times, where it is not the site's own.",
        examples=["Europe/Lisbon"],
    )
    repeats: Repeats | None = public(
        title="How it is repeated",
        default=None,
        description="How it is repeated, if it is.",
        examples=[{"every": "two-weeks", "times": 6}],
    )
    venue: Line | None = public(
        on_card=True, usual=True, default=None, description="Where it is held.", examples=["Room 12, Example School"]
    )
    online: Url | None = public(
        title="Online meeting",
        default=None,
        description="Address of the online meeting's public page.",
        examples=["https://example.org/session"],
    )
    registration: Url | None = public(
        default=None, description="Where to register.", examples=["https://example.org/register"]
    )
    cancelled: bool = public(
        where="once it is true",
        default=False,
        description="True when it does not take place. Leave the event here, so that calendars learn of it.",
        examples=[False],
    )
    announced: Date | None = public(
        title="Announced on",
        where="in calendar files",
        default=None,
        description="The day it was first announced.",
        examples=["2026-08-20"],
    )
    updates: tuple[Update, ...] = public(
        title="Changes since it was announced",
        strict=False,
        max_length=30,
        default=(),
        description="One entry a change of time, place or state: calendars take the newest state by their number.",
        examples=[[{"made_on": "2026-09-20", "what": "The room is 12, not 14."}]],
    )
    standards: Standards = public(
        title="Leadership standards", default=(), description="Standards it is about.", examples=[["our-standards/2"]]
    )
    goals: Goals = public(
        title="Program goals", default=(), description="Program goals it serves.", examples=[["confident-decisions"]]
    )
    topics: Topics = public(default=(), description="Topics it is about.", examples=[["data-use"]])
    audiences: Audiences = public(default=(), description="Who it is for.", examples=[["school-leader"]])
    cohort: Line | None = public(
        title="Group",
        default=None,
        max_length=80,
        description="The group it is for, where a group meets again and again.",
        examples=["First-year group 2026"],
    )
    resources: Resources = public(
        default=(), description="Resources the session works with.", examples=[["ed-every-student-every-day"]]
    )
    materials: tuple[Attachment, ...] = public(
        title="Files from the session",
        strict=False,
        max_length=20,
        default=(),
        description="Files from the session.",
        examples=[[{"file": "slides.pdf", "label": "Slides (PDF)"}]],
    )
    recording: Url | None = public(
        default=None, description="Where a recording can be seen.", examples=["https://example.org/recording"]
    )
    asked_as: Labels = asked_as("next meeting of coaches", "summer institute")

    @property
    def whole_days(self) -> bool:
        return self.all_day or not isinstance(self.start, datetime.datetime)

    def local(self, moment: Local) -> Local:
        """Return a moment as the clock there shows it, or its day alone where whole days are meant."""
        if self.whole_days:
            return day_of(moment)
        return moment.replace(tzinfo=None) if isinstance(moment, datetime.datetime) else moment

    @cached_property
    def regular(self) -> tuple[Meeting, ...]:
        """Start and end of every meeting by the rule: those that were moved or left out too."""
        start, end = self.local(self.start), self.local(self.end)
        if self.repeats is None:
            return ((start, end),)
        shifts = [day - day_of(start) for day in self.repeats.series.days_from(day_of(start))]
        return tuple((start + shift, end + shift) for shift in shifts)

    @cached_property
    def moved(self) -> dict[Local, Meeting]:
        """Start of a meeting by the rule -> when it takes place instead."""
        if self.repeats is None:
            return {}
        planned = {day_of(start): start for start, _ in self.regular}
        found = ((planned[one.instead_of], one) for one in self.repeats.moved)
        return {start: (self.local(one.start), self.local(one.end)) for start, one in found}

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """Start and end of every meeting that takes place, in order: times on the clock, or first and last day."""
        dropped = self.repeats.left_out if self.repeats else ()
        held = (self.moved.get(start, (start, end)) for start, end in self.regular if day_of(start) not in dropped)
        return tuple(sorted(held))

    @model_validator(mode="after")
    def _sound(self) -> Self:
        self._ordered("the event", self.start, self.end)
        if not (self.venue or self.online):
            raise ValueError("an event needs a venue, or an online address")
        if self.repeats:
            self._repeatable(self.repeats)
        return self

    def _ordered(self, what: str, start: Local, end: Local) -> None:
        if isinstance(start, datetime.datetime) != isinstance(end, datetime.datetime) and not self.all_day:
            raise ValueError(f"{what} has a time at one end only; write both times, or only the days")
        first, last = self.local(start), self.local(end)
        if last < first or (last == first and not self.whole_days):
            raise ValueError(f"{what} ends before it begins")
        if day_of(last) - day_of(first) > LONGEST:
            raise ValueError(f"{what} lasts longer than a year; look at the year of its end, or use repeats")

    def _repeatable(self, repeats: Repeats) -> None:
        """Refuse series that calendar programs would read in different ways."""
        first = day_of(self.start)
        if repeats.days and WEEKDAYS[first.weekday()] not in repeats.days:
            raise ValueError(
                f"start is a {WEEKDAYS[first.weekday()].capitalize()}, which is not among the days it is repeated on; "
                "begin on the first of them"
            )
        if repeats.every == "month-same-day" and first.day > 28:
            raise ValueError(
                f"not every month has a day {first.day}; begin on a day up to 28, or write month-same-weekday"
            )
        if len(self.regular) > MAX_MEETINGS:
            raise ValueError(f"it is repeated more than {MAX_MEETINGS} times; choose an earlier last day")
        if len(self.regular) < 2:
            raise ValueError("it takes place once only by this rule; take repeats out, or choose a later last day")
        self._excepted(repeats, {day_of(start) for start, _ in self.regular})
        if not self.meetings:
            raise ValueError("every meeting is left out; write cancelled: true instead")
        self._in_reach()

    def _in_reach(self) -> None:
        """Refuse series that go on and on, and those of which one meeting begins before the one before has ended."""
        first, last = self.meetings[0][0], max(day_of(end) for _, end in self.meetings)
        if last.year not in YEARS:
            raise ValueError(f"its last meeting is after the year {YEARS[-1]}; choose an earlier last day")
        if last - day_of(first) > LONGEST_SERIES:
            raise ValueError("its meetings go on for more than ten years; choose an earlier last day")
        for (_, end), (start, _) in pairwise(self.regular):
            if start < end or (start == end and self.whole_days):
                raise ValueError(
                    "a meeting begins before the one before it has ended; look at its end, or repeat it less often"
                )
        if sum((day_of(end) - day_of(start) for start, end in self.meetings), datetime.timedelta()) > LONGEST_SERIES:
            raise ValueError(
                "its meetings take more than ten years together; look at the ends of those that were moved"
            )

    def _excepted(self, repeats: Repeats, planned: set[datetime.date]) -> None:
        named = [*repeats.left_out, *(one.instead_of for one in repeats.moved)]
        for day in named:
            if day not in planned:
                raise ValueError(
                    f"by its rule there is no meeting on {day.isoformat()}, so it cannot be left out or moved"
                )
            if named.count(day) > 1:
                raise ValueError(f"the meeting on {day.isoformat()} is left out or moved twice")
        for one in repeats.moved:
            if self.whole_days == isinstance(one.start, datetime.datetime) and not self.all_day:
                raise ValueError("a moved meeting has times where the event has times, and only days where it has days")
            self._ordered(f"the meeting moved from {one.instead_of.isoformat()}", one.start, one.end)


KINDS = (kind("event", "content/events", Event, place=60, order="title"),)
