"""Files for readers, and those outside the content by what they are to the project: a line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from clearinghouse.changes.files import FileChange
from clearinghouse.changes.words.counting import counted, first
from clearinghouse.changes.words.lines import path_said, size_said

_WHAT = {"added": "new", "changed": "changed", "gone": "removed"}


def file_line(file: FileChange) -> str:
    """Return what becomes of a file for readers."""
    notes = [_WHAT[file.what], size_said(file.size) if file.what != "gone" else ""]
    notes += ["a link to another place, which the site refuses"] if file.is_link else []
    notes += ["hidden: the site passes it over"] if file.is_hidden else []
    return f"- {path_said(file.path)}: {', '.join(filter(None, notes))}"


def part_lines(files: Iterable[FileChange]) -> Iterator[str]:
    """Yield a line for each part of the project that files touch, with their names."""
    for part, found in groupby(sorted(files, key=lambda file: file.part), key=lambda file: file.part):
        names = [f"{path_said(file.path)} ({file.what})" for file in found]
        yield f"- {part[:1].upper()}{part[1:]}: {counted(len(names), 'file')}: {first(names, 8)}"
