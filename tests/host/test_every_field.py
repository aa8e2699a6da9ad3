"""Every field of every kind is on the public site exactly when its declaration says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from drawn import BuiltSite, DrawnSite
from sound_items import own, sound, typed
from spelled import holding

from clearinghouse.content.fields import Widget
from clearinghouse.content.kinds import KINDS, Kind
from clearinghouse.content.seen import Seen
from clearinghouse.content.shape import Shape, shapes

DAYS = {"given_on": "2026-03-17", "expires_on": "2027-11-23"}
"""Days that stand nowhere else, for the fields that nobody sees."""


@dataclass(frozen=True)
class Marked:
    """A marker in one field of an item, and whether everyone may see it."""

    kind: Kind
    trail: str
    marker: str
    public: bool
    fields: dict[str, Any]


def markers(kind: Kind) -> Iterator[Marked]:
    for shape in shapes(kind.model):
        if shape.name not in ("title", "aliases"):
            for number, (trail, marker, public, value) in enumerate(_values(shape, kind.name, True)):
                yield Marked(kind, f"{trail} {number}", marker, public, {shape.name: value})


def _values(shape: Shape, above: str, shown: bool) -> Iterator[tuple[str, str, bool, Any]]:
    """Yield values of a field with a marker in each place that holds free text or a day, and whether it is public."""
    public = shown and shape.seen is Seen.PUBLIC
    trail = f"{above}.{shape.name}"
    if shape.fields:
        example = own(typed(shape.example))
        whole = (example[0] if shape.many else example) or {}
        for inner in shape.fields:
            for place, marker, seen, value in _values(inner, trail, public):
                yield (
                    place,
                    marker,
                    seen,
                    [{**whole, inner.name: value}] if shape.many else {**whole, inner.name: value},
                )
    elif shape.widget in (Widget.LINE, Widget.TEXT) and not shape.source:
        marker = "Mark" + "".join(part.capitalize() for part in trail.replace("_", ".").split("."))
        yield trail, marker, public, [marker] if shape.many else marker
    elif shape.name in DAYS:
        yield trail, DAYS[shape.name], public, typed(DAYS[shape.name])


def _own(kind: Kind, number: int) -> dict[str, Any]:
    """What each item of a kind needs for itself, so that the check has nothing against it."""
    consent = {"consent": {"public_source": "Program brochure"}}
    return {"resource": {"url": f"https://example.org/{number}"}, "practice": consent}.get(kind.name, {})


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Marked], BuiltSite]:
    """A site with one item for each marker, those left out that the check refuses, built once."""
    site = DrawnSite.begin(tmp_path_factory.mktemp("fields") / "site")
    found = [marked for kind in KINDS for marked in markers(kind)]
    for number, marked in enumerate(found):
        fields = {
            **sound(marked.kind.name),
            **_own(marked.kind, number),
            "title": f"Thing {number} of its own kind {chr(97 + number % 26) * 4}",
        }
        site.write(f"{marked.kind.folder}/thing-{number}.md", "Words.\n", **{**fields, **marked.fields})
    refused = {Path(line.partition(":")[0]) for line in site.check().stdout.splitlines() if line[:1].isalpha()}
    for path in refused:
        (site.root / path).unlink(missing_ok=True)
    kept = [one for number, one in enumerate(found) if (site.root / one.kind.folder / f"thing-{number}.md").exists()]
    return kept, site.build()


@pytest.mark.slow
def test_a_marker_in_any_field_is_public_exactly_when_the_field_is(drawn: tuple[list[Marked], BuiltSite]) -> None:
    found, built = drawn

    assert built.result.returncode == 0, built.said
    assert len(found) > 60 and {marked.kind for marked in found} == set(KINDS)
    assert [one.trail for one in found if bool(holding(built.folder, one.marker)) != one.public] == []
