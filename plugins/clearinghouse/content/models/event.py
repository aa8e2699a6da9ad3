"""A session, workshop or meeting."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from clearinghouse.content.fields import Audiences, Goals, Line, Moment, Standards, TimeZone, Topics, Url
from clearinghouse.content.models.entry import Entry
from clearinghouse.content.parts import Attachment
from clearinghouse.content.seen import public


class Event(Entry):
    """A session, workshop or meeting."""

    start: Moment = public(description="Day and time it begins.", examples=["2026-10-01 15:30"])
    end: Moment = public(description="Day and time it ends.", examples=["2026-10-01 17:00"])
    timezone: TimeZone = public(
        title="Time zone",
        where="with the times",
        default="America/New_York",
        description="Time zone of these times.",
        examples=["America/New_York"],
    )
    venue: Line | None = public(
        usual=True, default=None, description="Where it is held.", examples=["CAS office, Cheshire"]
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
    standards: Standards = public(
        title="Leadership standards", default=(), description="Standards it is about.", examples=[["ct-ccl/PE2"]]
    )
    goals: Goals = public(
        title="Program goals", default=(), description="Program goals it serves.", examples=[["confident-decisions"]]
    )
    topics: Topics = public(default=(), description="Topics it is about.", examples=[["data-use"]])
    audiences: Audiences = public(default=(), description="Who it is for.", examples=[["principal"]])
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

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if not self.start < self.end:
            raise ValueError("the event ends before it begins")
        if not (self.venue or self.online):
            raise ValueError("an event needs a venue, or an online address")
        return self
