"""Where what one run made is kept for the next: in the user's own folder for such things, a folder a site."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path

from platformdirs import user_cache_path

from clearinghouse.content.kept_readings import Kept, own_folder
from clearinghouse.host.readers import read_many

SETTING = "CLEARINGHOUSE_CACHE"
"""The environment's word for another folder; where it is empty, nothing is kept."""
_SITE = "site"
"""Says in each folder which site it is for."""


def kept_readings(root: Path, rendered: bool = True) -> Kept:
    """Return what earlier runs on the site below a folder have read, `rendered` or not. It may be deleted at any time."""
    folder = kept_folder(root)
    return Kept(folder, rendered, read_many) if rendered else Kept(folder, rendered)


def kept_folder(root: Path) -> Path | None:
    """Return the folder of what is kept for the site below a folder; None where nothing is to be kept."""
    named = os.environ.get(SETTING)
    place = Path(named) if named else user_cache_path("clearinghouse")
    if named == "" or _refused((place / "readings").resolve(), root.resolve(), bool(named)):
        return None
    shelves = place / "readings"
    with suppress(OSError):
        _forget_gone(shelves)
    folder = shelves / blake2b(os.fsencode(root.resolve()), digest_size=10).hexdigest()
    if own_folder(folder):
        with suppress(OSError):
            (folder / _SITE).write_bytes(os.fsencode(root.resolve()))
        return folder
    return None


@cache  # a build asks twice, and says it once
def _refused(place: Path, root: Path, named: bool) -> bool:
    """Refuse, in words, a folder that a proposal could bring files into: what stands there would be taken for read.

    The user's own folder for such things may lie in a checkout of their settings, but never in that of the site.
    """
    checkout = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    inside = place.is_relative_to(root) or place.is_relative_to(checkout)
    if not inside and not (named and any((folder / ".git").exists() for folder in (place, *place.parents))):
        return False
    words = f"{place} lies in a checkout, so nothing is kept there; name a folder of your own in {SETTING}"
    print(f"clearinghouse: {words}", file=sys.stderr)
    return True


def _forget_gone(shelves: Path) -> None:
    """Delete what is kept for sites that are no longer there."""
    for folder in _folders(shelves):
        site = folder / _SITE
        if site.is_file() and not os.path.isdir(site.read_bytes()):
            shutil.rmtree(folder, ignore_errors=True)


def _folders(shelves: Path) -> Iterator[Path]:
    if shelves.is_dir():
        yield from (folder for folder in shelves.iterdir() if folder.is_dir() and not folder.is_symlink())
