"""Files that are watched: a preview makes its site anew when one of them changes."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from watchdog.events import FileModifiedEvent

_EVERY = 0.2
"""Seconds between two looks at the files: soon enough for somebody who saves and turns to the browser."""
_REST = 20
"""So many times as long as a look takes is the time until the next, so that ten thousand files keep no processor busy."""


class Watcher(threading.Thread):
    """Looks at files again and again, as an observer of watchdog does, and also at folders put in the place of others.

    Watchdog's own stops watching a folder that is missing for a moment (watchdog 6.0, `DirectoryEmitter`).
    """

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._watched: list[tuple[Any, Path]] = []
        self._seen: list[Mapping[str, tuple[int, int, int]]] = []
        self._ended = threading.Event()

    def schedule(self, handler: Any, path: str, recursive: bool = True) -> object:
        """Look at a path from now on: a save while the first site is made is seen once the looks begin."""
        self._watched.append((handler, Path(path)))
        self._seen.append(_state(Path(path)))
        return handler

    def run(self) -> None:
        seen, pause = self._seen, _EVERY
        while not self._ended.wait(pause):
            began = time.thread_time()  # that of the clock is long while a site is made
            for number, (handler, path) in enumerate(self._watched):
                state = _state(path)
                if state != seen[number]:
                    seen[number] = state
                    handler.dispatch(FileModifiedEvent(str(path)))
            pause = max(_EVERY, _REST * (time.thread_time() - began))

    def stop(self) -> None:
        self._ended.set()


def _state(path: Path) -> Mapping[str, tuple[int, int, int]]:
    """Return what can be told of each file at or below a path without opening it."""
    found = {}
    for file in _files(path):
        try:
            stat = os.stat(file)
        except OSError:
            continue
        found[file] = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
    return found


def _files(path: Path) -> Iterator[str]:
    yield str(path)
    for folder, _, names in os.walk(path):
        yield from (os.path.join(folder, name) for name in names)
