"""What a store remembers of its releases: for each, a day, a number of tables and a digest, so that a lost file is missed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from pydantic import Field

from clearinghouse.content.explain import fault_problem, validate
from clearinghouse.content.fields import Date, Widget
from clearinghouse.content.figures import Figures
from clearinghouse.content.files import SourceFile, read_text
from clearinghouse.content.marked_yaml import YamlFault, parse_yaml
from clearinghouse.content.written import render_front_matter
from clearinghouse.problems import Problem
from clearinghouse.records.fields import staff
from clearinghouse.records.models.record import Part
from clearinghouse.records.store import RELEASES

_HEAD = """# The releases of public totals. Written by: clearinghouse records aggregate.
# Change nothing: by these lines a figures file that was lost, changed or taken from elsewhere is noticed.
"""


class Released(Part):
    """One release, without a number of it."""

    made: Date = staff("The day of the release.", ["2027-03-01"])
    tables: int = staff("How many tables it had, with those of earlier releases.", [12], ge=0, le=4000)
    digest: Annotated[str, Widget.LINE] = staff(
        "The SHA-256 of its numbers. What staff write in of surveys is no part of it.",
        ["3" * 64],
        pattern="^[0-9a-f]{64}$",
    )


class Releases(Part):
    """All releases, the latest last."""

    releases: Annotated[tuple[Released, ...], Field(max_length=2000, strict=False)] = staff(
        "The releases.", [[{"made": "2027-03-01", "tables": 12, "digest": "3" * 64}]], ()
    )


def released(figures: Figures) -> Released:
    """Return what is remembered of a release."""
    said = [table.model_dump(mode="json", exclude={"asked", "options"}) for table in figures.tables]
    digest = hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
    return Released(made=figures.made, tables=len(figures.tables), digest=digest)


def read_releases(root: Path) -> tuple[tuple[Released, ...], list[Problem]]:
    """Return what a store remembers, nothing where it was never asked to; or what is wrong with the file."""
    if not (root / RELEASES).exists():
        return (), []
    try:
        marked = parse_yaml(read_text(SourceFile(RELEASES, root / RELEASES)))
    except YamlFault as fault:
        return (), [fault_problem(fault, RELEASES)]
    found, problems = validate(Releases, marked, RELEASES)
    return (found.releases if found else ()), problems


def render_releases(releases: Sequence[Released]) -> str:
    """Return the releases as the file holds them."""
    return _HEAD + render_front_matter({"releases": [one.model_dump() for one in releases]})


def place_of(figures: Figures | None, remembered: Sequence[Released]) -> int | None:
    """Return which of the remembered releases a figures file is; None where it is none of them."""
    digest = released(figures).digest if figures else None
    return next((place for place, one in reversed(list(enumerate(remembered))) if one.digest == digest), None)
