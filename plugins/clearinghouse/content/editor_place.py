"""Where a file stands in the browser editor: the collection that lists it, and its name there."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import NamedTuple

CONTENT = PurePosixPath("content")
SINGLE = "site"
"""The collection of single files: the pages at the top of the content folder, and the vocabulary."""
HOME = "home"


class EditorPlace(NamedTuple):
    """The collection that lists a file in the editor, and the entry's name there."""

    collection: str
    entry: str

    @property
    def fragment(self) -> str:
        """What follows the `#` of the editor's address, to open the file's form."""
        return f"/collections/{self.collection}/entries/{self.entry}"


def editor_place(source: PurePosixPath) -> EditorPlace:
    """Return where the form of a Markdown file is.

    Items stand in the collection of their kind, plain pages in that of their folder, pages at the top of the
    content folder among the single files.

    Args:
        source: the file's path below the site's root folder.
    """
    if source.parent == CONTENT:
        return EditorPlace(SINGLE, HOME if source.stem == "index" else source.stem)
    parts = source.parent.parts[1:] if source.parts[0] == CONTENT.name else source.parent.parts
    return EditorPlace("-".join(parts), source.stem)
