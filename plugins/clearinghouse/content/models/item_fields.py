"""What every item says about itself."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from typing import Any, ClassVar, Literal

from clearinghouse.content.fields import Addresses, Date, Fields, Line, Summary
from clearinghouse.content.seen import public
from clearinghouse.content.shape import check_cards, check_consent

Status = Literal["draft", "published", "retired"]


class ItemFields(Fields):
    """What every item says about itself."""

    called_by: ClassVar[str] = "title"
    """The field that an item is called by, which its id is made from."""
    like: ClassVar[Mapping[str, Any]] = {}
    """Examples of a kind's own for fields that it shares with others: a session's summary is not like a guide's."""

    title: Line = public(found_as="", description="What it is called.", examples=["Leading a school attendance team"])
    summary: Summary = public(
        found_as="",
        description="One or two plain sentences: what it is and what it is good for.",
        examples=["An agenda and a one-page form for a team that meets about attendance each week."],
    )
    status: Status = public(
        where="as a notice once it is retired; it decides who sees the page",
        default="draft",
        description="A draft is seen in the preview only, a published page by everyone; a retired one keeps its address, with a notice.",
        examples=["published"],
    )
    aliases: Addresses = public(
        found_as="",
        title="Earlier addresses",
        where="as addresses that lead to the page",
        default=(),
        description="Earlier addresses of this item on this site, which lead here.",
        examples=[["/resources/attendance-guide/"]],
    )
    added: Date | None = public(
        title="Added on",
        default=None,
        description="The day it was first published here. Lists of what is new go by it.",
        examples=["2026-11-27"],
    )
    changed: Date | None = public(
        title="Changed on",
        default=None,
        description="The day of the last change that readers should know of; not for mended spelling.",
        examples=["2026-11-27"],
    )

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        for name, example in cls.like.items():
            cls.model_fields[name] = copy(cls.model_fields[name])
            cls.model_fields[name].examples = [example]
        check_consent(cls)
        check_cards(cls)
