"""What a resource takes and what it is worth: effort, newer editions, ratings and studies."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator

from clearinghouse.content.fields import Date, Fields, Line, ResourceId, Text, Tier, Url
from clearinghouse.content.seen import public


class Effort(Fields):
    """The people and the time that using it takes, beyond reading it."""

    level: Literal["low", "medium", "high"] = public(
        title="How much",
        description="Low: one person or one meeting. Medium: a team over weeks. High: a program of months.",
        examples=["medium"],
    )
    note: Line = public(
        title="People and time", description="Who, and for how long.", examples=["A school team that meets every week."]
    )


class Newer(Fields):
    """A newer edition, on this site or elsewhere."""

    title: Line = public(description="What the newer edition is called.", examples=["The guide's third edition, 2024"])
    resource: ResourceId | None = public(
        title="Resource on this site",
        default=None,
        description="Its id, when it is a resource here.",
        examples=["attendance-guide"],
    )
    url: Url | None = public(
        title="Web address",
        default=None,
        description="Where it is published, when it is not here.",
        examples=["https://example.org/guide"],
    )

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if not (self.resource or self.url):
            raise ValueError("a newer edition needs the id of a resource here, or a web address")
        return self


class Finding(Fields):
    """One thing that was rated or found, and how."""

    what: Line = public(description="What was rated, or what was looked at.", examples=["Student achievement"])
    level: Line = public(
        title="Rating or finding",
        description="The rating as published, or what was found; that nothing was found as plainly as the rest.",
        examples=["no effect"],
    )


class Rating(Fields):
    """A rating that a clearinghouse or a review gave, in its own words."""

    by: Line = public(title="Rated by", description="Who gave the rating.", examples=["What Works Clearinghouse"])
    rule: Line = public(
        title="Rule used", description="The rule, as the rater prints it.", examples=["WWC level of evidence"]
    )
    tier: Tier | None = public(
        title="Evidence tier",
        default=None,
        description="The tier of the vocabulary, when the rater itself gives one to the whole.",
        examples=["moderate"],
    )
    findings: tuple[Finding, ...] = public(
        title="What was rated",
        strict=False,
        min_length=1,
        max_length=20,
        description="What was rated, and the rating.",
        examples=[[{"what": "Watch attendance", "level": "minimal"}]],
    )
    source: Url = public(
        title="Where it can be read",
        description="Where the rating can be read.",
        examples=["https://example.org/review"],
    )
    date: Date | None = public(
        title="Read on", default=None, description="The day the rating was read there.", examples=["2026-11-27"]
    )


class Study(Fields):
    """What a study says that it found: its own finding and no rating."""

    by: Line | None = public(
        title="Who reports it", default=None, description="Only when it is not the work itself.", examples=["RAND"]
    )
    design: Line = public(
        description="How the study was made.", examples=["randomized; 100 elementary schools in 10 districts"]
    )
    findings: tuple[Finding, ...] = public(
        title="What it found",
        strict=False,
        max_length=20,
        default=(),
        description="Its headline findings, those of no effect included.",
        examples=[[{"what": "Student achievement", "level": "no effect"}]],
    )
    source: Url = public(
        title="Where it can be read", description="Where this can be read.", examples=["https://example.org/study"]
    )
    date: Date | None = public(
        title="Read on", default=None, description="The day it was read there.", examples=["2026-11-27"]
    )


class Evidence(Fields):
    """What is known of the effect: ratings by others, findings of the study itself, or neither."""

    ratings: tuple[Rating, ...] = public(
        strict=False,
        max_length=6,
        default=(),
        description="Ratings by clearinghouses or reviews, side by side.",
        examples=[
            [
                {
                    "by": "What Works Clearinghouse",
                    "rule": "WWC level of evidence",
                    "findings": [{"what": "Watch attendance", "level": "minimal"}],
                    "source": "https://example.org/review",
                }
            ]
        ],
    )
    studies: tuple[Study, ...] = public(
        title="Findings of the study",
        strict=False,
        max_length=6,
        default=(),
        description="What the study itself, or another report of it, says that it found.",
        examples=[[{"design": "survey of 700 school leaders", "source": "https://example.org/study"}]],
    )
    note: Text | None = public(
        default=None,
        max_length=300,
        description="What else a reader should know about the evidence; no rating stands here.",
        examples=["Rates other programs; not itself rated."],
    )

    @property
    def state(self) -> Literal["rated", "studied", "not-reviewed"]:
        """Return how far the evidence is known: rated, told by the study itself, or not at all."""
        return "rated" if self.ratings else "studied" if self.studies else "not-reviewed"
