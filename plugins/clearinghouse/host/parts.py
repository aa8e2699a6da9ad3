"""Parts of a work that other processes do, in which this one takes a hand rather than wait."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Parts(Generic[Made]):
    """Parts that are asked for in their order, while those that follow are in the making.

    None that a pool was given is ever called back. With Python 3.11, futures that wait behind a cancelled one are never
    told that a process is gone, and whoever waits for them waits for ever.
    """

    def __init__(
        self,
        pool: Executor,
        make: Callable[[int], Made],
        numbers: Iterable[int],
        free: Callable[[], int],
        ahead: int,
        here: bool,
    ) -> None:
        """Begin some.

        Args:
            pool: the processes.
            make: makes the part of a number; every process can find it.
            numbers: the parts, in the order in which they will be asked for.
            free: says how many the pool may have at this time.
            ahead: so many are made, or in the making, before they are asked for; more would only fill memory.
            here: whether this process makes parts that nobody has begun, rather than wait for one.
        """
        self._pool, self._make, self._free, self._ahead, self._here = pool, make, free, ahead, here
        self._waiting = deque(numbers)
        self._begun: dict[int, Future[Made]] = {}
        self._made: dict[int, Made] = {}
        self._begin()

    def take(self, number: int) -> Made:
        """Return the part whose turn it is.

        Raises:
            BrokenExecutor: a process is gone.
            Exception: whatever went wrong in making it.
        """
        self._begin()
        while self._here and not self._is_there(number) and self._waiting:
            part = self._waiting.popleft()
            self._made[part] = self._make(part)
            self._begin()
        return self._made.pop(number) if number in self._made else self._begun.pop(number).result()

    def _is_there(self, number: int) -> bool:
        return number in self._made or (number in self._begun and self._begun[number].done())

    def _begin(self) -> None:
        """Give the pool as many as it should have, and no more than somebody will soon ask for."""
        working = sum(not future.done() for future in self._begun.values())
        room = self._ahead - len(self._begun) - len(self._made)
        for _ in range(min(self._free() - working, room, len(self._waiting))):
            part = self._waiting.popleft()
            self._begun[part] = self._pool.submit(self._make, part)
