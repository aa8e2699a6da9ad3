"""Where what one run made is kept for the next: in the user's own folder for such things, a folder a site."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from stat import S_ISREG

from platformdirs import user_cache_path, user_state_path

from clearinghouse.content.kept_readings import Kept, own_folder
from clearinghouse.content.write_once import write_new
from clearinghouse.host.readers import read_many

SETTING = "CLEARINGHOUSE_CACHE"
"""The environment's word for another folder; where it is empty, nothing is kept."""
_KEY = 64
"""How many letters the key has: as many as its code takes."""
_SITE = "site"
"""Says in each folder which site it is for."""


def kept_readings(root: Path, rendered: bool = True) -> Kept:
    """Return what earlier runs on the site below a folder have read, `rendered` or not. It may be deleted at any time."""
    key = _key() or b""
    folder = kept_folder(root) if key else None
    return Kept(folder, rendered, read_many, key) if rendered else Kept(folder, rendered, key=key)


def kept_folder(root: Path) -> Path | None:
    """Return the folder of what is kept for the site below a folder; None where nothing is to be kept."""
    named = os.environ.get(SETTING)
    place = Path(named) if named else user_cache_path("clearinghouse")
    shelves = place / "readings"
    if named == "" or _refused(shelves.resolve(), root.resolve(), bool(named)):
        return None
    with suppress(OSError):
        _forget_gone(shelves)
    site = os.fsencode(root.resolve())
    folder = shelves / _name(site)
    if own_folder(folder):
        with suppress(OSError):
            (folder / _SITE).write_bytes(site)
        return folder
    return None


def _key() -> bytes | None:
    """Return what the user alone has, made when it is first asked for; None where there is no place for it."""
    folder = user_state_path("clearinghouse")
    file = folder / "key"
    with suppress(OSError):
        if not own_folder(folder):
            return None
        with suppress(FileExistsError):
            write_new(file, secrets.token_hex(_KEY // 2), ".key-", 0o600)
        about = file.lstat()
        if S_ISREG(about.st_mode) and about.st_uid == os.getuid() and not about.st_mode & 0o077:
            found = file.read_bytes()
            return found if len(found) == _KEY else None
    return None


@cache  # a build asks twice, and says it once
def _refused(place: Path, root: Path, named: bool) -> bool:
    """Refuse, in words, a folder that a proposal could bring files into: what is kept there would be run.

    The user's own folder for such things may lie in a checkout of their settings, but never in that of the site.
    """
    around = next((folder for folder in reversed((root, *root.parents)) if (folder / ".git").exists()), root)
    checkout = named and any((folder / ".git").exists() for folder in (place, *place.parents))
    if not checkout and not place.is_relative_to(around):
        return False
    words = f"{place} lies in a checkout, so nothing is kept there; name a folder of your own in {SETTING}"
    print(f"clearinghouse: {words}", file=sys.stderr)
    return True


def _forget_gone(shelves: Path) -> None:
    """Delete what is kept for sites that are no longer there.

    A folder is known as ours by its name, which is made of what its file says: others may lie beside it.
    """
    for folder in _folders(shelves):
        with suppress(OSError):
            site = (folder / _SITE).read_bytes()
            if folder.name == _name(site) and not os.path.isdir(site):
                shutil.rmtree(folder, ignore_errors=True)


def _name(site: bytes) -> str:
    return blake2b(site, digest_size=10).hexdigest()


def _folders(shelves: Path) -> Iterator[Path]:
    if shelves.is_dir():
        yield from (folder for folder in shelves.iterdir() if folder.is_dir() and not folder.is_symlink())
