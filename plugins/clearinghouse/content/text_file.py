"""Files of plain text that content brings along, to be looked through."""

from __future__ import annotations

import codecs
import os
from pathlib import Path

TEXTS = frozenset((".csv", ".txt"))
_WIDE = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def is_text(file: Path) -> bool:
    """True for a file that is there and can be read as text."""
    return file.suffix.casefold() in TEXTS and os.access(file, os.R_OK)


def read_text_file(file: Path) -> str | None:
    """Return the text of a file as its readers would see it, or None for one of another kind, and one that is gone."""
    if file.suffix.casefold() not in TEXTS:
        return None
    try:
        data = file.read_bytes()
    except OSError:
        return None
    return data.decode(_WIDE.get(data[:2], "utf-8-sig"), "replace")
