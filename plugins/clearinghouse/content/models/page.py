"""The head of a plain page."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from clearinghouse.content.fields import Fields, Labels, Line, Widget
from clearinghouse.content.parts import asked_as
from clearinghouse.content.seen import public


class PageFields(Fields):
    """The head of a plain page, such as a page about the program."""

    title: Line = public(description="The page's heading.", examples=["The coaching cycle"])
    summary: Annotated[str, StringConstraints(max_length=400), Widget.TEXT] = public(
        default="",
        description="One sentence for lists and search engines.",
        examples=["How a coach and a school leader work on one challenge."],
    )
    asked_as: Labels = asked_as("who can I talk to", "what does it cost")
    sheet: bool | None = public(
        title="One printed sheet",
        where="on paper, as smaller type",
        default=None,
        description="True for a page that is handed out as one printed sheet.",
        examples=[True],
    )
