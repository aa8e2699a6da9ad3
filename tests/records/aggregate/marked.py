"""A made-up store with a marker of its own in every place where a person can write words."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from clearinghouse.content.written import render_front_matter
from clearinghouse.records.new_store import init_store
from clearinghouse.records.sample import Size, sample

ID, WORDS = "quartzlantern", "Quartz & Lantern "
"""How markers begin: those that are ids, and those in words, with signs that are written otherwise in HTML and addresses."""
UNTIL = Size().until


def marked_store(root: Path, size: Size) -> list[str]:
    """Make the store and return its markers: words in names, notes, codes and questions, and all ids of records.

    The ids of records are made anew, since anybody may write a name into one; each is a marker too.
    """
    init_store(root, "SYNTHETIC program", "America/New_York")
    markers = (f"{ID}{number:06x}" for number in itertools.count(0xA00000))
    planted: list[str] = []
    renamed: dict[str, str] = {}
    made = list(sample(size))
    for _, id, _ in made:
        renamed[id] = next(markers)
    planted += renamed.values()
    for kind, id, fields in made:
        values = {name: _marked(value, markers, planted, renamed) for name, value in fields.items()}
        order = {name: values[name] for name in kind.model.model_fields if name in values}
        parts = (str(values[name.partition(".")[0]])[: 4 if "." in name else None] for name in kind.model.partition)
        file = root.joinpath(kind.folder, *parts, f"{renamed[id]}.yml")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(render_front_matter(order), encoding="utf-8")
    return planted


def _marked(value: Any, markers: Iterator[str], planted: list[str], renamed: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {name: _marked(inner, markers, planted, renamed) for name, inner in value.items()}
    if isinstance(value, list):
        return [_marked(inner, markers, planted, renamed) for inner in value]
    if isinstance(value, str) and value in renamed:
        return renamed[value]
    if isinstance(value, str) and "SYNTHETIC" in value:
        planted.append(next(markers).replace(ID, WORDS))
        return f"SYNTHETIC {planted[-1]}"
    return value
