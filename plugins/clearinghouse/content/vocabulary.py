"""The vocabulary: the words that fields are chosen from, and how people say them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from pydantic import Field

from clearinghouse.content.fields import Fields, Id, Ids, Label, Labels, Summary


class Term(Fields):
    """One entry of a vocabulary."""

    id: Id = Field(description="The word written in a field.", examples=["data-use"])
    label: Label = Field(description="The words shown to readers.", examples=["Using data"])
    definition: Summary = Field(description="What it covers, in a sentence.", examples=["Collecting and reading data."])
    synonyms: Labels = Field(default=(), description="Other words for the same thing.", examples=[["data team"]])


class Phrase(Fields):
    """Words as people say them, and the topics they mean."""

    terms: Labels = Field(min_length=1, description="What people type.", examples=[["walkthrough"]])
    topics: Ids = Field(min_length=1, description="The topics it points to.", examples=[["data-use"]])


class Equivalents(Fields):
    """Words that people use for one another, whatever they look for."""

    words: Labels = Field(min_length=2, description="Words that mean the same here.", examples=[["kids", "students"]])


class Vocabulary(Fields):
    """All controlled words of the site, each list in the order in which it is shown."""

    version: int = 1
    types: tuple[Term, ...] = Field(default=(), strict=False, max_length=500)
    levels: tuple[Term, ...] = Field(default=(), strict=False, max_length=500)
    audiences: tuple[Term, ...] = Field(default=(), strict=False, max_length=500)
    evidence_tiers: tuple[Term, ...] = Field(default=(), strict=False, max_length=500)
    licences: tuple[Term, ...] = Field(default=(), strict=False, max_length=500)
    topics: tuple[Term, ...] = Field(default=(), strict=False, max_length=500)
    search_phrases: tuple[Phrase, ...] = Field(default=(), strict=False, max_length=2000)
    equivalents: tuple[Equivalents, ...] = Field(default=(), strict=False, max_length=2000)

    @cached_property
    def lists(self) -> Mapping[str, Mapping[str, Term]]:
        """Name of a list, such as `topics` -> id -> term."""
        names = ("types", "levels", "audiences", "evidence_tiers", "licences", "topics")
        return {name: {term.id: term for term in getattr(self, name)} for name in names}


WHOLE_RANGE = "k-12"
"""The level that fits every level: it stands alone in a record and answers for each of the others."""
