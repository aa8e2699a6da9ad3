"""Builds the public site whole or not at all: beside the old one, then swapped in by one step."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class NotPublished(Exception):
    """The site could not be put in its place; says why. The old site stands as it was."""


def build_whole(out: Path, build: Callable[[Path], None]) -> None:
    """Run `build` on an empty folder beside `out`, then put that folder in the place of `out`.

    Readers of `out` see the old site until the new one is complete, whatever happens in between:
    an error, a full disk, a killed process.

    Args:
        out: the folder of the site; made if missing. A symbolic link is followed, not replaced.
        build: writes a whole site into the folder it is given; raises to give up.

    Raises:
        NotPublished: another build is at work there, or the folder cannot be written or replaced.
    """
    out = out.resolve()
    _refuse_foreign(out)
    with ExitStack() as locks:
        beside = locks.enter_context(_workplace(out))
        build(beside)
        _flush(beside)
        old = _lock(out, out) if out.exists() else None
        if old is not None:
            locks.callback(os.close, old)
        _swap(beside, out)
        # What stands beside the site is the old one, locked until it is gone.
        shutil.rmtree(beside, ignore_errors=True)


def _refuse_foreign(out: Path) -> None:
    """Never replace a folder that is no site of ours: a slip in `--out` must not cost anybody their files."""
    if out.is_dir() and any(out.iterdir()) and not (out / "sitemap.xml").exists() and not (out / "index.html").exists():
        raise NotPublished(f"{out} holds something that is not a site; choose an empty or new folder")
    if (out / ".git").exists():
        raise NotPublished(f"{out} is a git checkout, which would be lost; choose another folder")
    if out.exists() and not out.is_dir():
        raise NotPublished(f"{out} is a file, not a folder")


@contextmanager
def _workplace(out: Path) -> Iterator[Path]:
    """Give an empty folder beside `out` that no other build uses, and clear it away at the end.

    A build that was killed leaves its folder behind; the next one finds it unlocked and empties it.
    """
    beside = out.with_name(f".{out.name}.building")
    lock = _lock_own(beside, out)
    try:
        _empty(beside)
        yield beside
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        os.close(lock)


def _lock_own(beside: Path, out: Path) -> int:
    """Make and lock the folder, and return the lock. It must still be the folder of that name once it is locked."""
    while True:
        try:
            beside.mkdir(parents=True, exist_ok=True)
            lock = _lock(beside, out)
            if os.fstat(lock).st_ino == beside.stat().st_ino:
                return lock
            os.close(lock)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise NotPublished(f"cannot write beside {out}: {error.strerror}") from None


def _lock(folder: Path, out: Path) -> int:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise NotPublished(f"another build of {out} is at work; wait for it to end") from None
    return handle


def _empty(folder: Path) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path)
            else:
                os.unlink(entry.path)


def _flush(folder: Path) -> None:
    """Have the disk take all that was written, so that a full disk shows before the swap."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _swap(new: Path, old: Path) -> None:
    os.chmod(new, 0o755)  # noqa: S103  # a public site is for web servers to read
    if not old.exists():
        os.rename(new, old)
    elif not _exchange(new, old):
        _two_steps(new, old)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step. False where the system cannot.

    Source: renameat2(2) with RENAME_EXCHANGE, Linux 3.15 and glibc 2.28.
    """
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS):
        return False
    raise NotPublished(f"cannot replace {other}: {os.strerror(code)}")


def _two_steps(new: Path, old: Path) -> None:
    """Move the old site aside and the new one in. Between the two steps there is no site, for an instant."""
    aside = old.with_name(f".{old.name}.old")
    shutil.rmtree(aside, ignore_errors=True)
    os.rename(old, aside)
    try:
        os.rename(new, old)
    except OSError:
        os.rename(aside, old)
        raise
    shutil.rmtree(aside, ignore_errors=True)
