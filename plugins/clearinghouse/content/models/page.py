"""The head of a plain page."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from clearinghouse.content.fields import Fields, Line, Widget


class PageFields(Fields):
    """The head of a plain page, such as a page about the program."""

    title: Line = Field(description="The page's heading.", examples=["The coaching cycle"])
    summary: Annotated[str, StringConstraints(max_length=400), Widget.TEXT] = Field(
        default="",
        description="One sentence for lists and search engines.",
        examples=["How a coach and a principal work on one challenge."],
    )
