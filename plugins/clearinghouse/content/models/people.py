"""Coaches, staff and school leaders: shown by consent."""

from __future__ import annotations

from pydantic import Field

from clearinghouse.content.fields import Labels, Levels, Line, Matters, Standards, Text, Topics
from clearinghouse.content.models.entry import Entry
from clearinghouse.content.parts import Consent, Contact, Photo


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
        json_schema_extra={"seen_by": "Nobody, but for a public document; it decides whether the person is shown"},
        default=None,
        description="Leave to show the person on the public site.",
        examples=[{"given_on": "2026-09-01", "expires_on": "2028-08-31"}],
    )


class Coach(Personal):
    """An executive coach, or a member of the program's staff."""

    regions: Labels = Field(default=(), description="Where the coach works.", examples=[["Hartford County"]])
    levels: Levels = Field(
        title="School levels", default=(), description="School levels the coach knows.", examples=[["high"]]
    )
    languages: Labels = Field(
        default=(), description="Languages the coach works in.", examples=[["English", "Spanish"]]
    )
    topics: Topics = Field(default=(), description="Topics the coach is asked about.", examples=[["data-use"]])
    standards: Standards = Field(
        title="Leadership standards",
        default=(),
        description="Standards the coach is strong in.",
        examples=[["ct-ccl/PE2"]],
    )
    approach: Text | None = Field(
        default=None,
        max_length=600,
        description="How the coach works, in the coach's own words.",
        examples=["I listen first."],
    )
    accepting: bool | None = Field(
        title="Room for another school",
        default=None,
        description="True while the coach can take on another school.",
        examples=[True],
    )
    photo: Photo | None = Field(
        title="Portrait",
        default=None,
        description="A portrait.",
        examples=[{"file": "portrait.jpg", "text": "Portrait of the coach"}],
    )


class Person(Personal):
    """A school leader in the directory, by consent."""

    school: Line | None = Field(default=None, description="School or district.", examples=["Example Middle School"])
    offers: Matters = Field(
        title="Can be asked about",
        default=(),
        description="Standards or topics to be asked about.",
        examples=[["ct-ccl/PE4", "attendance"]],
    )
    seeks: Matters = Field(
        title="Wants to learn about",
        default=(),
        description="Standards or topics to learn about.",
        examples=[["data-use"]],
    )
