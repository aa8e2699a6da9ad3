"""Names of files and folders: each becomes part of an address, so not every name will do."""

from __future__ import annotations

import difflib
import os
import re
from pathlib import PurePosixPath

from clearinghouse.content.fields import ID_PATTERN, MAX_ID
from clearinghouse.content.files import SourceFile
from clearinghouse.content.kinds import BY_FOLDER, KINDS
from clearinghouse.content.marked_yaml import YamlFault
from clearinghouse.content.slug import slugify
from clearinghouse.problems import Mark

RESERVED = frozenset({"index", "page", "new", "all"})


def check_id(file: SourceFile) -> None:
    path = file.path
    if len(path.stem) > MAX_ID:
        raise YamlFault(
            "file-name",
            Mark(),
            f"the name before '.md' is longer than {MAX_ID} characters",
            "shorten it; it becomes the page's address",
        )
    if not re.fullmatch(ID_PATTERN, path.stem):
        better = slugify(path.stem).replace("_", "-").strip("-") or "a-short-name"
        raise YamlFault(
            "file-name",
            Mark(),
            "a page's file is named with lower-case letters, digits and hyphens",
            _renaming(file, better),
        )
    if path.stem in RESERVED:
        raise YamlFault(
            "file-name", Mark(), f"'{path.stem}' is the address of a page the site makes", "give the file another name"
        )


def _renaming(file: SourceFile, better: str) -> str:
    if not os.path.lexists(file.disk.with_name(f"{better}.md")):
        return f"rename it to {better}.md"
    return f"{better}.md is there already; if both say the same, delete one, else rename this one to {better}-2.md"


def check_folders(path: PurePosixPath) -> None:
    """Refuse a folder whose name makes no good address, or that is nearly that of a kind."""
    folder = next((name for name in path.parts[1:-1] if not re.fullmatch(ID_PATTERN, name)), None)
    if folder:
        better = slugify(folder).replace("_", "-").strip("-") or "a-short-name"
        message = f"the folder '{folder}' becomes part of an address, which has lower-case letters, digits and hyphens"
        raise YamlFault("file-name", Mark(), message, f"rename the folder to {better}")
    if "page" in path.parts[1:-1]:
        message = "'page' is where the later pages of a long list stand, such as /resources/page/2/"
        raise YamlFault("file-name", Mark(), message, "give the folder another name")
    top = path.parts[1] if len(path.parts) > 2 else ""
    for kind in KINDS:
        if top in (kind.name, f"{kind.name}s", kind.plural) or (
            top and difflib.SequenceMatcher(None, top, kind.plural).ratio() > 0.85
        ):
            message = f"{kind.plural_label.lower()} are not kept in content/{top}/"
            raise YamlFault("file-name", Mark(), message, f"move the file to {kind.folder}/")


def item_folder(path: PurePosixPath) -> PurePosixPath:
    return next(folder for folder in path.parents if folder in BY_FOLDER)
