"""What is private lies apart from every site: a build or a commit would take it along."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

_TELLING = ("mkdocs.yml", "mkdocs.yaml", "content/vocabulary.yml")
"""Files by which a folder is known as a site's."""
_DEEP, _MANY = 4, 3_000
"""So deep, and in so many folders, a site is looked for in a checkout."""


def site_around(place: Path) -> Path | None:
    """Return the folder of the site that a place is or lies in, links followed, or None."""
    whole = place.resolve()
    return next(filter(_is_site, (whole, *whole.parents)), None)


def site_beside(place: Path) -> Path | None:
    """Return the folder of the site that a place lies in, or that lies in the same checkout, or None.

    What lies in a checkout goes along when it is pushed, whichever of its folders the site has.
    """
    whole = place.resolve()
    checkout = next((folder for folder in (whole, *whole.parents) if (folder / ".git").exists()), None)
    return site_around(place) or (next(filter(_is_site, _folders(checkout)), None) if checkout else None)


def _is_site(folder: Path) -> bool:
    return any((folder / name).exists() for name in _TELLING)


def _folders(root: Path) -> Iterator[Path]:
    """Yield the folders of a checkout, the upper ones first."""
    level = [root]
    found: list[Path] = []
    for _ in range(_DEEP):
        found += level
        level = [folder for above in level for folder in _inside(above)][:_MANY]
    yield from islice(found, _MANY)


def _inside(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return [
                Path(entry.path) for entry in entries if entry.is_dir(follow_symlinks=False) and entry.name[:1] != "."
            ]
    except OSError:
        return []
