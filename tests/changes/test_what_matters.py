"""What matters of a proposal is chosen as plain values, before any word is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import PurePosixPath
from types import NoneType

from drawn import SAMPLE, DrawnSite
from proposed import DrawnProposal

from clearinghouse.changes.matters import what_matters
from clearinghouse.content.figures import FIGURES


def parts(value: object) -> Iterator[object]:
    """Yield what a value is made of in the end."""
    if is_dataclass(value):
        for field in fields(value):
            yield from parts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for entry in value:
            yield from parts(entry)
    else:
        yield value


def test_effects_are_names_and_numbers_that_nothing_can_change(site: DrawnSite) -> None:
    site.resource("mended", title="Alpha", topics=["nothing"])
    site.resource("wrong", title="Beta", topics=["nothing"], url="https://doi.org/10.1000/x1")
    proposal = DrawnProposal.of(site)
    proposal.after.resource("mended", title="Alpha")
    twin = {"url": "https://www.example.com/doi/full/10.1000/X1", "publisher": "Example Publishers"}
    proposal.after.resource("twin", title="Something else entirely", topics=["none"], **twin)
    (proposal.after.root / "resources" / "feedback-protocol.md").rename(proposal.after.root / "resources" / "moved.md")
    for path in ("content/vocabulary.yml", "content/standards/psel-2015.yml", "mkdocs.yml"):
        file = proposal.after.root / path
        file.write_text(file.read_text().replace("label: ", "label: The "))
        file.write_text(file.read_text().replace("keeps", "holds") + "# a note\n")
    figures = proposal.after.root / FIGURES
    figures.parent.mkdir(parents=True, exist_ok=True)
    figures.write_bytes((SAMPLE / FIGURES).read_bytes())
    with proposal.after.write("content/assets/large.pdf").open("wb") as stream:
        stream.truncate(6 * 1024 * 1024)

    effects = what_matters(proposal.read())

    assert [field.name for field in fields(effects) if not getattr(effects, field.name)] == []
    assert {type(part) for part in parts(effects)} == {str, int, bool, NoneType, PurePosixPath}
    assert hash(effects)
