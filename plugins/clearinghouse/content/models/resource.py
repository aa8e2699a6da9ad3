"""A best-practice resource."""

from __future__ import annotations

import datetime
from typing import Literal, Self

from pydantic import model_validator

from clearinghouse.content.fields import (
    Audiences,
    Date,
    Goals,
    Labels,
    Languages,
    Levels,
    Licence,
    Line,
    Lines,
    Minutes,
    Points,
    ResourceId,
    Standards,
    Text,
    Topics,
    Type,
    Url,
)
from clearinghouse.content.models.item_fields import ItemFields
from clearinghouse.content.models.kind import kind
from clearinghouse.content.parts import Attachment, asked_as
from clearinghouse.content.seen import public
from clearinghouse.content.worth import Effort, Evidence, Newer


class Resource(ItemFields):
    """A best-practice resource a school leader can use."""

    type: Type = public(on_card=True, description="What sort of thing it is, from the vocabulary.", examples=["tool"])
    url: Url | None = public(
        title="Web address",
        usual=True,
        default=None,
        description="Where it is published.",
        examples=["https://example.org/guide"],
    )
    attachments: tuple[Attachment, ...] = public(
        title="Files",
        strict=False,
        max_length=20,
        default=(),
        description="Files kept on this site.",
        examples=[[{"file": "agenda.pdf", "label": "Agenda"}]],
    )
    publisher: Line = public(
        on_card=True, found_as="names", description="Who published it.", examples=["The Wallace Foundation"]
    )
    authors: Lines = public(
        found_as="names",
        default=(),
        description="Who wrote it, in the order they are named.",
        examples=[["Ada Example"]],
    )
    year: int | None = public(
        on_card=True, default=None, ge=1900, le=2100, description="Year of publication, if stated.", examples=[2021]
    )
    newer: Newer | None = public(
        title="Newer edition",
        default=None,
        description="A newer edition, once one is known.",
        examples=[{"title": "Third edition, 2024", "url": "https://example.org/guide"}],
    )
    caution: Line | None = public(
        title="Before you rely on it",
        default=None,
        description="What a reader must know first, such as rules of another state or a link to a general page.",
        examples=["The address opens the publisher's list; search there for the title."],
    )
    says: Points = public(
        title="What it says",
        default=(),
        description="What the work itself says, in three to five points and in your own words.",
        examples=[["Chronic absence means missing a tenth of the year for any reason."]],
    )
    standards: Standards = public(
        title="Leadership standards",
        default=(),
        description="Leadership standards it helps with.",
        examples=[["our-standards/2.B", "psel-2015/4"]],
    )
    goals: Goals = public(
        title="Program goals",
        default=(),
        description="Program goals it serves.",
        examples=[["instructional-leadership"]],
    )
    topics: Topics = public(default=(), description="Topics from the vocabulary.", examples=[["data-use"]])
    levels: Levels = public(
        title="School levels",
        default=(),
        description="School levels it fits.",
        examples=[["elementary", "middle"]],
    )
    languages: Languages = public(
        title="Also in",
        on_card=True,
        default=(),
        description="Languages it is in, beside that of the site.",
        examples=[["es"]],
    )
    audiences: Audiences = public(default=(), description="Who it is for.", examples=[["school-leader", "coach"]])
    minutes: Minutes | None = public(
        on_card=True,
        title="Minutes it takes",
        default=None,
        description="How long it takes, in minutes.",
        examples=[45],
    )
    pages: int | None = public(
        title="Number of pages", default=None, ge=1, le=2000, description="How many pages it has.", examples=[24]
    )
    start_at: Line | None = public(
        title="Where to start",
        default=None,
        description="The part to read first when there is little time.",
        examples=["The executive summary"],
    )
    effort: Effort | None = public(
        title="What it takes",
        default=None,
        description="The people and the time that using it takes.",
        examples=[{"level": "medium", "note": "A school team that meets every week."}],
    )
    cost: Literal["free", "partly-free", "free-with-account", "paid"] | None = public(
        on_card=True, default=None, description="What it costs to use.", examples=["free"]
    )
    cost_note: Line | None = public(
        title="What is free and what is sold",
        default=None,
        description="What is free and what is sold, when it is both.",
        examples=["The summary is free; the full guide is sold."],
    )
    licence: Licence = public(
        title="License",
        default="unknown",
        description="What may be done with it, from the vocabulary.",
        examples=["cc-by-nc"],
    )
    evidence: Evidence = public(
        default=Evidence(),
        description="What is known of its effect. Left out, the page says that it is not reviewed.",
        examples=[{"note": "Rates other programs; not itself rated."}],
    )
    try_this: Text | None = public(
        title="Use it this month",
        default=None,
        max_length=300,
        description="One thing to do with it this month, in a sentence.",
        examples=["Bring one week of data to your next team meeting."],
    )
    asked_as: Labels = asked_as("kids who miss too much school", "attendance team agenda")
    verified: bool = public(
        title="Checked at the source",
        where="as a notice while it is false",
        default=False,
        description="True when title, publisher and year were checked at the source.",
        examples=[True],
    )
    link_checked: bool = public(
        title="Link opened and right",
        where="as a notice while it is false",
        default=False,
        description="True when the address was opened and led there.",
        examples=[True],
    )
    reviewed: Date | None = public(
        title="Last reviewed",
        default=None,
        description="The day program staff last read it and found it good.",
        examples=["2026-09-01"],
    )
    review_by: Date | None = public(
        title="Review again by",
        where="once the day has passed",
        default=None,
        description="The day to look at it again.",
        examples=["2027-09-01"],
    )
    replaced_by: ResourceId | None = public(
        where="once it is retired",
        default=None,
        description="Id of the resource to use in its place, once retired.",
        examples=["attendance-guide"],
    )
    retired_note: Line | None = public(
        title="Why it was retired",
        where="once it is retired",
        default=None,
        description="Why it was retired, when nothing replaces it.",
        examples=["The publisher withdrew it."],
    )

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if not (self.url or self.attachments):
            raise ValueError("a resource needs a url, or at least one attachment")
        return self

    def review_passed(self, today: datetime.date) -> datetime.date | None:
        """Return the day by which it was to be looked at again, once that day is over; None where it is not."""
        return self.review_by if self.review_by and self.review_by < today else None


KINDS = (kind("resource", "resources", Resource, place=10, order="best"),)
