"""A best-practice resource."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from clearinghouse.content.fields import (
    Audiences,
    Date,
    Goals,
    Labels,
    Levels,
    Licence,
    Line,
    Lines,
    ResourceId,
    Standards,
    Text,
    Topics,
    Type,
    Url,
)
from clearinghouse.content.models.entry import USUAL, Entry
from clearinghouse.content.parts import Attachment, Evidence


class Resource(Entry):
    """A best-practice resource a school leader can use."""

    type: Type = Field(description="What sort of thing it is, from the vocabulary.", examples=["tool"])
    url: Url | None = Field(
        title="Web address",
        json_schema_extra=USUAL,
        default=None,
        description="Where it is published.",
        examples=["https://example.org/guide"],
    )
    attachments: tuple[Attachment, ...] = Field(
        title="Files",
        strict=False,
        max_length=20,
        default=(),
        description="Files kept on this site.",
        examples=[[{"file": "agenda.pdf", "label": "Agenda"}]],
    )
    publisher: Line = Field(description="Who published it.", examples=["The Wallace Foundation"])
    authors: Lines = Field(
        default=(), description="Who wrote it, in the order they are named.", examples=[["Ada Example"]]
    )
    year: int | None = Field(
        default=None, ge=1900, le=2100, description="Year of publication, if stated.", examples=[2021]
    )
    standards: Standards = Field(
        title="Leadership standards",
        default=(),
        description="Leadership standards it helps with.",
        examples=[["ct-ccl/PE2.B", "psel-2015/4"]],
    )
    goals: Goals = Field(
        title="Program goals",
        default=(),
        description="Program goals it serves.",
        examples=[["instructional-leadership"]],
    )
    topics: Topics = Field(default=(), description="Topics from the vocabulary.", examples=[["data-use"]])
    levels: Levels = Field(
        title="School levels",
        default=(),
        description="School levels it fits; k-12 stands alone.",
        examples=[["elementary", "middle"]],
    )
    audiences: Audiences = Field(default=(), description="Who it is for.", examples=[["principal", "coach"]])
    minutes: int | None = Field(
        title="Minutes it takes",
        default=None,
        ge=1,
        le=6000,
        description="How long it takes, in minutes.",
        examples=[45],
    )
    cost: Literal["free", "free-with-account", "paid"] | None = Field(
        default=None, description="What it costs to use.", examples=["free"]
    )
    licence: Licence = Field(
        title="License",
        default="unknown",
        description="What may be done with it, from the vocabulary.",
        examples=["cc-by-nc"],
    )
    evidence: Evidence = Field(
        default=Evidence(), description="What is known of its effect.", examples=[{"state": "not-reviewed"}]
    )
    try_this: Text | None = Field(
        title="Use it this month",
        default=None,
        max_length=300,
        description="One thing to do with it this month, in a sentence.",
        examples=["Bring one week of data to your next team meeting."],
    )
    asked_as: Labels = Field(
        title="What people ask for",
        json_schema_extra={"seen_by": "Nobody; only search uses it"},
        default=(),
        description="What people type or say when this is what they need. Search uses it; no page shows it.",
        examples=[["kids who miss too much school", "attendance team agenda"]],
    )
    verified: bool = Field(
        title="Checked at the source",
        json_schema_extra={"seen_by": "Everyone, as a notice while it is false"},
        default=False,
        description="True when title, publisher and year were checked at the source.",
        examples=[True],
    )
    link_checked: bool = Field(
        title="Link opened and right",
        json_schema_extra={"seen_by": "Everyone, as a notice while it is false"},
        default=False,
        description="True when the address was opened and led there.",
        examples=[True],
    )
    reviewed: Date | None = Field(
        title="Last reviewed",
        default=None,
        description="The day program staff last read it and found it good.",
        examples=["2026-09-01"],
    )
    review_by: Date | None = Field(
        title="Review again by",
        json_schema_extra={"seen_by": "Everyone, once the day has passed"},
        default=None,
        description="The day to look at it again.",
        examples=["2027-09-01"],
    )
    replaced_by: ResourceId | None = Field(
        json_schema_extra={"seen_by": "Everyone, once it is retired"},
        default=None,
        description="Id of the resource to use in its place, once retired.",
        examples=["air-ripple-effect"],
    )
    retired_note: Line | None = Field(
        title="Why it was retired",
        json_schema_extra={"seen_by": "Everyone, once it is retired"},
        default=None,
        description="Why it was retired, when nothing replaces it.",
        examples=["The publisher withdrew it."],
    )

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if not (self.url or self.attachments):
            raise ValueError("a resource needs a url, or at least one attachment")
        return self
