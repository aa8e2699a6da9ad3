"""How far long work has come: shown on a terminal, silent in a pipe."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sized
from typing import TypeVar

T = TypeVar("T")
EVERY = 0.2
"""Seconds between two notes: often enough to see it move, seldom enough to cost nothing."""


class Progress:
    """Counts steps toward a total and notes them on one line of the terminal, which it clears at the end."""

    def __init__(self, what: str, total: int) -> None:
        self._what, self._total, self._done = what, total, 0
        self._shown = sys.stderr.isatty()
        self._next = time.monotonic() + 1

    def step(self) -> None:
        """Count one step; nothing is shown in the first second."""
        self._done += 1
        if self._shown and self._done == self._total:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
        elif self._shown and time.monotonic() >= self._next:
            self._next = time.monotonic() + EVERY
            print(f"\r{self._what} {self._done:,} of {self._total:,}", end="", file=sys.stderr, flush=True)


def reading(files: Iterable[T]) -> Iterator[T]:
    """Yield the files while showing how many of them are read."""
    progress = Progress("Reading", len(files) if isinstance(files, Sized) else 0)
    for file in files:
        yield file
        progress.step()
