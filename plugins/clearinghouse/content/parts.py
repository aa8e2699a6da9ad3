"""Sets of fields that stand inside an item: evidence, consent, contact and the like."""

from __future__ import annotations

from typing import Any, Self

from pydantic import model_validator

from clearinghouse.content.fields import (
    Date,
    Email,
    Fields,
    FileName,
    ItemRef,
    Label,
    Line,
    Lines,
    Phone,
    Resources,
    Standards,
    Text,
    Url,
)
from clearinghouse.content.seen import nobody, public


def asked_as(*examples: str) -> Any:
    """Declare the field of what people type or say when an item or page is what they need."""
    return public(
        found_as="asked",
        title="What people ask for",
        where="in search and open data; no page shows it",
        default=(),
        description="What people type or say when this is what they need.",
        examples=[list(examples)],
    )


class Attachment(Fields):
    """A file that belongs to an item and lies in the item's own folder."""

    file: FileName = public(description="Name of the file in the item's own folder.", examples=["agenda.pdf"])
    label: Label = public(
        title="Words of the link", description="What the link to the file says.", examples=["Meeting agenda (PDF)"]
    )


class Consent(Fields):
    """Leave to show a person: given by the person until a day, or by a public document that names them."""

    given_on: Date | None = nobody(
        title="Agreed on",
        default=None,
        description="The day the person agreed in writing.",
        examples=["2026-09-01"],
    )
    expires_on: Date | None = nobody(
        title="Holds until",
        default=None,
        description="The last day the consent holds, at most three years on.",
        examples=["2028-08-31"],
    )
    public_source: Line | None = public(
        found_as="",
        title="Public document",
        where="below the person's details",
        default=None,
        description="The public document that already prints these details, when no consent was asked for.",
        examples=["Program brochure"],
    )

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.public_source:
            return self
        if not (self.given_on and self.expires_on):
            raise ValueError("consent needs given_on and expires_on, or public_source")
        if not self.given_on <= self.expires_on:
            raise ValueError("consent ends before it was given")
        if (self.expires_on - self.given_on).days > 3 * 366:
            raise ValueError("consent lasts three years at most; ask again after that")
        return self


class Contact(Fields):
    """How to reach a person. Leave out what the person does not want shown."""

    email: Email | None = public(default=None, description="E-mail address.", examples=["name@example.org"])
    phone: Phone | None = public(default=None, description="Telephone number.", examples=["(203) 555-0100"])
    url: Url | None = public(default=None, description="Web page.", examples=["https://example.org/people/name"])


class Photo(Fields):
    """A picture of a person, in the item's own folder."""

    file: FileName = public(description="Name of the picture file.", examples=["portrait.jpg"])
    text: Label = public(
        title="What the picture shows",
        description="What the picture shows, for those who do not see it.",
        examples=["Portrait of the coach"],
    )


class Figure(Fields):
    """A figure of what came of something, with where it can be checked."""

    says: Line = public(
        title="What it says", description="The figure, in a sentence.", examples=["Absence fell from 24 to 16 percent."]
    )
    source: Line = public(
        title="Where it comes from", description="Where it comes from.", examples=["State report, 2025 and 2026"]
    )


class RootCause(Fields):
    """One thing that may lie behind a challenge, and what to do about it."""

    title: Line = public(
        description="The cause, in a sentence.", examples=["Nobody knows who is missing until it is too late."]
    )
    signs: Lines = public(
        default=(), description="How you would notice it.", examples=[["Absence is looked at once a quarter."]]
    )
    actions: Lines = public(default=(), description="What to do about it.", examples=[["Look at absence every week."]])
    standards: Standards = public(
        title="Leadership standards",
        default=(),
        description="Standards the actions draw on.",
        examples=[["our-standards/3"]],
    )
    resources: Resources = public(
        default=(), description="Resources that help.", examples=[["ed-every-student-every-day"]]
    )
    indicators: Lines = public(
        default=(),
        description="How you will see that it works.",
        examples=[["Fewer students miss two days in a month."]],
    )


class Choice(Fields):
    """One entry of a collection."""

    item: ItemRef = public(description="What is chosen, as folder and id.", examples=["resources/attendance-guide"])
    note: Text | None = public(
        default=None,
        max_length=300,
        description="Why it is here and how to use it.",
        examples=["Read the first part before you meet."],
    )
