"""What pages and their scripts must agree on, read from the files that the scripts read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "theme" / "templates" / "assets" / "clearinghouse"


def read_data(file: str, name: str) -> Any:
    """Return what a script exports under a name, where that is written as JSON: see the scripts themselves."""
    text = (FOLDER / file).read_text(encoding="utf-8").partition(f"export const {name} = ")[2]
    return json.JSONDecoder().raw_decode(text)[0]


@dataclass(frozen=True)
class FindNumbers:
    """The numbers of the finder."""

    first: int
    more: int
    values: int
    question: int
    words: int
    word: int
    levels: int
    places: int


@dataclass(frozen=True)
class ListNumbers:
    """The numbers of a reader's own list, of a list that is passed on as a link, and of the files that say what items are."""

    title: int
    intro: int
    note: int
    own_note: int
    item_title: int
    items: int
    fragment: int
    files: int
    sender: int


def _read() -> tuple[FindNumbers, ListNumbers]:
    found = read_data("numbers.js", "NUMBERS")
    # `from` is no name in Python.
    return FindNumbers(**found["find"]), ListNumbers(sender=found["list"].pop("from"), **found["list"])


FIND, LIST = _read()
