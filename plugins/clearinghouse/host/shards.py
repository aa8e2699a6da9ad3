"""Pages rendered in shards: in this process where they are few, else shared among all its processors.

A page is a pure function of the site and its place in it, so whoever renders it, its bytes are the same.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass

from clearinghouse.host.templates import PageRenderer
from clearinghouse.publish.page import Page

MANY = 2_000
"""From so many pages on it pays to share them: to begin takes as long as two hundred pages."""
_SHARD = 50
_AHEAD = 3
"""So many shards for each process may be made before they are asked for; more would only fill memory."""
_PR_SET_PDEATHSIG = 1


Placed = tuple[Page, str]
"""A page, and the way from it to the site's root."""


@dataclass(frozen=True)
class Rendered:
    """What our templates make of a page: its main part, and what its head and its end say to machines."""

    content: str
    head: str
    json_ld: str


class Shards:
    """Renders pages as they are asked for; where there are many, those that come next are in the making meanwhile."""

    def __init__(self, renderer: PageRenderer, pages: Sequence[Placed], processes: int) -> None:
        """`pages` are all of them, in the order in which they will be asked for."""
        self._renderer = renderer
        shared = processes > 1 and len(pages) >= MANY
        self._shared = _shared(renderer, pages, processes) if shared else iter(())

    def rendered(self, page: Page, base: str) -> Rendered:
        """Return a page. One that is asked for out of turn is rendered here, as are all that follow."""
        placed, found = next(self._shared, (None, None))
        if found and placed == (page, base):
            return found
        self.close()
        return _rendered(self._renderer, (page, base))

    def close(self) -> None:
        """End the other processes, if there are any."""
        shared, self._shared = self._shared, iter(())
        if isinstance(shared, Generator):
            shared.close()


def processes() -> int:
    """Return how many processes can share the work: one where they could not begin with what this one holds."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _rendered(renderer: PageRenderer, placed: Placed) -> Rendered:
    return Rendered(renderer.render(*placed), *renderer.machine_words(placed[0]))


def _shared(renderer: PageRenderer, pages: Sequence[Placed], count: int) -> Iterator[tuple[Placed, Rendered]]:
    """Yield every page in order, made by so many processes beside this one.

    They begin as copies of this one, so nothing is handed to them but the numbers of pages. If one of them is ended
    from outside, no more pages come.
    """
    _WORK[:] = [(renderer, pages)]
    pool = ProcessPoolExecutor(count, multiprocessing.get_context("fork"), _end_with, (os.getpid(),))
    try:
        with suppress(BrokenProcessPool):
            for begin, shard in _in_order(pool, len(pages), count * _AHEAD):
                yield from zip(pages[begin : begin + _SHARD], shard, strict=True)
    finally:
        _WORK.clear()
        pool.shutdown(cancel_futures=True)


def _in_order(pool: Executor, total: int, ahead: int) -> Iterator[tuple[int, list[Rendered]]]:
    """Yield each shard with the number of its first page, while so many others are in the making."""
    waiting: deque[tuple[int, Future[list[Rendered]]]] = deque()
    for begin in range(0, total, _SHARD):
        waiting.append((begin, pool.submit(_shard, begin)))
        if len(waiting) >= ahead:
            first, made = waiting.popleft()
            yield first, made.result()
    for first, made in waiting:
        yield first, made.result()


_WORK: list[tuple[PageRenderer, Sequence[Placed]]] = []
"""What a process begins with, as a copy of the one that began it."""


def _shard(begin: int) -> list[Rendered]:
    renderer, pages = _WORK[0]
    return [_rendered(renderer, placed) for placed in pages[begin : begin + _SHARD]]


def _end_with(parent: int) -> None:
    """End this process when the one that began it is killed: it holds that one's locks, and nobody would end it.

    Source: prctl(2), PR_SET_PDEATHSIG.
    """
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
