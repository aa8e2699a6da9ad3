"""New files: written whole or not at all, and never over one that is there."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


def write_new(file: Path, text: str, prefix: str, mode: int, durable: bool = False) -> None:
    """Write beside, then give the file its name, which fails where anything has that name already.

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
    if os.path.lexists(file):
        raise FileExistsError
    handle, beside = tempfile.mkstemp(prefix=prefix, dir=file.parent)
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            if durable:
                stream.flush()
                os.fsync(stream.fileno())
        os.chmod(beside, mode)
        _name(beside, file, mode)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(beside)


def _name(beside: str, file: Path, mode: int) -> None:
    try:
        os.link(beside, file)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems know no hard links; there the file is made first, so that it still replaces no other.
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), mode))
        os.replace(beside, file)
