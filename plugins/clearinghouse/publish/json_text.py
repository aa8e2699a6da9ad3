"""JSON text: the one way in which files of the site write a value as JSON where nobody reads it line by line."""

from __future__ import annotations

import orjson
from orjson import Fragment

__all__ = ["Fragment", "json_text"]

# What is neither text, number, list nor mapping has no way of its own here: whoever writes it says what stands for it.
_PLAIN = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME


def json_text(value: object) -> str:
    """Return a value as JSON on one line, letters of every script as they are.

    A `Fragment` in it holds what is JSON already.

    Raises:
        TypeError: it holds what JSON has no way to write, or half of a character.
    """
    return orjson.dumps(value, option=_PLAIN).decode()
