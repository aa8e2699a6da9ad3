"""What a school did, and what came of it."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from clearinghouse.content.fields import Challenges, Goals, Labels, Levels, Line, Resources, Standards, Text, Topics
from clearinghouse.content.models.item_fields import ItemFields
from clearinghouse.content.models.kind import kind
from clearinghouse.content.parts import Consent, Contact, Figure, asked_as
from clearinghouse.content.seen import public


class Practice(ItemFields):
    """What a school did, and what came of it."""

    like = {  # noqa: RUF012  # declared in Entry
        "title": "A team that looks at absence each week",
        "summary": "A school looked at absence every Monday, and called each family after the second missed day.",
        "aliases": ["/practices/attendance-team/"],
    }

    school: Line | None = public(
        on_card=True,
        found_as="names",
        by_consent=True,
        default=None,
        description="The school, if it agreed to be named.",
        examples=["Example School"],
    )
    setting: Line | None = public(
        on_card=True,
        usual=True,
        default=None,
        description="What sort of school, when it is not named.",
        examples=["A middle school in a small city, with many families who are new there"],
    )
    context: Text = public(
        description="What the matter was.", examples=["One student in four missed a tenth of the year."]
    )
    what_we_did: Text = public(description="What the school did.", examples=["A team met weekly and called families."])
    result: Text = public(
        title="What came of it",
        description="What came of it, with the figures and their source.",
        examples=["Absence fell by a third in a year."],
    )
    what_it_took: Text | None = public(
        default=None,
        description="What it took: people, time, money, and what had to be in place first.",
        examples=["Four people, 45 minutes a week, no money. The office already had the lists."],
    )
    figures: tuple[Figure, ...] = public(
        strict=False,
        max_length=12,
        default=(),
        description="Figures of what came of it, each with where it comes from.",
        examples=[[{"says": "Absence fell from 24 to 16 percent.", "source": "State report, 2025 and 2026"}]],
    )
    again: Text | None = public(
        title="What they would do again",
        default=None,
        description="What the school would do again, and what it would do differently.",
        examples=["We would begin with one grade."],
    )
    standards: Standards = public(
        title="Leadership standards",
        default=(),
        description="Standards it shows at work.",
        examples=[["our-standards/4"]],
    )
    topics: Topics = public(default=(), description="Topics it is about.", examples=[["attendance"]])
    goals: Goals = public(
        title="Program goals", default=(), description="Program goals it serves.", examples=[["supportive-climate"]]
    )
    levels: Levels = public(
        title="School levels", default=(), description="School levels it comes from.", examples=[["middle"]]
    )
    resources: Resources = public(
        default=(), description="Resources the school used.", examples=[["ed-every-student-every-day"]]
    )
    challenges: Challenges = public(default=(), description="Challenges it met.", examples=[["too-many-absences"]])
    contact: Contact | None = public(
        by_consent=True, default=None, description="Whom to ask about it.", examples=[{"email": "name@example.org"}]
    )
    consent: Consent | None = public(
        by_consent=True,
        title="May we tell of this school?",
        where="as the public document it names; the rest decides whether the person is shown",
        default=None,
        description="The school's leave to tell of it. Needed before anybody else sees its name: ask first.",
        examples=[{"given_on": "2026-09-01", "expires_on": "2028-08-31"}],
    )
    asked_as: Labels = asked_as("how another school cut absence", "attendance team that worked")

    @model_validator(mode="after")
    def _placed(self) -> Self:
        if not (self.school or self.setting):
            raise ValueError("a practice needs a school, or a setting that names no school")
        return self


KINDS = (kind("practice", "content/practices", Practice, place=50, order="title"),)
