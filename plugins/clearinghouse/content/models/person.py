"""A school leader in the directory."""

from __future__ import annotations

from clearinghouse.content.fields import Line, Matters
from clearinghouse.content.models.kind import kind
from clearinghouse.content.models.personal import Personal
from clearinghouse.content.seen import public


class Person(Personal):
    """A school leader in the directory, by consent."""

    like = {  # noqa: RUF012  # declared in Entry
        "summary": "Leads a middle school, and shows visitors how its teams read data.",
        "aliases": ["/people/ada-example/"],
    }

    school: Line | None = public(
        on_card=True,
        found_as="names",
        default=None,
        description="School or district.",
        examples=["Example Middle School"],
    )
    offers: Matters = public(
        title="Can be asked about",
        default=(),
        description="Standards or topics to be asked about.",
        examples=[["our-standards/4", "attendance"]],
    )
    seeks: Matters = public(
        title="Wants to learn about",
        default=(),
        description="Standards or topics to learn about.",
        examples=[["data-use"]],
    )


KINDS = (kind("person", "content/people", Person, place=80, order="title"),)
