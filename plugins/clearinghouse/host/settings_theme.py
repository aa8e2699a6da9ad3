"""The folder of a site's own templates, of which MkDocs publishes every file: what may be one, and what may lie in it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from clearinghouse.content.load import FOLDERS
from clearinghouse.host.settings import Settings
from clearinghouse.problems import Problem

_PLACE = ("theme", "custom_dir")
_PUBLISHED = frozenset(".css .gif .html .ico .jpeg .jpg .js .mjs .png .svg .ttf .webp .woff .woff2".split())
_FOR_MKDOCS = "mkdocs_theme.yml"
_PRIVATE = ("policy.yml", "mkdocs.yml", *FOLDERS)
"""Names by which a store of records is known, and a site."""
_MOST = 2_000


def own_templates(settings: Settings) -> Iterator[Problem]:
    """Yield what keeps the folder of own templates from being published, where there is one."""
    theme = settings.values.get("theme")
    named = theme.get("custom_dir") if isinstance(theme, Mapping) else None
    if not isinstance(named, str) or not named:
        return
    root = settings.folder.resolve()
    place = Path(os.path.normpath(root / named))
    if fault := _place_fault(place, root):
        yield settings.problem("field-value", _PLACE, f"'custom_dir' cannot be '{named[:80]}': {fault}", _HINT)
    elif place.is_dir():
        yield from _inside(settings, place)


_HINT = "every file in it is published; name a folder beside content/ that holds templates, styles, scripts and pictures alone"


def _place_fault(place: Path, root: Path) -> str:
    if not place.is_relative_to(root) or place == root:
        return "it does not lie below the site's folder"
    first = place.relative_to(root).parts[0]
    if first in FOLDERS or first.startswith("."):
        return f"it lies in {first}"
    if place.resolve() != place:
        return "a link leads there"
    return next((f"it holds {name}" for name in _PRIVATE if os.path.lexists(place / name)), "")


def _inside(settings: Settings, place: Path) -> Iterator[Problem]:
    """Yield a problem for each file that is no part of a page, or leads elsewhere."""
    for number, file in enumerate(_files(place)):
        shown = file.relative_to(place)
        if number >= _MOST:
            message = f"the folder of own templates has more than {_MOST} files"
        elif file.is_symlink():
            message = f"'{shown}' in the folder of own templates is a link to another place"
        elif file.suffix.casefold() not in _PUBLISHED and file.name != _FOR_MKDOCS:
            message = f"'{shown}' in the folder of own templates is no template, style, script or picture"
        else:
            continue
        yield settings.problem("field-value", _PLACE, message, "take it out: every file in that folder is published")
        if number >= _MOST:
            return


def _files(place: Path) -> Iterator[Path]:
    """Yield the files below a folder and all links, but for what is hidden, which MkDocs leaves out."""
    for folder, folders, names in os.walk(place):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if os.path.islink(os.path.join(folder, name))]
        yield from (Path(folder, name) for name in (*links, *sorted(names)) if not name.startswith("."))
