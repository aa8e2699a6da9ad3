"""Pages that are kept from one staff site to the next, since nothing that they are made of has changed."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

NAME = ".clearinghouse-kept.json"


class Kept(NamedTuple):
    """What a page was made of, and the digest of the file that came of it."""

    key: str
    digest: str


def read_kept(site: Path) -> Mapping[str, Kept]:
    """Return what a site says of its pages, by address; nothing where it says nothing that can be read."""
    try:
        told = json.loads((site / NAME).read_text(encoding="utf-8"))
        return {str(address): Kept(str(key), str(made)) for address, (key, made) in told.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def write_kept(site: Path, kept: Mapping[str, Kept]) -> None:
    text = json.dumps(dict(sorted(kept.items())), separators=(",", ":"))
    (site / NAME).write_text(text, encoding="utf-8", newline="\n")


def keep(old: Path, new: Path, key: str, known: Kept) -> bool:
    """Put an old file in a new place where it is what its key says. False where it must be made anew."""
    try:
        if known.key != key or old.is_symlink() or digest(old) != known.digest:
            return False
        os.link(old, new)
    except OSError:
        return _copied(old, new)
    return True


def _copied(old: Path, new: Path) -> bool:
    """Some disks have no links to files."""
    try:
        shutil.copyfile(old, new)
    except OSError:
        return False
    return True


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
