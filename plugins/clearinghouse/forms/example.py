"""Examples of fields as files have them."""

from __future__ import annotations

import re
from typing import Any

import yaml


def plain_example(value: Any) -> Any:
    """Return an example as YAML writes it: a date that stands in quotes in Python is a date in the file."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?", value):
        return yaml.safe_load(value if " " not in value else f"{value}:00")
    if isinstance(value, list):
        return [plain_example(entry) for entry in value]
    if isinstance(value, dict):
        return {name: plain_example(entry) for name, entry in value.items()}
    return value
