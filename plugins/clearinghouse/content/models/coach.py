"""An executive coach, or a member of the program's staff."""

from __future__ import annotations

from clearinghouse.content.fields import Items, Labels, Levels, Standards, Text, Topics
from clearinghouse.content.models.kind import kind
from clearinghouse.content.models.personal import Personal
from clearinghouse.content.parts import Photo
from clearinghouse.content.seen import public


class Coach(Personal):
    """An executive coach, or a member of the program's staff."""

    like = {  # noqa: RUF012  # declared in Entry
        "summary": "Helps leaders who are new to a school with schedules, budgets and hard conversations.",
        "aliases": ["/coaches/ada-example/"],
    }

    regions: Labels = public(default=(), description="Where the coach works.", examples=[["Example Valley"]])
    levels: Levels = public(
        title="School levels", default=(), description="School levels the coach knows.", examples=[["high"]]
    )
    languages: Labels = public(
        default=(), description="Languages the coach works in.", examples=[["English", "Spanish"]]
    )
    topics: Topics = public(default=(), description="Topics the coach is asked about.", examples=[["data-use"]])
    standards: Standards = public(
        title="Leadership standards",
        default=(),
        description="Standards the coach is strong in.",
        examples=[["our-standards/2"]],
    )
    approach: Text | None = public(
        default=None,
        max_length=600,
        description="How the coach works, in the coach's own words.",
        examples=["I listen first."],
    )
    accepting: bool | None = public(
        title="Room for another school",
        default=None,
        description="True while the coach can take on another school.",
        examples=[True],
    )
    schools: Labels = public(
        title="Schools the coach works with",
        default=(),
        description="Schools the coach works with, where that is public already or the schools agreed to it.",
        examples=[["Example Middle School"]],
    )
    made: Items = public(
        title="Made by the coach",
        default=(),
        description="Events, practices, collections and resources the coach made or led, as folder and id.",
        examples=[["collections/first-weeks"]],
    )
    recommends: Items = public(
        default=(),
        description="What the coach recommends, as folder and id.",
        examples=[["resources/attendance-guide"]],
    )
    photo: Photo | None = public(
        title="Portrait",
        default=None,
        description="A portrait.",
        examples=[{"file": "portrait.jpg", "text": "Portrait of the coach"}],
    )


KINDS = (kind("coach", "content/coaches", Coach, place=70, order="title"),)
