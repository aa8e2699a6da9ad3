"""Whether a site still is what a build would make: neither what it is made of nor any of its files has changed since.

Nothing is opened for this. What changes a file changes what the system tells of it: its size, or the time of its last
change, which nobody can set (`st_ctime`).
"""

from __future__ import annotations

import datetime
import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from clearinghouse.content.whole_file import replace_whole
from clearinghouse.host.keeping import SETTING, kept_folder
from clearinghouse.host.settings import PLUGIN, PURE, Settings, read_settings
from clearinghouse.words import OWN

_SAYS_NOTHING = frozenset({SETTING, "_", "COLUMNS", "LINES", "OLDPWD", "PWD", "SHLVL", "TERM"})
"""Variables of the environment that no build looks at."""
_JUST_NOW = 50_000_000
"""In nanoseconds: a file changed so shortly ago may change again without any difference that could be told."""


class Made:
    """What a site is made of now, so that it can be noted and recognised."""

    def __init__(self, config_file: Path, out: Path) -> None:
        root = config_file.resolve().parent
        folder = kept_folder(root)
        self._out = out
        self._file = folder / f"made-{_digest(os.fsencode(out.absolute()))[:20]}" if folder else None
        self._key = _made_of(config_file, root) if self._file else ""

    def stands(self) -> bool:
        """True where the site was made of just this, and no file of it has changed."""
        if not (self._file and self._key and self._out.is_dir()):
            return False
        try:
            return self._file.read_text(encoding="ascii") == self._told()
        except (OSError, UnicodeDecodeError):
            return False

    def note(self) -> None:
        """Note that the site which stands now was made of what there was when this was begun."""
        if self._file and self._key:
            with suppress(OSError):  # a full or read-only disk costs the next run time, and nothing else
                replace_whole(self._file, self._told().encode("ascii"))

    def _told(self) -> str:
        return f"{self._key} {_digest(*_site(self._out))}"


def _made_of(config_file: Path, root: Path) -> str:
    """Return a digest of all that a build depends on; nothing where that cannot be told, or is changing just now."""
    if not _is_pure(read_settings(config_file), config_file):
        return ""
    places = (
        config_file,
        *(root / name for name in ("content", "resources", OWN, ".cache")),
        Path(__file__).parent.parent,
    )
    found = [state for place in places for state in _files(place)]
    if max((int(changed) for _, _, changed, _ in found), default=0) > time.time_ns() - _JUST_NOW:
        return ""
    return _digest(*map(repr, found), *_around())


def _is_pure(settings: Settings, config_file: Path) -> bool:
    """True where a build looks at nothing beside the site's own folders and the installed packages."""
    theme = settings.values.get("theme")
    own = isinstance(theme, Mapping) and "custom_dir" in theme
    return (
        PLUGIN in settings.plugins <= PURE
        and not own
        and "hooks" not in settings.values
        and b"INHERIT" not in config_file.read_bytes()
    )


def _around() -> Iterator[str]:
    """Yield what else a build depends on: the day, the environment, the interpreter, and the installed packages."""
    yield _today().isoformat()
    yield repr(sorted((name, value) for name, value in os.environ.items() if name not in _SAYS_NOTHING))
    yield sys.version
    for place in filter(os.path.isdir, sys.path):
        yield repr((place, os.stat(place).st_mtime_ns, sorted(name for name in os.listdir(place) if "info" in name)))


def _today() -> datetime.date:
    return datetime.date.today()


def _files(place: Path) -> Iterator[tuple[str, int, int, int]]:
    """Yield what can be told of everything at or below a place: path, size, time of its last change, and number."""
    for path, about in _walk(str(place)):
        yield path, about.st_size, about.st_ctime_ns, about.st_ino


def _site(out: Path) -> Iterator[str]:
    """Yield the same of a site, but for the time that a link to a file changes, too."""
    for path, about in _walk(str(out)):
        yield repr((path, about.st_size, about.st_mtime_ns, about.st_ino, about.st_mode))


def _walk(place: str) -> Iterator[tuple[str, os.stat_result]]:
    with suppress(OSError):
        yield place, os.lstat(place)
    with suppress(NotADirectoryError, FileNotFoundError), os.scandir(place) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _walk(entry.path)
            else:
                yield entry.path, entry.stat(follow_symlinks=False)


def _digest(*told: str | bytes) -> str:
    digest = blake2b(digest_size=20)
    for one in told:
        digest.update(one if isinstance(one, bytes) else f"{one}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()
