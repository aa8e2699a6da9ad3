"""What files held when they were last read, kept so that only those that differ have to be read again.

A reading is used where a file has the same place and the same bytes, and was read by the same program with the same
libraries. What is kept lies in a folder of the user's own, never in a checkout (how a shelf is read: `kept_shelf.py`). It
holds drafts and what only staff may see, as the files themselves do.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from clearinghouse.content.files import SourceFile
from clearinghouse.content.kept_shelf import read_shelf, write_shelf
from clearinghouse.content.read_file import FileReading, read_file

_SHELVES = 64
"""A change of one file writes one shelf anew: so many that it is short, so few that opening them takes no time."""
_LIBRARIES = "babel idna markdown-it-py mdit-py-plugins pydantic pydantic_core python-frontmatter PyYAML tzdata".split()
_ROOMS = ("*.py", "content/**/*.py", "standards/**/*.py", "theme/words/*.yml")
"""All that a reading depends on. The layers of the house hold that it is no more than this."""


class _Reading(NamedTuple):
    """The digest of a file's bytes, what they hold, and whether their text is kept as HTML, too."""

    seen: bytes
    found: FileReading
    rendered: bool


_Readings = Mapping[str, _Reading]


class Read(NamedTuple):
    """What the file at a path of the site holds, and the digest of its bytes."""

    path: str
    seen: bytes
    found: FileReading


ReadMany = Callable[[Sequence[SourceFile]], Iterable[Read]]


class Kept:
    """The readings of one site's files: those of the last run, and those of this one that the next may use."""

    def __init__(
        self, folder: Path | None = None, rendered: bool = True, many: ReadMany = lambda files: (), key: bytes = b""
    ) -> None:
        """Keep them in a folder, made if missing; without one, read every file anew.

        Args:
            folder: where.
            rendered: whether texts are rendered to be kept. Whoever makes no pages has no use for that, and it costs
                more than all else; what was rendered before is kept all the same.
            many: reads many files faster than one after another.
            key: what the user alone has, of at most 64 bytes: nothing that was kept with another is looked at.
        """
        self._folder = folder if folder and own_folder(folder) else None
        self._rendered = rendered
        self._many = many
        self._key = key
        self._ahead: dict[str, Read] = {}
        self._before: dict[int, _Readings] = {}
        self._now: dict[int, dict[str, _Reading]] = {}

    def again(self) -> Kept:
        """Return the same for the next run of this process, which has at hand what this one read."""
        kept = Kept(self._folder, self._rendered, self._many, self._key)
        kept._before = dict(self._now)
        return kept

    def expect(self, files: Sequence[SourceFile]) -> None:
        """Read ahead what no earlier run has read."""
        new = [file for file in files if str(file.path) not in self._shelf(_shelf_of(str(file.path)))]
        self._ahead = {read.path: read for read in self._many(new)}

    def read(self, file: SourceFile, data: bytes) -> FileReading:
        """Return what a file holds.

        Raises:
            YamlFault: as `read_file`.
        """
        path = str(file.path)
        if self._folder is None and path not in self._ahead:
            return read_file(file, data)
        seen, shelf = digest(data), _shelf_of(path)
        before = self._shelf(shelf).get(path)
        if before is None or before.seen != seen:
            ahead = self._ahead.pop(path, None)
            found = ahead.found if ahead and ahead.seen == seen else read_file(file, data)
            before = _Reading(seen, found, False)
        found = before.found
        if self._folder and found.value is not None and not found.problems:
            # A fault is looked for again each time: what to write instead may depend on other files.
            self._now.setdefault(shelf, {})[path] = before._replace(rendered=before.rendered or self._rendered)
        return found

    def close(self) -> None:
        """Keep the readings of this run, and no others: what is gone from the site is gone from here, too."""
        if self._folder is None:
            return
        with suppress(OSError):  # a full or read-only disk costs the next run time, and nothing else
            for shelf in range(_SHELVES):
                now, file = self._now.get(shelf, {}), self._folder / f"{shelf}"
                if not now:
                    # Another program may have left it, which this one cannot read.
                    file.unlink(missing_ok=True)
                elif _told(now) != _told(self._shelf(shelf)):
                    write_shelf(file, self._key, program(), _to_keep(now))

    def _shelf(self, shelf: int) -> _Readings:
        if shelf not in self._before:
            found = read_shelf(self._folder / f"{shelf}", self._key, program()) if self._folder else None
            self._before[shelf] = found if isinstance(found, dict) else {}
        return self._before[shelf]


def _shelf_of(path: str) -> int:
    return digest(path.encode())[0] % _SHELVES


def own_folder(folder: Path) -> bool:
    """Make a folder that nobody but its user can write to, and return whether it is one."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        about = folder.lstat()
    except OSError:
        return False
    return folder.is_dir() and not folder.is_symlink() and about.st_uid == os.getuid() and not about.st_mode & 0o022


def digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=20).digest()


def _told(readings: _Readings) -> Mapping[str, tuple[bytes, bool]]:
    return {path: (seen, rendered) for path, (seen, _, rendered) in readings.items()}


def _to_keep(readings: _Readings) -> _Readings:
    """Return readings with their texts read and rendered where they are to be."""
    for _, found, rendered in readings.values():
        if rendered:
            found.body.make()
    return readings


@cache
def program() -> bytes:
    """Return a digest of all but a file's bytes that what is read from it depends on."""
    house = Path(__file__).parent.parent
    told = blake2b(sys.version.encode(), digest_size=20)
    for library in _LIBRARIES:
        told.update(f"{library} {version(library)}\n".encode())
    for file in sorted(file for room in _ROOMS for file in house.glob(room)):
        told.update(f"{file.relative_to(house)}\n".encode() + digest(file.read_bytes()))
    return told.digest()
