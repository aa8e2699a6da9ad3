"""Pages and outputs made in shards: in this process where they are few, else shared among several."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from concurrent.futures import BrokenExecutor, Executor
from contextlib import suppress
from functools import partial
from pathlib import Path

from clearinghouse.host.parts import Parts
from clearinghouse.host.processes import copies
from clearinghouse.host.work import SHARD, Copied, Placed, Rendered, Way, Work, send
from clearinghouse.publish.page import Output, Page

MANY = 2_000
"""From so many pages on it pays to share them: to begin takes as long as two hundred pages."""
_SENT = "work"
_ELSEWHERE = 32
"""About as many processes an executor has."""
_AHEAD = 6
"""So many shards for each process may be made before they are asked for; more would only fill memory."""
_EACH = 3
"""So many parts a process is given at a time: one to make, and what comes next."""


class Shards:
    """Makes pages as they are asked for, and then outputs; where there is much, what comes next is in the making meanwhile."""

    def __init__(self, work: Work, others: Others | None = None) -> None:
        """`others` are processes that take part in the work, if any do."""
        self._work, self._others = work, others

    def rendered(self, page: Page, base: str) -> Rendered:
        """Return a page. One that is asked for out of turn is rendered here, as are all that follow."""
        found = self._others.page((page, base)) if self._others else None
        return found or self._work.rendered((page, base))

    def outputs(self) -> Iterator[Output]:
        """Yield every output, group after group."""
        for number, group in enumerate(self._work.groups):
            found = self._others.outputs(number) if self._others else None
            yield from group.make(self._work.renderer.site) if found is None else found

    def close(self) -> None:
        """End the other processes, if there are any."""
        if self._others:
            self._others.close()


class Others:
    """Processes that make pages and outputs. If one of them is ended from outside, nothing more comes from any."""

    def __init__(self, work: Work, pool: Executor, way: Way, count: int, here: bool) -> None:
        """`count` says about how many they are; `here` whether this process makes something rather than wait for them."""
        self._work, self.pool, self._way, self._count = work, pool, way, count
        # What belongs to a page takes longest, and goes first.
        make = _group_apart if here else _group
        self._large = {number: pool.submit(make, way, number) for number in work.with_group.values()}
        begins = range(0, len(work.alone), SHARD)
        self._shards = Parts(pool, partial(_shard, way), begins, self._free, (count + here) * _AHEAD, here)
        self._groups: Parts[tuple[list[Output], Rendered | None]] | None = None
        self._pages = self._in_order()
        self._here = here

    def page(self, placed: Placed) -> Rendered | None:
        """Return a page, or None where it was not its turn, or a process is gone."""
        with suppress(BrokenExecutor, RuntimeError):
            if (number := self._work.with_group.get(placed[0].address)) is not None:
                return self._large[number].result()[1]
            expected, found = next(self._pages, (None, None))
            if expected == placed:
                return found
            self._pages.close()
        return None

    def outputs(self, number: int) -> list[Output] | None:
        """Return what a group makes, or None where a process is gone. The groups that follow are in the making."""
        with suppress(BrokenExecutor, RuntimeError):
            if number in self._large:
                return self._large.pop(number).result()[0]
            if self._groups is None:
                numbers = [other for other in range(number, len(self._work.groups)) if other not in self._large]
                self._groups = Parts(self.pool, partial(_group, self._way), numbers, self._free, _AHEAD, self._here)
            return self._groups.take(number)[0]
        return None

    def close(self) -> None:
        self._pages.close()
        self.pool.shutdown()
        self._way.close()

    def _free(self) -> int:
        """Return how many parts the processes may have: none for one at work on what takes long."""
        return _EACH * (self._count - sum(not large.done() for large in self._large.values()))

    def _in_order(self) -> Generator[tuple[Placed, Rendered]]:
        """Yield each page that is made alone, while others are in the making."""
        alone = self._work.alone
        for begin in range(0, len(alone), SHARD):
            yield from zip(alone[begin : begin + SHARD], self._shards.take(begin), strict=True)


def among_copies(work: Work, processes: int) -> Others | None:
    """Return copies of this process to share some work with; none where that takes longer than it saves.

    Args:
        work: the work.
        processes: how many take part in it, this one among them.
    """
    if processes < 2 or len(work.pages) < MANY:
        return None
    return Others(work, copies(processes - 1), Copied(work), processes - 1, here=True)


def among_others(work: Work, executor: Executor, folder: Path) -> Others:
    """Return the processes of an executor, wherever they are, to share some work with: all of them can read the folder."""
    return Others(work, executor, send(work, folder / _SENT), _ELSEWHERE, here=False)


def _shard(way: Way, begin: int) -> list[Rendered]:
    return way.work().shard(begin)


def _group(way: Way, number: int) -> tuple[list[Output], Rendered | None]:
    return way.work().group(number)


def _group_apart(way: Way, number: int) -> tuple[list[Output], Rendered | None]:
    """Have a copy of this process make a group that takes much memory: it is free again when the copy ends."""
    with copies(1) as pool:
        return pool.submit(_group, way, number).result()
