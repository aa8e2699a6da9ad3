"""The files of a site in the making: only what differs from the site before is written."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import suppress
from pathlib import Path

from clearinghouse.host.writers import Writers, write_files

_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class TwoFiles(Exception):
    """Two files of one site have the same address, which this names."""


class Tree:
    """A folder that becomes a site.

    It may hold an earlier site, of which every file that is the same stays as it is. What it lacks is linked from the
    site that stands, where that has the same, and else written. To make ten thousand files anew where as many were
    just deleted takes a file system several times as long. Files are compared byte for byte, so whatever the folder
    held, the end is the same; and none is ever written in place, for another site may share it.
    """

    def __init__(self, folder: Path, standing: Path | None) -> None:
        """Begin with whatever lies in `folder`; `standing` is where the site is that readers see, to be linked from."""
        self._folder, self._standing = str(folder), standing
        self._folders: set[str] = {""}
        self._files: set[str] = set()
        for path, is_folder in _scan(self._folder):
            (self._folders if is_folder else self._files).add(path)
        self._left = set(self._files)
        self._new: set[str] = set()
        self._writers: Writers | None = None

    def write(self, address: str, content: bytes) -> None:
        """Put a file at an address of the site."""
        path = address.lstrip("/")
        if not self._lacks(path, content):
            return
        if self._writers:
            self._writers.put(path, content)
        else:
            write_files(self._folder, [(path, content)])

    def share(self, pool: Executor) -> None:
        """Have a pool's processes write what comes from now on, until `await_written`."""
        self._writers = Writers(pool, self._folder)

    def await_written(self) -> None:
        """Return when all that the pool was to write is there."""
        writers, self._writers = self._writers, None
        if writers:
            writers.close()

    def take(self, pieces: Path) -> None:
        """Take over every file of a folder, at the same place in this one.

        Raises:
            TwoFiles: something else was put there already, which would be gone without a word.
        """
        for path, is_folder in _scan(str(pieces)):
            if path in self._files and path not in self._left:
                raise TwoFiles(path)
            if not is_folder and self._lacks(path, (pieces / path).read_bytes()):
                os.rename(pieces / path, f"{self._folder}/{path}")

    def _lacks(self, path: str, content: bytes) -> bool:
        """Make room for a file, and return whether it has still to be put there, for it is nowhere to be had."""
        self._left.discard(path)
        if path in self._files and _holds(f"{self._folder}/{path}", content):
            return False
        self._make_room(path)
        self._new.add(path)
        self._files.add(path)
        return not self._linked(path, content)

    def finish(self) -> None:
        """Take away what the site does not have any more."""
        for path in self._left:
            os.unlink(f"{self._folder}/{path}")
        self._files -= self._left
        self._left = set()
        wanted = {parent for path in self._files for parent in _parents(path)}
        for path in sorted(self._folders - wanted - {""}, reverse=True):
            os.rmdir(f"{self._folder}/{path}")

    def prune(self, earlier: Path) -> None:
        """Leave of an earlier site only what this one, which now stands, has as well, byte for byte.

        What is no longer published must not lie on in a folder that nobody looks at.
        """
        for path, is_folder in reversed(list(_scan(str(earlier)))):
            place = f"{earlier}/{path}"
            if is_folder and not os.listdir(place):
                os.rmdir(place)
            elif not is_folder and not self._kept(place, path):
                os.unlink(place)

    def _kept(self, file: str, path: str) -> bool:
        """True where a file of the site before may stay. What was not new has been compared already."""
        if path not in self._files:
            return False
        return path not in self._new or _same(file, f"{self._standing}/{path}")

    def _make_room(self, path: str) -> None:
        """Make the folders above a file, and take away what stands in the place of one of them or of the file."""
        for parent in reversed(list(_parents(path))):
            if parent not in self._folders:
                self._take_away(parent)
                os.mkdir(f"{self._folder}/{parent}")
                self._folders.add(parent)
        self._take_away(path)

    def _take_away(self, path: str) -> None:
        if path in self._files:
            os.unlink(f"{self._folder}/{path}")
            self._forget(self._files, path)
        elif path in self._folders:
            shutil.rmtree(f"{self._folder}/{path}")
            for known in (self._files, self._folders):
                self._forget(known, *(inner for inner in known if f"{inner}/".startswith(f"{path}/")))

    def _forget(self, known: set[str], *paths: str) -> None:
        known.difference_update(paths)
        self._left.difference_update(paths)

    def _linked(self, path: str, content: bytes) -> bool:
        """Link a file to that of the site that stands, where it is the same. False where it is not, or cannot be."""
        if self._standing is None or not _holds(f"{self._standing}/{path}", content):
            return False
        with suppress(OSError):  # another disk, or a file system without links
            os.link(f"{self._standing}/{path}", f"{self._folder}/{path}", follow_symlinks=False)
            return True
        return False


class Folder:
    """A folder that everything is written into as it comes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: set[Path] = set()

    def write(self, address: str, content: bytes) -> None:
        """Put a file at an address of the site."""
        file = self._folder / address.lstrip("/")
        if file.parent not in self._made:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(file.parent)
        file.write_bytes(content)


def _scan(folder: str, path: str = "") -> Iterator[tuple[str, bool]]:
    """Yield everything below a folder, and whether it is a folder, those before what they hold.

    What is neither folder nor file, such as a link, is none of ours and is taken away.
    """
    with os.scandir(f"{folder}/{path}") as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        inner = f"{path}/{entry.name}" if path else entry.name
        if entry.is_dir(follow_symlinks=False):
            yield inner, True
            yield from _scan(folder, inner)
        elif entry.is_file(follow_symlinks=False):
            yield inner, False
        else:
            os.unlink(entry.path)


def _parents(path: str) -> Iterator[str]:
    """Yield the folders that a file lies in, the nearest first."""
    while path := path.rpartition("/")[0]:
        yield path


def _holds(file: str, content: bytes) -> bool:
    """True where a file is there and holds just that."""
    found = _read(file, len(content))
    return found == content


def _same(one: str, other: str) -> bool:
    found = _read(one)
    return found is not None and found == _read(other)


def _read(file: str, size: int | None = None) -> bytes | None:
    """Return what a file holds; None where there is none, or none of that size."""
    try:
        handle = os.open(file, _READ)
    except OSError:
        return None
    try:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode) or size not in (None, about.st_size):
            return None
        with open(handle, "rb", buffering=0, closefd=False) as stream:
            return stream.read()
    finally:
        os.close(handle)
