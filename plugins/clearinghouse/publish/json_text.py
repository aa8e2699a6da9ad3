"""JSON text: the one way in which files of the site write a value as JSON where nobody reads it line by line."""

from __future__ import annotations

import json

# Made once: `json.dumps` makes an encoder anew for each value that is not written its own way.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def json_text(value: object) -> str:
    """Return a value as JSON on one line, letters of every script as they are."""
    return _ENCODER.encode(value)
