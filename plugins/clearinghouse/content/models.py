"""The kinds of content: one class a kind. Validation, forms and the field reference all come from here."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, JsonValue, StringConstraints, model_validator

from clearinghouse.content.fields import (
    Addresses,
    Date,
    Fields,
    Id,
    Ids,
    Label,
    Labels,
    Line,
    Lines,
    Moment,
    Standards,
    Summary,
    Text,
    TimeZone,
    Url,
    Words,
)
from clearinghouse.content.parts import Attachment, Choice, Consent, Contact, Evidence, Photo, RootCause

USUAL: dict[str, JsonValue] = {"usual": True}
"""Marks a field that may be left out but seldom is, so that new drafts begin with it."""
Status = Literal["draft", "published", "retired"]


class Entry(Fields):
    """What every item says about itself."""

    title: Line = Field(description="What it is called.", examples=["Leading a school attendance team"])
    summary: Summary = Field(
        description="One or two plain sentences: what it is and what it is good for.",
        examples=["A one-page guide to running a weekly attendance meeting."],
    )
    status: Status = Field(
        default="draft",
        description="`draft` is seen in the preview only, `published` by everyone, `retired` keeps its address with a notice.",
        examples=["published"],
    )
    aliases: Addresses = Field(
        default=(),
        description="Earlier addresses of this item on this site, which lead here.",
        examples=[["/resources/attendance-guide/"]],
    )


class Resource(Entry):
    """A best-practice resource a school leader can use."""

    type: Label = Field(description="What sort of thing it is, from the vocabulary.", examples=["tool"])
    url: Url | None = Field(
        json_schema_extra=USUAL,
        default=None,
        description="Where it is published.",
        examples=["https://example.org/guide"],
    )
    attachments: tuple[Attachment, ...] = Field(
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
        default=(), description="Leadership standards it helps with.", examples=[["ct-ccl/PE2.B", "psel-2015/4"]]
    )
    goals: Words = Field(default=(), description="Program goals it serves.", examples=[["instructional-leadership"]])
    topics: Words = Field(default=(), description="Topics from the vocabulary.", examples=[["data-use"]])
    levels: Words = Field(
        default=(), description="School levels it fits; `k-12` stands alone.", examples=[["elementary", "middle"]]
    )
    audiences: Words = Field(default=(), description="Who it is for.", examples=[["principal", "coach"]])
    minutes: int | None = Field(
        default=None, ge=1, le=6000, description="How long it takes, in minutes.", examples=[45]
    )
    cost: Literal["free", "free-with-account", "paid"] | None = Field(
        default=None, description="What it costs to use.", examples=["free"]
    )
    licence: Label = Field(
        default="unknown", description="What may be done with it, from the vocabulary.", examples=["cc-by-nc"]
    )
    evidence: Evidence = Field(
        default=Evidence(), description="What is known of its effect.", examples=[{"state": "not-reviewed"}]
    )
    try_this: Text | None = Field(
        default=None,
        max_length=300,
        description="One thing to do with it this month, in a sentence.",
        examples=["Bring one week of data to your next team meeting."],
    )
    asked_as: Labels = Field(
        default=(),
        description="What people type or say when this is what they need. Search uses it; no page shows it.",
        examples=[["kids who miss too much school", "attendance team agenda"]],
    )
    verified: bool = Field(
        default=False, description="True when title, publisher and year were checked at the source.", examples=[True]
    )
    link_checked: bool = Field(
        default=False, description="True when the address was opened and led there.", examples=[True]
    )
    reviewed: Date | None = Field(
        default=None, description="The day program staff last read it and found it good.", examples=["2026-09-01"]
    )
    review_by: Date | None = Field(default=None, description="The day to look at it again.", examples=["2027-09-01"])
    replaced_by: Id | None = Field(
        default=None,
        description="Id of the resource to use in its place, once retired.",
        examples=["air-ripple-effect"],
    )
    retired_note: Line | None = Field(
        default=None,
        description="Why it was retired, when nothing replaces it.",
        examples=["The publisher withdrew it."],
    )

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if not (self.url or self.attachments):
            raise ValueError("a resource needs a url, or at least one attachment")
        return self


class Goal(Entry):
    """A goal of the program."""

    order: int = Field(ge=1, le=99, description="Its place among the goals.", examples=[1])
    standards: Standards = Field(default=(), description="Leadership standards it rests on.", examples=[["ct-ccl/PE2"]])
    indicators: Lines = Field(
        default=(),
        description="Signs that the goal is being reached.",
        examples=[["Teachers get feedback each month."]],
    )


class Personal(Entry):
    """What coaches and people in the directory have in common."""

    title: Line = Field(
        default="", min_length=0, description="Leave out: the name stands as the title.", examples=["Ada Example"]
    )
    name: Line = Field(description="Full name, as the person writes it.", examples=["Ada Example"])
    role: Line = Field(description="What the person does.", examples=["Executive coach"])
    contact: Contact | None = Field(
        default=None, description="How to reach the person.", examples=[{"email": "name@example.org"}]
    )
    consent: Consent | None = Field(
        default=None,
        description="Leave to show the person on the public site.",
        examples=[{"given_on": "2026-09-01", "expires_on": "2028-08-31"}],
    )


class Coach(Personal):
    """An executive coach, or a member of the program's staff."""

    regions: Labels = Field(default=(), description="Where the coach works.", examples=[["Hartford County"]])
    levels: Words = Field(default=(), description="School levels the coach knows.", examples=[["high"]])
    languages: Labels = Field(
        default=(), description="Languages the coach works in.", examples=[["English", "Spanish"]]
    )
    topics: Words = Field(default=(), description="Topics the coach is asked about.", examples=[["data-use"]])
    standards: Standards = Field(default=(), description="Standards the coach is strong in.", examples=[["ct-ccl/PE2"]])
    approach: Text | None = Field(
        default=None,
        max_length=600,
        description="How the coach works, in the coach's own words.",
        examples=["I listen first."],
    )
    accepting: bool | None = Field(
        default=None, description="True while the coach can take on another school.", examples=[True]
    )
    photo: Photo | None = Field(
        default=None, description="A portrait.", examples=[{"file": "portrait.jpg", "text": "Portrait of the coach"}]
    )


class Person(Personal):
    """A school leader in the directory, by consent."""

    school: Line | None = Field(default=None, description="School or district.", examples=["Example Middle School"])
    offers: Labels = Field(
        default=(), description="Standards or topics to be asked about.", examples=[["ct-ccl/PE4", "attendance"]]
    )
    seeks: Labels = Field(default=(), description="Standards or topics to learn about.", examples=[["data-use"]])


class Event(Entry):
    """A session, workshop or meeting."""

    start: Moment = Field(description="Day and time it begins.", examples=["2026-10-01 15:30"])
    end: Moment = Field(description="Day and time it ends.", examples=["2026-10-01 17:00"])
    timezone: TimeZone = Field(
        default="America/New_York", description="Time zone of these times.", examples=["America/New_York"]
    )
    venue: Line | None = Field(
        json_schema_extra=USUAL, default=None, description="Where it is held.", examples=["CAS office, Cheshire"]
    )
    online: Url | None = Field(
        default=None,
        description="Address of the online meeting's public page.",
        examples=["https://example.org/session"],
    )
    registration: Url | None = Field(
        default=None, description="Where to register.", examples=["https://example.org/register"]
    )
    standards: Standards = Field(default=(), description="Standards it is about.", examples=[["ct-ccl/PE2"]])
    goals: Words = Field(default=(), description="Program goals it serves.", examples=[["confident-decisions"]])
    topics: Words = Field(default=(), description="Topics it is about.", examples=[["data-use"]])
    audiences: Words = Field(default=(), description="Who it is for.", examples=[["principal"]])
    materials: tuple[Attachment, ...] = Field(
        strict=False,
        max_length=20,
        default=(),
        description="Files from the session.",
        examples=[[{"file": "slides.pdf", "label": "Slides (PDF)"}]],
    )
    recording: Url | None = Field(
        default=None, description="Where a recording can be seen.", examples=["https://example.org/recording"]
    )

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if not self.start < self.end:
            raise ValueError("the event ends before it begins")
        if not (self.venue or self.online):
            raise ValueError("an event needs a venue, or an online address")
        return self


class Practice(Entry):
    """What a school did, and what came of it."""

    school: Line | None = Field(
        default=None, description="The school, if it agreed to be named.", examples=["Example School"]
    )
    setting: Line | None = Field(
        json_schema_extra=USUAL,
        default=None,
        description="What sort of school, when it is not named.",
        examples=["A middle school in a small city"],
    )
    context: Text = Field(
        description="What the matter was.", examples=["One student in four missed a tenth of the year."]
    )
    what_we_did: Text = Field(description="What the school did.", examples=["A team met weekly and called families."])
    result: Text = Field(
        description="What came of it, with the figures and their source.",
        examples=["Absence fell by a third in a year."],
    )
    standards: Standards = Field(default=(), description="Standards it shows at work.", examples=[["ct-ccl/PE4"]])
    topics: Words = Field(default=(), description="Topics it is about.", examples=[["attendance"]])
    goals: Words = Field(default=(), description="Program goals it serves.", examples=[["supportive-climate"]])
    levels: Words = Field(default=(), description="School levels it comes from.", examples=[["middle"]])
    resources: Ids = Field(
        default=(), description="Resources the school used.", examples=[["ed-every-student-every-day"]]
    )
    contact: Contact | None = Field(
        default=None, description="Whom to ask about it.", examples=[{"email": "name@example.org"}]
    )
    consent: Consent | None = Field(
        default=None,
        description="The school's leave to tell of it.",
        examples=[{"given_on": "2026-09-01", "expires_on": "2028-08-31"}],
    )

    @model_validator(mode="after")
    def _placed(self) -> Self:
        if not (self.school or self.setting):
            raise ValueError("a practice needs a school, or a setting that names no school")
        return self


class Challenge(Entry):
    """The coaching cycle as content: a challenge, its root causes, actions, and how to see results."""

    order: int = Field(ge=1, le=99, description="Its place among the challenges.", examples=[1])
    topics: Words = Field(default=(), description="Topics it is about.", examples=[["attendance"]])
    goals: Words = Field(default=(), description="Program goals it touches.", examples=[["supportive-climate"]])
    root_causes: tuple[RootCause, ...] = Field(
        strict=False,
        max_length=12,
        min_length=1,
        description="What may lie behind it.",
        examples=[[{"title": "Nobody follows up."}]],
    )


class Collection(Entry):
    """A short list put together for a purpose."""

    items: tuple[Choice, ...] = Field(
        strict=False,
        max_length=40,
        min_length=1,
        description="The chosen items, in order.",
        examples=[[{"item": "resources/air-ripple-effect"}]],
    )
    audiences: Words = Field(default=(), description="Who it is for.", examples=[["principal"]])
    standards: Standards = Field(default=(), description="Standards it is about.", examples=[["ct-ccl/PE2"]])


class PageFields(Fields):
    """The head of a plain page, such as a page about the program."""

    title: Line = Field(description="The page's heading.", examples=["The coaching cycle"])
    summary: Annotated[str, StringConstraints(max_length=400)] = Field(
        default="",
        description="One sentence for lists and search engines.",
        examples=["How a coach and a principal work on one challenge."],
    )
