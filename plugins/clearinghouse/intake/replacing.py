"""Files that a command is asked to write: they replace what the same command wrote before, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from clearinghouse.content.plain_text import elided

_READ = 200


class NotOurs(Exception):
    """A file cannot be written there; says why and what to do."""


def shown(path: Path | str) -> str:
    """Return a path for a message, without what moves the cursor of a terminal."""
    return elided(str(path), 300)


def check_replaceable(file: Path, what: str, begins: re.Pattern[str]) -> None:
    """Make sure that a file can be written, and replaces nothing but an empty file or an earlier one of its kind.

    Args:
        file: where to write.
        what: what would be written there, as `report`.
        begins: what every file of the kind begins with, within its first 200 bytes.

    Raises:
        NotOurs: it cannot.
    """
    if not file.parent.is_dir():
        raise NotOurs(f"there is no folder {shown(file.parent)} for the {what}")
    if file.is_symlink() or (file.exists() and not file.is_file()):
        raise NotOurs(f"{shown(file)} is no ordinary file; choose another name for the {what}")
    try:
        with open(file, "rb") as stream:
            found = stream.read(_READ).decode(errors="replace")
    except FileNotFoundError:
        return
    except OSError as error:
        raise NotOurs(f"{shown(file)} cannot be read: {error.strerror}") from None
    if found and not begins.match(found):
        raise NotOurs(f"{shown(file)} is there already and is no {what}; choose another name")
