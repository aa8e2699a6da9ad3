"""Frameworks: a published set of leadership standards as a tree."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from clearinghouse.standards.reference import Reference

Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$", max_length=20)]
FrameworkId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
PROCESS = "coaching-process"


def _web_address(text: str) -> str:
    if not text.startswith(("http://", "https://")) or any(c in text for c in ' <>"\\\n\t'):
        raise ValueError("write a web address that begins with http:// or https://")
    return text


WebAddress = Annotated[str, StringConstraints(max_length=2000), AfterValidator(_web_address)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, arbitrary_types_allowed=True)


class Published(_Strict):
    """Where a fact was read: a document or page somebody else published."""

    type: Literal["published"] = "published"
    title: str = Field(max_length=300, description="Title of the document or page.")
    publisher: str = Field(max_length=300, description="Who published it.")
    year: int | None = Field(default=None, ge=1900, le=2100, description="Year it was published, if stated.")
    url: WebAddress = Field(description="Where it was read.")


class LevelNames(_Strict):
    """What a framework calls its two levels, such as Performance Expectation and Element."""

    standard: str = Field(max_length=60)
    element: str = Field(max_length=60)


class Standard(_Strict):
    """A node of a framework: an expectation or one of its elements."""

    code: Code = Field(description="The official code, written as the framework writes it.")
    title: str = Field(max_length=200, description="The official title.")
    short_title: str = Field(default="", max_length=80)
    summary: str = Field(max_length=500, description="What it asks of a leader, in our own plain words.")
    verified: bool = Field(default=False, description="True when code and title were read in the source.")
    basis: Literal["", "recalled", "derived"] = Field(default="", description="Where an unverified entry comes from.")
    elements: tuple[Standard, ...] = Field(default=(), strict=False)


class Framework(_Strict):
    """A set of leadership standards, with its source and what is known of its standing."""

    id: FrameworkId
    kind: Literal[
        "practice-standards",
        "evaluation-standards",
        "evaluation-rubric",
        "preparation-standards",
        "coaching-process",
    ]
    title: str = Field(max_length=300)
    short_title: str = Field(max_length=60)
    jurisdiction: str = Field(max_length=20)
    publisher: str = Field(max_length=200)
    year: int = Field(ge=1900, le=2100)
    status: Literal["current", "superseded"]
    status_verified: bool = False
    status_note: str = Field(default="", max_length=1000)
    url: WebAddress
    source: Published
    verified: bool | Literal["partial"] = False
    verified_note: str = Field(default="", max_length=1000)
    license_note: str = Field(default="", max_length=500)
    shared: bool = Field(default=True, description="False where its licence does not let us pass it on as data.")
    changed: datetime.date | None = Field(default=None, description="The day this file last changed in what it says.")
    element_titles: Literal["official", "editorial", "none"] = "official"
    level_names: LevelNames
    standards: tuple[Standard, ...] = Field(strict=False, min_length=1)

    @property
    def is_process(self) -> bool:
        """True for a coaching process, which has the shape of a framework but is no set of standards."""
        return self.kind == PROCESS

    @property
    def address(self) -> str:
        return f"/standards/{self.id}/"

    def reference(self, standard: Standard) -> Reference:
        """Return the reference that names one of this framework's standards."""
        return Reference(self.id, standard.code.casefold())

    def walk(self) -> Iterator[tuple[Standard, Standard | None]]:
        """Yield every node with its parent, in the framework's order, a parent before its elements."""
        stack: list[tuple[Standard, Standard | None]] = [(s, None) for s in reversed(self.standards)]
        while stack:
            node, parent = stack.pop()
            yield node, parent
            stack.extend((element, node) for element in reversed(node.elements))

    @cached_property
    def nodes(self) -> dict[str, Standard]:
        """Lower-case code -> node, in the framework's order."""
        return {node.code.casefold(): node for node, _ in self.walk()}

    @cached_property
    def parents(self) -> dict[str, str]:
        """Lower-case code of an element -> lower-case code of the node it belongs to."""
        return {node.code.casefold(): up.code.casefold() for node, up in self.walk() if up}

    def lineage(self, code: str) -> Iterator[str]:
        """Yield a lower-case code and then those of its ancestors, nearest first.

        Source: 1EdTech CASE 1.0, `isChildOf` associations: naming a part names its whole.
        """
        step: str | None = code
        while step is not None:
            yield step
            step = self.parents.get(step)
