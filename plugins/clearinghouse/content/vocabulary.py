"""The vocabulary: the words that fields are chosen from, and how people say them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from clearinghouse.content.fields import Fields, Id, Label, Labels, Line, Summary, TopicIds
from clearinghouse.content.seen import public


class Term(Fields):
    """One entry of a vocabulary."""

    id: Id = public(description="The word written in a field.", examples=["data-use"])
    label: Label = public(description="The words shown to readers.", examples=["Using data"])
    definition: Summary = public(
        description="What it covers, in a sentence.", examples=["Collecting and reading data."]
    )
    synonyms: Labels = public(default=(), description="Other words for the same thing.", examples=[["data team"]])


class Phrase(Fields):
    """Words as people say them, and the topics they mean."""

    terms: Labels = public(min_length=1, description="What people type.", examples=[["walkthrough"]])
    topics: TopicIds = public(min_length=1, description="The topics it points to.", examples=[["data-use"]])


class Equivalents(Fields):
    """Words that people use for one another, whatever they look for."""

    words: Labels = public(min_length=2, description="Words that mean the same here.", examples=[["kids", "students"]])


class Place(Fields):
    """A page of the site, and what people call it."""

    address: Line = public(description="The page's address on this site.", examples=["/coaches/"])
    terms: Labels = public(
        min_length=1,
        description="What people type when this page is what they look for. It is compared as a whole.",
        examples=[["find a coach"]],
    )


class Called(Fields):
    """A publisher, and what else people call it."""

    id: Line = public(description="The publisher as addresses write it.", examples=["example-state-department"])
    terms: Labels = public(
        min_length=1,
        description="What people call it: \u201cfrom the state\u201d then limits an answer to it.",
        examples=[["the state"]],
    )


class Region(Fields):
    """A region that coaches work in, and the towns in it."""

    name: Label = public(description="The region, as coaches write it.", examples=["Example Valley"])
    terms: Labels = public(
        min_length=1,
        description="Its towns, and what else people call it: \u201ca coach near Exampleton\u201d then finds who works in it.",
        examples=[["Exampleton", "the valley"]],
    )


def _list(description: str, id: str, label: str) -> Any:
    example = [{"id": id, "label": label, "definition": "What it covers."}]
    return public(default=(), strict=False, max_length=500, description=description, examples=[example])


class Vocabulary(Fields):
    """All controlled words of the site, each list in the order in which it is shown."""

    version: int = public(default=1, description="The layout of this file; leave it at 1.", examples=[1])
    types: tuple[Term, ...] = _list("What sort of thing a resource is.", "tool", "Tool")
    levels: tuple[Term, ...] = _list("School levels.", "middle", "Middle school")
    every_level: Id | None = public(
        default=None,
        description="The level that fits every level: what names it is found under each of the others.",
        examples=["all-grades"],
    )
    beside_every_level: tuple[Id, ...] = public(
        default=(),
        strict=False,
        max_length=20,
        description="Levels that it does not include, so that they may stand beside it.",
        examples=[["early-childhood"]],
    )
    audiences: tuple[Term, ...] = _list("Whom something is for.", "school-leader", "School leader")
    evidence_tiers: tuple[Term, ...] = _list("Ratings of evidence.", "moderate", "Moderate evidence")
    licences: tuple[Term, ...] = _list("What may be done with a resource.", "cc-by", "CC BY")
    languages: tuple[Term, ...] = _list("Languages that resources are in, beside that of the site.", "es", "Spanish")
    topics: tuple[Term, ...] = _list("What things are about.", "data-use", "Using data")
    search_phrases: tuple[Phrase, ...] = public(
        default=(),
        strict=False,
        max_length=2000,
        description="How people say it, and the topics they mean.",
        examples=[[{"terms": ["walkthrough"], "topics": ["instructional-leadership"]}]],
    )
    equivalents: tuple[Equivalents, ...] = public(
        default=(),
        strict=False,
        max_length=2000,
        description="Words that mean the same, whatever is looked for.",
        examples=[[{"words": ["kids", "students"]}]],
    )
    places: tuple[Place, ...] = public(
        default=(),
        strict=False,
        max_length=500,
        description="Pages that the finder leads straight to, and what people call them.",
        examples=[[{"address": "/coaches/", "terms": ["find a coach"]}]],
    )

    publishers: tuple[Called, ...] = public(
        default=(),
        strict=False,
        max_length=200,
        description="What people call publishers.",
        examples=[[{"id": "example-state-department", "terms": ["the state"]}]],
    )
    regions: tuple[Region, ...] = public(
        default=(),
        strict=False,
        max_length=200,
        description="Towns of the regions that coaches work in.",
        examples=[[{"name": "Example Valley", "terms": ["Exampleton"]}]],
    )

    @cached_property
    def lists(self) -> Mapping[str, Mapping[str, Term]]:
        """Name of a list, such as `topics` -> id -> term."""
        return {name: {term.id: term for term in getattr(self, name)} for name in LISTS}


LISTS: frozenset[str] = frozenset(
    name for name, info in Vocabulary.model_fields.items() if info.annotation == tuple[Term, ...]
)
"""The lists of terms, by name: those that fields are chosen from."""


def levels_covered(named: Iterable[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the levels that named ones answer for, in the order of the vocabulary."""
    wanted = set(named)
    if vocabulary.every_level in wanted:
        wanted |= set(vocabulary.lists["levels"]) - set(vocabulary.beside_every_level)
    return tuple(level for level in vocabulary.lists["levels"] if level in wanted)
