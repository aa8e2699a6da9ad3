"""Files written by the processes of a pool: to make a file takes a system as long as a page takes to make."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool

_BATCH = 2**20
"""So many bytes are handed over together."""
_WAITING = 2
"""So many batches may wait to be written. What comes meanwhile is written here, for nobody should wait who can write."""

Batch = Sequence[tuple[str, bytes]]
"""Files, each with its path in the folder and what it holds. The folders that they lie in are there."""


class Writers:
    """Writes into one folder. Whatever goes wrong is raised later, at the latest by `close`."""

    def __init__(self, pool: Executor, folder: str) -> None:
        self._pool, self._folder = pool, folder
        self._batch: list[tuple[str, bytes]] = []
        self._size = 0
        self._waiting: deque[tuple[Future[None], Batch]] = deque()

    def put(self, path: str, content: bytes) -> None:
        """Have a file written, now or soon. There is none at its path yet."""
        self._batch.append((path, content))
        self._size += len(content)
        if self._size >= _BATCH:
            self._hand_over()

    def close(self) -> None:
        """Return when every file is written."""
        self._hand_over()
        while self._waiting:
            self._await()

    def _hand_over(self) -> None:
        batch, self._batch, self._size = self._batch, [], 0
        while self._waiting and self._waiting[0][0].done():
            self._await()
        if len(self._waiting) >= _WAITING:
            return write_files(self._folder, batch)
        try:
            self._waiting.append((self._pool.submit(write_files, self._folder, batch), batch))
        except (BrokenProcessPool, RuntimeError):  # the processes are gone
            write_files(self._folder, batch)

    def _await(self) -> None:
        written, batch = self._waiting.popleft()
        try:
            written.result()
        except BrokenProcessPool:
            write_files(self._folder, batch)


def write_files(folder: str, batch: Batch) -> None:
    """Write files. One that a process which is gone had begun is written anew."""
    for path, content in batch:
        try:
            _write(f"{folder}/{path}", content)
        except FileExistsError:
            os.unlink(f"{folder}/{path}")
            _write(f"{folder}/{path}", content)


def _write(file: str, content: bytes) -> None:
    with open(file, "xb") as stream:
        stream.write(content)
