"""A challenge, its root causes, and what to do."""

from __future__ import annotations

from clearinghouse.content.fields import Goals, Labels, Topics
from clearinghouse.content.models.item_fields import ItemFields
from clearinghouse.content.models.kind import kind
from clearinghouse.content.parts import RootCause, asked_as
from clearinghouse.content.seen import public


class Challenge(ItemFields):
    """The coaching cycle as content: a challenge, its root causes, actions, and how to see results."""

    like = {  # noqa: RUF012  # declared in Entry
        "title": "Too many students miss school",
        "summary": "What may lie behind absence, and what to do about each cause this month.",
        "aliases": ["/challenges/too-many-absences/"],
    }

    order: int = public(
        where="as the order of the list",
        ge=1,
        le=99,
        description="Its place among the challenges.",
        examples=[1],
    )
    topics: Topics = public(default=(), description="Topics it is about.", examples=[["attendance"]])
    goals: Goals = public(
        title="Program goals", default=(), description="Program goals it touches.", examples=[["supportive-climate"]]
    )
    root_causes: tuple[RootCause, ...] = public(
        strict=False,
        max_length=12,
        min_length=1,
        description="What may lie behind it.",
        examples=[[{"title": "Nobody follows up."}]],
    )
    asked_as: Labels = asked_as("a parent screamed at me", "angry parent")


KINDS = (kind("challenge", "content/challenges", Challenge, place=30, order="place"),)
