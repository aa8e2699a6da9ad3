"""The program as content: goals, challenges, collections."""

from __future__ import annotations

from clearinghouse.content.fields import Audiences, Goals, Labels, Lines, Standards, Topics
from clearinghouse.content.models.entry import Entry
from clearinghouse.content.models.kind import kind
from clearinghouse.content.parts import Choice, RootCause, asked_as
from clearinghouse.content.seen import public


class Goal(Entry):
    """A goal of the program."""

    order: int = public(
        where="as the order of the list",
        ge=1,
        le=99,
        description="Its place among the goals.",
        examples=[1],
    )
    standards: Standards = public(
        title="Leadership standards",
        default=(),
        description="Leadership standards it rests on.",
        examples=[["our-standards/2"]],
    )
    indicators: Lines = public(
        default=(),
        description="Signs that the goal is being reached.",
        examples=[["Teachers get feedback each month."]],
    )
    asked_as: Labels = asked_as("share leadership")


class Challenge(Entry):
    """The coaching cycle as content: a challenge, its root causes, actions, and how to see results."""

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


class Collection(Entry):
    """A short list put together for a purpose."""

    items: tuple[Choice, ...] = public(
        strict=False,
        max_length=40,
        min_length=1,
        description="The chosen items, in order.",
        examples=[[{"item": "resources/attendance-guide"}]],
    )
    audiences: Audiences = public(default=(), description="Who it is for.", examples=[["school-leader"]])
    standards: Standards = public(
        title="Leadership standards", default=(), description="Standards it is about.", examples=[["our-standards/2"]]
    )
    asked_as: Labels = asked_as("where do I start", "new principal")


KINDS = (
    kind("goal", "content/goals", Goal, place=20, order="place"),
    kind("challenge", "content/challenges", Challenge, place=30, order="place"),
    kind("collection", "content/collections", Collection, place=40, order="title"),
)
