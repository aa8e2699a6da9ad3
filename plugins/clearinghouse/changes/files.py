"""Which files a proposal adds, changes and takes away, and what each is to the site."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

What = Literal["added", "changed", "gone"]

_OURS = frozenset({".git", ".venv", ".cache", "site", ".site.building"})
"""What tools leave at the top of a checkout; the project's .gitignore names them too."""
_LITTER = frozenset(
    {"__pycache__", "node_modules", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".import_linter_cache"}
    | {".hypothesis", ".DS_Store"}
)
_CHUNK = 1024 * 1024

_PARTS: tuple[tuple[str, str], ...] = (
    (".github/workflows/", "the steps that GitHub runs by itself"),
    (".github/CODEOWNERS", "who must approve a change"),
    (".github/", "the forms and guides on GitHub"),
    ("plugins/", "the generator, which makes the site"),
    ("scripts/", "the commands that set up, build and check"),
    (".ci/", "the commands that set up, build and check"),
    ("tests/", "the checks of the generator"),
    ("mkdocs.", "the settings of the site"),
    ("requirements.lock", "the programs that the generator builds on"),
    ("pyproject.toml", "the programs that the generator builds on"),
    ("README.md", "the project's own pages"),
    ("LICENSE", "the project's own pages"),
)
UNKNOWN = "files with no known place in the project"
MADE = "files that programs make, which can hide code and must never be kept in the project"
_LOOKS = ("plugins/clearinghouse/", "mkdocs.", "requirements.lock")


@dataclass(frozen=True)
class FileChange:
    """One file that differs. `size` is in bytes, of the proposed file where there is one."""

    path: PurePosixPath
    what: What
    size: int = 0
    is_link: bool = False

    @property
    def is_content(self) -> bool:
        """True below the two folders that hold what the site says."""
        return len(self.path.parts) > 1 and self.path.parts[0] in ("content", "resources")

    @property
    def is_hidden(self) -> bool:
        """True for a file whose name or folder begins with a dot, which the site passes over."""
        return any(part.startswith(".") for part in self.path.parts)

    @property
    def is_page(self) -> bool:
        """True for content that has a page of its own."""
        return self.is_content and self.path.suffix == ".md" and not self.is_hidden

    @property
    def is_look(self) -> bool:
        """True for a file that can change how any page looks."""
        return str(self.path).startswith(_LOOKS)

    @property
    def part(self) -> str:
        """What the file is to the project, for files that are not content."""
        if _is_made(self.path):
            return MADE
        return next((words for begin, words in _PARTS if str(self.path).startswith(begin)), UNKNOWN)


def compare_folders(before: Path, after: Path, kept: Iterable[str] = ()) -> tuple[FileChange, ...]:
    """Return the files that differ between two checkouts, by path.

    Links are compared by where they point and never followed, special files by their kind. What our own
    tools leave in a checkout is passed over, unless the proposal keeps it.

    Args:
        before: the site as it is.
        after: the site as it is proposed.
        kept: the paths that git keeps in the proposal.
    """
    old, new = dict(_files(before)), dict(_files(after))
    found = [_change(path, old.get(path), new.get(path)) for path in sorted({*old, *new})]
    seen = {*old, *new}
    hidden = [
        FileChange(path, "added")
        for path in map(PurePosixPath, sorted(kept))
        if _is_made(path) and str(path) not in seen
    ]
    return (*(change for change in found if change), *hidden)


def _is_made(path: PurePosixPath) -> bool:
    """True for what tools leave in a checkout."""
    return path.parts[0] in _OURS or path.suffix == ".pyc" or any(part in _LITTER for part in path.parts)


def _files(root: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    pending = [("", str(root))]
    while pending:
        begin, folder = pending.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:
            continue
        for entry in entries:
            if entry.name in _LITTER or (not begin and entry.name in _OURS):
                continue
            if entry.is_dir(follow_symlinks=False):
                pending.append((f"{begin}{entry.name}/", entry.path))
            else:
                yield f"{begin}{entry.name}", entry


def _change(path: str, old: os.DirEntry[str] | None, new: os.DirEntry[str] | None) -> FileChange | None:
    if old and new and _same(old, new):
        return None
    what: What = "changed" if old and new else "added" if new else "gone"
    there = new or old
    assert there is not None
    name = path.encode("utf-8", "backslashreplace").decode()
    return FileChange(PurePosixPath(name), what, there.stat(follow_symlinks=False).st_size, there.is_symlink())


def _same(old: os.DirEntry[str], new: os.DirEntry[str]) -> bool:
    one, other = old.stat(follow_symlinks=False), new.stat(follow_symlinks=False)
    if stat.S_IFMT(one.st_mode) != stat.S_IFMT(other.st_mode) or one.st_size != other.st_size:
        return False
    if old.is_symlink():
        return os.readlink(old.path) == os.readlink(new.path)
    if not stat.S_ISREG(one.st_mode):
        return True
    return bool(one.st_mode & 0o111) == bool(other.st_mode & 0o111) and _same_bytes(old.path, new.path)


def _same_bytes(one: str, other: str) -> bool:
    try:
        with open(one, "rb") as left, open(other, "rb") as right:
            while chunk := left.read(_CHUNK):
                if chunk != right.read(_CHUNK):
                    return False
    except OSError:
        return False
    return True
