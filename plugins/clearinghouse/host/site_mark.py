"""The mark of a site: the file by which a build knows a folder as its own, and the day the site was made for."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

NAME = ".clearinghouse"
_FIRST = "This folder is made by clearinghouse, and the next build replaces it as a whole.\n"
_DAY = "It shows what may be seen on "
_LONGEST = 1_000


@dataclass(frozen=True)
class SiteMark:
    """What the mark says: the day, where the site has one."""

    day: datetime.date | None = None


def write_mark(folder: Path, day: datetime.date | None = None) -> None:
    """Mark a folder as a site of ours, made for a day."""
    said = f"{_DAY}{day.isoformat()}.\n" if day else ""
    (folder / NAME).write_text(_FIRST + said, encoding="utf-8", newline="\n")


def read_mark(folder: Path) -> SiteMark | None:
    """Return the mark of a folder, or None where it has none or one that is not ours."""
    try:
        with open(folder / NAME, encoding="utf-8") as stream:
            text = stream.read(_LONGEST)
    except (OSError, UnicodeDecodeError):
        return None
    if not text.startswith(_FIRST):
        return None
    rest = text.removeprefix(_FIRST).strip()
    try:
        return SiteMark(datetime.date.fromisoformat(rest.removeprefix(_DAY).rstrip(".")) if rest else None)
    except ValueError:
        return None
