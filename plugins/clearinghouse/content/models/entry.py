"""What every item says about itself."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, JsonValue

from clearinghouse.content.fields import Addresses, Fields, Line, Summary

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
        json_schema_extra={"seen_by": "Nobody; it decides who sees the page"},
        default="draft",
        description="A draft is seen in the preview only, a published page by everyone; a retired one keeps its address, with a notice.",
        examples=["published"],
    )
    aliases: Addresses = Field(
        title="Earlier addresses",
        json_schema_extra={"seen_by": "Nobody; old links use it"},
        default=(),
        description="Earlier addresses of this item on this site, which lead here.",
        examples=[["/resources/attendance-guide/"]],
    )
