"""Sound items of every kind, made from the models' own examples."""

from __future__ import annotations

import re
from typing import Any

import yaml

from clearinghouse.content.kinds import BY_NAME
from clearinghouse.content.shape import shapes

DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SENTENCE = 5
NEEDED: dict[str, dict[str, Any]] = {
    "resource": {"url": "https://example.org/x", "publisher": "Example Press"},
    "event": {"venue": "Example hall"},
    "practice": {"setting": "A school"},
    "coach": {"consent": {"public_source": "Program brochure"}},
    "person": {"consent": {"public_source": "Program brochure"}},
}


def typed(value: Any) -> Any:
    """Return an example as YAML reads it: days and moments are no text."""
    if isinstance(value, str) and DAY.match(value):
        return yaml.safe_load(f"{value}:00" if " " in value else value)
    if isinstance(value, dict):
        return {name: typed(inner) for name, inner in value.items()}
    return [typed(inner) for inner in value] if isinstance(value, list) else value


def own(value: Any) -> Any:
    """Return an example with words of its own in the place of sentences, which nobody may leave standing."""
    if isinstance(value, str):
        return value if len(value.split()) < _SENTENCE else f"Made for a test of {value.split()[-1]}"
    if isinstance(value, dict):
        return {name: own(inner) for name, inner in value.items()}
    return [own(inner) for inner in value] if isinstance(value, list) else value


def sound(kind: str) -> dict[str, Any]:
    """Return the fields of a sound draft of a kind, which names nothing that is not there."""
    needed = {field.name: own(typed(field.example)) for field in shapes(BY_NAME[kind].model) if field.required}
    needed |= {"items": [{"item": "resources/feedback-protocol"}]} if "items" in needed else {}
    return {**needed, **NEEDED.get(kind, {}), "status": "published"}
