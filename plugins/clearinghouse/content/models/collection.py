"""A short list put together for a purpose."""

from __future__ import annotations

from clearinghouse.content.fields import Audiences, Labels, Standards
from clearinghouse.content.models.item_fields import ItemFields
from clearinghouse.content.models.kind import kind
from clearinghouse.content.parts import Choice, asked_as
from clearinghouse.content.seen import public


class Collection(ItemFields):
    """A short list put together for a purpose."""

    like = {  # noqa: RUF012  # declared in Entry
        "title": "For the first weeks",
        "summary": "Five short things to read before the school year begins, in this order.",
        "aliases": ["/collections/first-weeks/"],
    }

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
    asked_as: Labels = asked_as("where do I start", "first weeks")


KINDS = (kind("collection", "content/collections", Collection, place=40, order="title"),)
