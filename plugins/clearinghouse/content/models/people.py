"""Coaches, staff and school leaders: shown by consent."""

from __future__ import annotations

from clearinghouse.content.fields import Items, Labels, Levels, Line, Matters, Standards, Text, Topics
from clearinghouse.content.models.entry import Entry
from clearinghouse.content.models.kind import kind
from clearinghouse.content.parts import Consent, Contact, Photo
from clearinghouse.content.seen import public


class Personal(Entry):
    """What coaches and people in the directory have in common."""

    title: Line = public(
        found_as="",
        default="",
        min_length=0,
        description="Leave out: the name stands as the title.",
        examples=["Ada Example"],
    )
    name: Line = public(found_as="", description="Full name, as the person writes it.", examples=["Ada Example"])
    role: Line = public(
        on_card=True, found_as="names", description="What the person does.", examples=["Executive coach"]
    )
    contact: Contact | None = public(
        default=None, description="How to reach the person.", examples=[{"email": "name@example.org"}]
    )
    consent: Consent | None = public(
        title="May we show this person?",
        where="as the public document it names; the rest decides whether the person is shown",
        default=None,
        description="The person's leave to be shown on the public site. Needed before anybody else sees the page: ask first.",
        examples=[{"given_on": "2026-09-01", "expires_on": "2028-08-31"}],
    )


class Coach(Personal):
    """An executive coach, or a member of the program's staff."""

    regions: Labels = public(default=(), description="Where the coach works.", examples=[["Example Valley"]])
    levels: Levels = public(
        title="School levels", default=(), description="School levels the coach knows.", examples=[["high"]]
    )
    languages: Labels = public(
        default=(), description="Languages the coach works in.", examples=[["English", "Spanish"]]
    )
    topics: Topics = public(default=(), description="Topics the coach is asked about.", examples=[["data-use"]])
    standards: Standards = public(
        title="Leadership standards",
        default=(),
        description="Standards the coach is strong in.",
        examples=[["our-standards/2"]],
    )
    approach: Text | None = public(
        default=None,
        max_length=600,
        description="How the coach works, in the coach's own words.",
        examples=["I listen first."],
    )
    accepting: bool | None = public(
        title="Room for another school",
        default=None,
        description="True while the coach can take on another school.",
        examples=[True],
    )
    schools: Labels = public(
        title="Schools the coach works with",
        default=(),
        description="Schools the coach works with, where that is public already or the schools agreed to it.",
        examples=[["Example Middle School"]],
    )
    made: Items = public(
        title="Made by the coach",
        default=(),
        description="Events, practices, collections and resources the coach made or led, as folder and id.",
        examples=[["collections/first-weeks"]],
    )
    recommends: Items = public(
        default=(),
        description="What the coach recommends, as folder and id.",
        examples=[["resources/attendance-guide"]],
    )
    photo: Photo | None = public(
        title="Portrait",
        default=None,
        description="A portrait.",
        examples=[{"file": "portrait.jpg", "text": "Portrait of the coach"}],
    )


class Person(Personal):
    """A school leader in the directory, by consent."""

    school: Line | None = public(
        on_card=True,
        found_as="names",
        default=None,
        description="School or district.",
        examples=["Example Middle School"],
    )
    offers: Matters = public(
        title="Can be asked about",
        default=(),
        description="Standards or topics to be asked about.",
        examples=[["our-standards/4", "attendance"]],
    )
    seeks: Matters = public(
        title="Wants to learn about",
        default=(),
        description="Standards or topics to learn about.",
        examples=[["data-use"]],
    )


KINDS = (
    kind("coach", "content/coaches", Coach, place=70, order="title"),
    kind("person", "content/people", Person, place=80, order="title"),
)
