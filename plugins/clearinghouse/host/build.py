"""Builds the public site whole or not at all: beside the old one, then swapped in by one step.

What stands beside a public site afterwards is the old one, less what is no longer published: in the next build only
what differs is written into it. A build that fails or is killed leaves nothing there that the next would use, and
neither does one for staff.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from clearinghouse.host.site_mark import NAME, public_site_at, read_mark, staff_site_at, write_mark
from clearinghouse.host.tree import Tree, TwoFiles

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_SITE, _PIECES, _KEPT = "site", "pieces", "kept"
"""In our folder beside the site: the site in the making, what comes to it in pieces, and that the last may be used."""


_PUBLIC_MODE = 0o755
"""A public site is for web servers to read."""
_STAFF_MODE = 0o750
"""A staff site is for its owner's group, to which its web server belongs."""


class NotPublished(Exception):
    """The site could not be put in its place; says why. The old site stands as it was."""


def build_whole(out: Path, build: Callable[[Path, Tree], None], back: bool = False, staff: bool = False) -> None:
    """Run `build` on a folder beside `out`, then put that folder in the place of `out`.

    Readers of `out` see the old site until the new one is complete, whatever happens in between:
    an error, a full disk, a killed process. A cut of power is not among these: what was written a moment
    before may not be on the disk yet, and to wait for that took seven seconds a build on a busy machine.
    After one, build again.

    Args:
        out: the folder of the site; made if missing. A symbolic link is followed, not replaced.
        build: writes a whole site, into the empty folder that it is given or, faster, through the tree; raises to
            give up.
        back: whether the new site may be for an earlier day than the old one.
        staff: whether it is a staff site. It never takes the place of a public one, nor a public one its place.

    Raises:
        NotPublished: another build is at work there, or the folder cannot be written or replaced.
    """
    out = _resolved(out)
    _refuse_foreign(out)
    _refuse_other_readers(out, staff)
    with ExitStack() as locks:
        place = locks.enter_context(_workplace(out))
        _heal(out)
        _refuse_foreign(out)
        site = place / _SITE
        # A staff site's files are all made anew: who may read them is decided when a file is made.
        tree = Tree(site, None if staff else out)
        _make(tree, place / _PIECES, build, staff)
        if not back:
            _refuse_earlier(site, out)
        old = _lock(out, out) if out.exists() else None
        if old is not None:
            locks.callback(os.close, old)
        _swap(site, out, _STAFF_MODE if staff else _PUBLIC_MODE)
        if site.exists() and not staff:
            tree.prune(site)
            (place / _KEPT).touch()


def _resolved(out: Path) -> Path:
    try:
        return out.resolve()
    except (RuntimeError, OSError):  # the first until Python 3.12
        words = "is a link that leads to itself, or has too long a name"
        raise NotPublished(f"{str(out)[:80]} {words}; choose another folder") from None


def _make(tree: Tree, pieces: Path, build: Callable[[Path, Tree], None], staff: bool) -> None:
    build(pieces, tree)
    if read_mark(pieces) is None:
        write_mark(pieces, staff=staff)
    try:
        tree.take(pieces)
    except TwoFiles as address:
        raise NotPublished(f"two files would stand at /{address}; give one of them another name") from None
    tree.finish()


def _heal(out: Path) -> None:
    """Put the old site back that a killed build had moved aside, or clear away what it left.

    Only a system that cannot exchange two folders in one step ever has such a moment: see `_two_steps`.
    """
    aside = _aside(out)
    if read_mark(aside) is None:
        return
    if out.exists():
        shutil.rmtree(aside, ignore_errors=True)
    else:
        os.rename(aside, out)


def _refuse_foreign(out: Path) -> None:
    """Never replace a folder that is no site of ours: a slip in `--out` must not cost anybody their files."""
    if out.exists() and not out.is_dir():
        raise NotPublished(f"{out} is a file, not a folder")
    if (out / ".git").exists():
        raise NotPublished(f"{out} is a git checkout, which would be lost; choose another folder")
    if out.is_dir() and any(out.iterdir()) and read_mark(out) is None:
        raise NotPublished(
            f"{out} holds something that is not a site made here (such a site has a file {NAME}); "
            "choose an empty or new folder, or delete this one first if nothing in it is needed"
        )
    if os.path.ismount(out):
        raise NotPublished(f"{out} is a disk of its own, which cannot be replaced; choose a folder on it, {out}/site")


def _refuse_other_readers(out: Path, staff: bool) -> None:
    """Keep staff sites and public ones apart: what is for staff must never lie where everyone reads."""
    if staff and (public := public_site_at(out)):
        raise NotPublished(f"{public} is a public site; a staff site never goes there. Name another folder")
    if not staff and (found := staff_site_at(out)):
        raise NotPublished(f"{found} is a staff site; the public site never takes its place. Name another folder")


def _refuse_earlier(new: Path, old: Path) -> None:
    """Refuse a site for an earlier day: people whose consent has ended since would come back without a word."""
    now, before = read_mark(new), read_mark(old)
    if now and before and now.day and before.day and now.day < before.day:
        raise NotPublished(
            f"the site in {old} is for {before.day}, and this one would be for {now.day}: whoever agreed to be shown "
            "until a day between the two would be shown again. Set the clock or CLEARINGHOUSE_TODAY right, or say "
            "--earlier-day if it is meant"
        )


@contextmanager
def _workplace(out: Path) -> Iterator[Path]:
    """Give a folder of our own beside `out` that no other build uses: with one for the site, and an empty one for pieces.

    The site's holds what the last build left there to be used again, where that build came to its end. Otherwise it
    is empty: what a build that was killed leaves behind is never looked at. At the end all is cleared away but that.
    """
    beside = out.with_name(f".{out.name}.building")
    lock = _lock_own(beside, out)
    try:
        if any(beside.iterdir()) and read_mark(beside) is None:
            raise NotPublished(f"{beside} holds something that is not ours, and is where a build works; move it away")
        write_mark(beside)
        _prepare(beside)
        yield beside
    finally:
        if (beside / _KEPT).exists():
            shutil.rmtree(beside / _PIECES, ignore_errors=True)
        elif read_mark(beside) is not None or not any(beside.iterdir()):
            _clear(beside)
        os.close(lock)


def _prepare(beside: Path) -> None:
    """Keep what the last build left to be used again, if it came to its end, and nothing else."""
    kept = (beside / _KEPT).is_file() and not (beside / _SITE).is_symlink() and (beside / _SITE).is_dir()
    (beside / _KEPT).unlink(missing_ok=True)
    _empty(beside, _SITE if kept else "")
    (beside / ".gitignore").write_text("*\n")  # it may lie in a checkout, whose own file need not know of it
    (beside / _SITE).mkdir(exist_ok=True)
    (beside / _PIECES).mkdir()


def _clear(beside: Path) -> None:
    """Take a folder of ours away, its mark last: a kill on the way leaves one that the next build knows."""
    with suppress(OSError):
        _empty(beside)
    shutil.rmtree(beside, ignore_errors=True)


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


def _empty(folder: Path, kept: str = "") -> None:
    """Take away all that is in a folder but its mark, and what is kept."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name in (NAME, kept):
                continue
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path)
            else:
                os.unlink(entry.path)


def _swap(new: Path, old: Path, mode: int) -> None:
    os.chmod(new, mode)
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
    aside = _aside(old)
    os.rename(old, aside)
    try:
        os.rename(new, old)
    except OSError:
        os.rename(aside, old)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _aside(out: Path) -> Path:
    return out.with_name(f".{out.name}.old")
