"""What is private lies apart from every site: a build or a commit would take it along."""

from __future__ import annotations

from pathlib import Path

_TELLING = ("mkdocs.yml", "content/vocabulary.yml")
"""Files by which a folder is known as a site's."""


def site_around(place: Path) -> Path | None:
    """Return the folder of the site that a place is or lies in, links followed, or None."""
    whole = place.resolve()
    return next(
        (folder for folder in (whole, *whole.parents) if any((folder / name).exists() for name in _TELLING)), None
    )
