"""Files on disk: which there are, which names we refuse before opening any, and how texts are read."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from clearinghouse.content.device_names import is_device
from clearinghouse.content.marked_yaml import YamlFault
from clearinghouse.problems import Mark, Problem

STANDARDS = PurePosixPath("content/standards")
"""Where frameworks and crosswalks lie, below the site's folder."""

MAX_TEXT = 1024 * 1024
MAX_NAME = 120
MAX_FOLDER_DEPTH = 8

_LITTER = frozenset({"thumbs.db", "desktop.ini"})

_UNSAFE = re.compile(r'[<>:"|?*#%\\\x00-\x1f\x7f]|[. ]$|^ ')


@dataclass(frozen=True)
class SourceFile:
    """A regular file of the site: its path from the site's root, and where it is on this disk."""

    path: PurePosixPath
    disk: Path


def list_files(root: Path, folders: Iterable[str]) -> tuple[list[SourceFile], list[Problem]]:
    """Return the files below the given folders of `root` by path, and what is wrong with their names.

    Links and special files are refused and never followed or opened; hidden files are passed over.
    """
    files: list[SourceFile] = []
    problems: list[Problem] = []
    for folder in folders:
        place = root / folder
        if place.is_symlink():
            problems.append(_link(PurePosixPath(folder)))
        elif place.is_dir():
            for found in _walk(place, PurePosixPath(folder)):
                (files if isinstance(found, SourceFile) else problems).append(found)  # type: ignore[arg-type]  # each goes into its own list
    files.sort(key=lambda file: str(file.path))
    twins = _linked_outside(files)
    problems += [_link(file.path) for file in files if file.path in twins]
    files = [file for file in files if file.path not in twins]
    return files, problems + list(_collisions(files))


def _linked_outside(files: Iterable[SourceFile]) -> set[PurePosixPath]:
    """Return the files that have another name outside these folders: hard links show what lies elsewhere, too."""
    names: dict[tuple[int, int], list[PurePosixPath]] = {}
    counts: dict[tuple[int, int], int] = {}
    for file in files:
        with suppress(OSError):
            found = file.disk.lstat()
            if found.st_nlink > 1:
                names.setdefault((found.st_dev, found.st_ino), []).append(file.path)
                counts[found.st_dev, found.st_ino] = found.st_nlink - _left_beside(file.disk, found)
    return {path for key, paths in names.items() if len(paths) < counts[key] for path in paths}


def _left_beside(file: Path, found: os.stat_result) -> int:
    """Return how many names of a file a killed run left in its own folder: hidden ones, which the next run takes away."""
    with os.scandir(file.parent) as entries:
        return sum(entry.name.startswith(".draft-") and entry.inode() == found.st_ino for entry in entries)


def _walk(folder: Path, path: PurePosixPath) -> Iterator[SourceFile | Problem]:
    try:
        with os.scandir(folder) as entries:
            ordered = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield Problem(
            path, Mark(), "file-unreadable", f"the folder cannot be read: {error.strerror}", "allow reading it"
        )
        return
    for entry in ordered:
        if entry.name.startswith(".") or entry.name.casefold() in _LITTER:
            continue
        name = entry.name.encode("utf-8", "backslashreplace").decode()
        here = path / name
        if fault := _name_fault(entry.name):
            yield Problem(here, Mark(), "file-name", *fault)
        elif entry.is_symlink():
            yield _link(here)
        elif entry.is_dir():
            yield from _folder(Path(entry.path), here)
        elif not stat.S_ISREG(_mode(entry)):
            yield Problem(
                here, Mark(), "file-unreadable", "this is not an ordinary file, or may not be read", "take it out"
            )
        else:
            yield SourceFile(here, Path(entry.path))


def _mode(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat(follow_symlinks=False).st_mode
    except OSError:
        return 0


def _folder(folder: Path, path: PurePosixPath) -> Iterator[SourceFile | Problem]:
    if len(path.parts) > MAX_FOLDER_DEPTH:
        yield Problem(
            path, Mark(), "file-name", f"folders are nested more than {MAX_FOLDER_DEPTH} deep", "move the files up"
        )
    else:
        yield from _walk(folder, path)


def _link(path: PurePosixPath) -> Problem:
    return Problem(
        path, Mark(), "symlink", "this is a link to another place, not a file", "put a copy of the file here"
    )


def _name_fault(name: str) -> tuple[str, str] | None:
    if any("\ud800" <= c <= "\udfff" for c in name):
        return "the file's name is not valid text", "rename it with plain letters, digits and hyphens"
    if unicodedata.normalize("NFC", name) != name:
        return "the file's name is written with separate accents", "rename it, typing the accented letters afresh"
    if len(name.encode()) > MAX_NAME:
        return f"the file's name is longer than {MAX_NAME} bytes", "shorten it"
    if is_device(name):
        return f"'{name}' is a reserved name on Windows", "give the file another name"
    if _UNSAFE.search(name) or not name.isprintable():
        return "the file's name has a character that not every system allows", "use letters, digits, hyphens and dots"
    return None


def _collisions(files: Iterable[SourceFile]) -> Iterator[Problem]:
    """Names that differ in case alone are one file, or one folder, on macOS and Windows, and one of them is lost."""
    first: dict[str, PurePosixPath] = {}
    seen: set[PurePosixPath] = set()
    for file in files:
        above = () if file.path.parent in seen else file.path.parents
        seen.update(above)
        for path in (file.path, *above):
            key = unicodedata.normalize("NFC", str(path).casefold())
            other = first.setdefault(key, path)
            if other != path:
                first[key] = path
                what = f"'{path.name}' and '{other.name}'" if path.parent == other.parent else f"'{path}' and '{other}'"
                yield Problem(
                    file.path,
                    Mark(),
                    "name-collision",
                    f"{what} differ only in capitals or accents",
                    "rename one of them",
                )
                break


def read_bytes(file: SourceFile) -> bytes:
    """Return what a text file holds.

    Raises:
        YamlFault: the file is too large, or cannot be read.
    """
    try:
        with open(file.disk, "rb") as stream:
            data = stream.read(MAX_TEXT + 1)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise YamlFault("file-unreadable", Mark(), message, "check that it exists and may be read") from None
    if len(data) > MAX_TEXT:
        raise YamlFault(
            "file-too-large", Mark(), "the file is larger than 1 MB", "keep text short; attach long documents"
        )
    return data


def decode(data: bytes) -> str:
    """Return the text that a file's bytes are.

    Raises:
        YamlFault: they are not UTF-8 text.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        hint = "save the file again with the encoding UTF-8"
        raise YamlFault("file-not-text", Mark(line, column), "the file is not UTF-8 text", hint) from None


def read_text(file: SourceFile) -> str:
    """Return a file's text.

    Raises:
        YamlFault: the file is too large, cannot be read, or is not UTF-8 text.
    """
    return decode(read_bytes(file))
