"""New files: written whole or not at all, and never over one that is there."""

from __future__ import annotations

import contextlib
import fcntl
import os
import tempfile
from pathlib import Path

_RANDOM = 8
"""How many letters `tempfile` sets behind a prefix."""


def write_new(file: Path, text: str, prefix: str, mode: int, durable: bool = False) -> None:
    """Write beside, then give the file its name, which fails where anything has that name already.

    What a killed run left beside stays: `clear_left` takes it away, once for as many files as are written.

    Args:
        file: where it will lie, in a folder that is there.
        text: what it will hold, its line ends as they are.
        prefix: begins the name of what is written beside, and tells it from other files if a kill leaves it there.
        mode: who may read and write the file.
        durable: true for bytes that are on the disk, not only on their way to it, before the file has its name.

    Raises:
        FileExistsError: something has that name already.
        OSError: the disk refuses; nothing was changed.
    """
    data = text.encode()
    if _write_nameless(file, data, mode, durable):
        return
    if os.path.lexists(file):
        raise FileExistsError
    handle, beside = _begin(file.parent, prefix)
    with open(handle, "wb") as stream:
        try:
            stream.write(data)
            stream.flush()
            if durable:
                os.fsync(stream.fileno())
            os.chmod(beside, mode)
            _name(beside, file, mode)
        finally:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(beside)


def _write_nameless(file: Path, data: bytes, mode: int, durable: bool) -> bool:
    """Write a file that has no name until it is whole, so that no kill leaves anything; false where that cannot be."""
    try:
        handle = os.open(file.parent, os.O_TMPFILE | os.O_WRONLY, mode)
    except (AttributeError, OSError):
        return False
    try:
        with open(handle, "wb", closefd=False) as stream:
            stream.write(data)
        if durable:
            os.fsync(handle)
        os.fchmod(handle, mode)
        # Without a folder named, Python takes a link of /proc for the file itself, whatever `follow_symlinks` says.
        os.link(f"/proc/self/fd/{handle}", file, src_dir_fd=handle, follow_symlinks=True)
    except FileExistsError:
        raise
    except OSError:
        return False
    finally:
        os.close(handle)
    return True


def _begin(folder: Path, prefix: str) -> tuple[int, str]:
    """Return a new file beside, locked for as long as it is open, so that nobody takes it for one that was left."""
    while True:
        handle, beside = tempfile.mkstemp(prefix=prefix, dir=folder)
        if _lock(handle) and os.fstat(handle).st_nlink:
            return handle, beside
        os.close(handle)


def clear_left(folder: Path, prefix: str) -> None:
    """Take away what a killed run left beside: files of that name which nobody holds. A link is not followed."""
    there = folder.is_dir() and not folder.is_symlink()
    names = [entry.name for entry in os.scandir(folder) if entry.name.startswith(prefix)] if there else []
    for left in (folder / name for name in sorted(names) if len(name) == len(prefix) + _RANDOM):
        with contextlib.suppress(OSError):
            handle = os.open(left, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
            try:
                if _lock(handle):
                    os.unlink(left)
            finally:
                os.close(handle)


def _lock(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _name(beside: str, file: Path, mode: int) -> None:
    try:
        os.link(beside, file)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems know no hard links; there the file is made first, so that it still replaces no other.
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), mode))
        os.replace(beside, file)
