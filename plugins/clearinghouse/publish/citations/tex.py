"""Texts as LaTeX sets them as they are written, by the signs that the scripts of a reader's list know too."""

from __future__ import annotations

import re

from clearinghouse.shared import read_data

_TEX = read_data("keep/tex.js", "TEX")
_SPECIAL = re.compile("[" + re.escape("".join(_TEX["signs"])) + "]")
_PARTED = re.compile("|".join(f"(?<={re.escape(pair[0])})(?={re.escape(pair[1])})" for pair in _TEX["parted"]))
_HERE = "\x00"


def tex(text: str) -> str:
    """Return a text that LaTeX sets as it is written."""
    parted = any(pair in text for pair in _TEX["parted"])
    text = _PARTED.sub(_HERE, text) if parted else text
    text = _SPECIAL.sub(lambda found: _TEX["signs"][found[0]], text)
    return text.replace(_HERE, "{}") if parted else text
