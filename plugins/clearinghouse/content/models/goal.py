"""A goal of the program."""

from __future__ import annotations

from clearinghouse.content.fields import Labels, Lines, Standards
from clearinghouse.content.models.item_fields import ItemFields
from clearinghouse.content.models.kind import kind
from clearinghouse.content.parts import asked_as
from clearinghouse.content.seen import public


class Goal(ItemFields):
    """A goal of the program."""

    like = {  # noqa: RUF012  # declared in Entry
        "title": "Confident decisions",
        "summary": "Leaders decide with the facts at hand, and say why.",
        "aliases": ["/goals/confident-decisions/"],
    }

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


KINDS = (kind("goal", "content/goals", Goal, place=20, order="place"),)
