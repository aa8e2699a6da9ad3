"""Numbers: those that pages and their scripts must agree on, read from the file that the scripts read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parent / "theme" / "templates" / "assets" / "clearinghouse" / "numbers.js"
"""It says what each number is for."""


@dataclass(frozen=True)
class FindNumbers:
    """The numbers of the finder."""

    first: int
    more: int
    values: int
    question: int
    word: int
    levels: int


@dataclass(frozen=True)
class ListNumbers:
    """The numbers of a reader's own list, and of a list that is passed on as a link."""

    title: int
    intro: int
    note: int
    own_note: int
    item_title: int
    items: int
    fragment: int
    sender: int


def _read() -> tuple[FindNumbers, ListNumbers]:
    text = FILE.read_text(encoding="utf-8")
    found = json.loads(text.partition("NUMBERS = ")[2].rstrip().removesuffix(";"))
    # `from` is no name in Python.
    return FindNumbers(**found["find"]), ListNumbers(sender=found["list"].pop("from"), **found["list"])


FIND, LIST = _read()
