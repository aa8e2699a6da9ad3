"""Crosswalks: which standard of one framework corresponds to which of another, and who says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from clearinghouse.standards.framework import Published
from clearinghouse.standards.reference import Reference, parse_reference

EDITORIAL = "editorial"
Source = Annotated[
    Annotated[Literal["editorial"], Tag("editorial")] | Annotated[Published, Tag("published")],
    Discriminator(lambda value: "editorial" if isinstance(value, str) else "published"),
]


class Association(BaseModel):
    """One line of the crosswalk.

    Source: `relation` is an associationType of 1EdTech CASE 1.0.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True)

    origin: str = Field(alias="from", max_length=100)
    target: str = Field(alias="to", max_length=100)
    relation: Literal["isRelatedTo", "exactMatchOf", "isPartOf", "replacedBy"]
    level: Literal["framework", "standard", "element"]
    source: Source
    verified: bool = False
    note: str = Field(default="", max_length=500)

    @property
    def editorial(self) -> bool:
        """True when the pairing is this project's own proposal, not a published one."""
        return self.source == EDITORIAL


@dataclass(frozen=True)
class Counterpart:
    """A standard's counterpart in another framework, with the association that says so."""

    standard: Reference
    association: Association


def links_by_standard(associations: Iterable[Association]) -> dict[Reference, tuple[Counterpart, ...]]:
    """Return each standard's counterparts, in both directions and in the crosswalk's order.

    Associations between whole frameworks are left out: they relate documents, not standards.
    """
    links: dict[Reference, list[Counterpart]] = {}
    for association in associations:
        if association.level == "framework" or association.relation == "replacedBy":
            continue
        ends = parse_reference(association.origin), parse_reference(association.target)
        if ends[0] and ends[1]:
            links.setdefault(ends[0], []).append(Counterpart(ends[1], association))
            links.setdefault(ends[1], []).append(Counterpart(ends[0], association))
    return {standard: tuple(found) for standard, found in links.items()}
