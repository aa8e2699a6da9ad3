"""Where the private store is, and which files it has."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path, PurePosixPath

from clearinghouse.content.explain import fault_problem, validate
from clearinghouse.content.files import SourceFile, read_text
from clearinghouse.content.marked_yaml import YamlFault, parse_yaml
from clearinghouse.problems import Mark, Problem
from clearinghouse.records.apart import site_around
from clearinghouse.records.kinds import BY_FOLDER, KINDS, POLICY
from clearinghouse.records.models.policy import Policy

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.yml")
RELEASES = PurePosixPath("releases.yml")
"""What the store remembers of the totals that were made of it."""
_BESIDE = frozenset({"policy.yml", RELEASES.name, "README.md", "forms", "out"})
"""What may lie beside the folders of the kinds. Hidden files are passed over."""


class NoStore(Exception):
    """The folder is no private store; says why and what to do."""


@dataclass
class Found:
    """The files of a store: path -> a stamp that differs when the file was written again; and what is no record."""

    stamps: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def check_store(root: Path) -> None:
    """Make sure that a folder is a store.

    Raises:
        NoStore: it is not.
    """
    if not root.is_dir():
        raise NoStore(f"there is no folder {root}; make a store with: clearinghouse records init {root}")
    if not (root / POLICY).is_file():
        raise NoStore(f"{root} has no {POLICY}, so it is no store; make one with: clearinghouse records init DIR")
    if site := site_around(root):
        raise NoStore(f"{root} lies in {site}, the folder of a site; move it out of there, where no build can read it")


def read_policy(root: Path) -> tuple[Policy | None, list[Problem]]:
    """Return the store's policy, or everything that is wrong with it."""
    try:
        marked = parse_yaml(read_text(SourceFile(POLICY, root / POLICY)).removeprefix("\ufeff"))
    except YamlFault as fault:
        return None, [fault_problem(fault, POLICY)]
    return validate(Policy, marked, POLICY)


def policy_in_force(root: Path) -> tuple[Policy, list[Problem]]:
    """Return the store's policy, the usual one where it cannot be read, and everything that is wrong with it."""
    policy, problems = read_policy(root)
    return policy or Policy(program="The program"), problems


def find_files(root: Path) -> Found:
    """Return every file of the store's kinds without opening any."""
    found = Found()
    for entry in _sorted(root, "", found):
        name = entry.name
        if name in BY_FOLDER and _is_folder(entry):
            depth = len(BY_FOLDER[name].model.partition)
            _walk(root, name, depth, found)
        elif name not in _BESIDE:
            hint = f"the folders are: {', '.join(kind.folder for kind in KINDS)}"
            found.problems.append(
                Problem(PurePosixPath(_safe(name)), Mark(), "record-stray", "this is no part of a store", hint)
            )
    return found


def _walk(root: Path, folder: str, depth: int, found: Found) -> None:
    for entry in _sorted(root, folder, found):
        name = entry.name
        path = f"{folder}/{name}"
        if depth and _is_folder(entry):
            _walk(root, path, depth - 1, found)
            continue
        status = entry.stat(follow_symlinks=False)
        if _NAME.fullmatch(name) and not depth and stat.S_ISREG(status.st_mode):
            found.stamps[path] = f"{status.st_mtime_ns}.{status.st_ctime_ns}.{status.st_size}.{status.st_ino}"
        else:
            found.problems.append(_stray(path, status.st_mode, depth))


def _stray(path: str, mode: int, depth: int) -> Problem:
    place = PurePosixPath(_safe(path))
    if stat.S_ISLNK(mode):
        return Problem(
            place, Mark(), "symlink", "this is a link to another place, not a file", "put a copy of the file here"
        )
    folder = path.split("/", 1)[0]
    parts = "".join(f"<{name.partition('.')[2] or name}>/" for name in BY_FOLDER[folder].model.partition)
    hint = f"a record is {folder}/{parts}<id>.yml, in lower-case letters, digits and hyphens"
    what = "a record lies deeper" if depth and stat.S_ISREG(mode) else "this is no record"
    return Problem(place, Mark(), "record-stray", what, hint)


def _sorted(root: Path, folder: str, found: Found) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(root / folder if folder else root) as entries:
            return sorted((entry for entry in entries if entry.name[0] != "."), key=attrgetter("name"))
    except OSError as error:
        message = f"the folder cannot be read: {error.strerror}"
        found.problems.append(
            Problem(PurePosixPath(folder or "."), Mark(), "file-unreadable", message, "allow reading it")
        )
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False)


def _safe(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode()
