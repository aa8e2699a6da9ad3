"""The mark of a site: the file by which a build knows a folder as its own, for whom it is, and for which day."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

NAME = ".clearinghouse"
_FIRST = "This folder is made by clearinghouse, and the next build replaces it as a whole.\n"
_STAFF = "It is for staff alone: never publish it.\n"
_DAY = "It shows what may be seen on "
_LONGEST = 1_000


@dataclass(frozen=True)
class SiteMark:
    """What the mark says: the day, where the site has one, and whether it is a staff site."""

    day: datetime.date | None = None
    staff: bool = False


def write_mark(folder: Path, day: datetime.date | None = None, staff: bool = False) -> None:
    """Mark a folder as a site of ours, made for a day."""
    said = f"{_DAY}{day.isoformat()}.\n" if day else ""
    (folder / NAME).write_text(f"{_FIRST}{_STAFF if staff else ''}{said}", encoding="utf-8", newline="\n")


def read_mark(folder: Path) -> SiteMark | None:
    """Return the mark of a folder, or None where it has none or one that is not ours."""
    try:
        with open(folder / NAME, encoding="utf-8") as stream:
            text = stream.read(_LONGEST)
    except (OSError, UnicodeDecodeError):
        return None
    if not text.startswith(_FIRST):
        return None
    rest = text.removeprefix(_FIRST)
    staff, rest = rest.startswith(_STAFF), rest.removeprefix(_STAFF).strip()
    try:
        return SiteMark(datetime.date.fromisoformat(rest.removeprefix(_DAY).rstrip(".")) if rest else None, staff)
    except ValueError:
        return None


def staff_site_at(folder: Path) -> Path | None:
    """Return the staff site that a folder is or lies in, or None."""
    return next((place for place in (folder, *folder.parents) if (mark := read_mark(place)) and mark.staff), None)


def public_site_at(folder: Path) -> Path | None:
    """Return the public site that a folder is or lies in, or None."""
    return next((place for place in (folder, *folder.parents) if (mark := read_mark(place)) and not mark.staff), None)
