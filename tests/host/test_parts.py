"""Parts of a work come in their order, whoever makes them, and nobody waits who could make one."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

import pytest

from clearinghouse.host.parts import Parts


class _Idle(Executor):
    """A pool of which nobody knows when it will begin."""

    def __init__(self) -> None:
        self.given: list[tuple[Future[Any], Callable[[int], Any], int]] = []

    def submit(self, make: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.given.append((Future(), make, *args))
        return self.given[-1][0]

    def work(self) -> None:
        """Make the first of what it was given and has not made."""
        future, make, number = next(given for given in self.given if not given[0].done())
        future.set_result(make(number))


def _named(number: int) -> str:
    return f"part {number}"


def test_what_nobody_has_begun_is_made_here_while_the_pool_is_busy() -> None:
    pool, made = _Idle(), []

    def make(number: int) -> str:
        made.append(number)
        if number == 5:
            pool.work()
        return _named(number)

    parts = Parts(pool, make, range(8), lambda: 3, 20, here=True)
    assert [number for _, _, number in pool.given] == [0, 1, 2]

    assert parts.take(0) == "part 0"
    assert made == [3, 4, 5, 0], "in this process until the pool has made the one that is waited for"
    pool.work()
    assert [parts.take(1), parts.take(3)] == ["part 1", "part 3"]


@pytest.mark.parametrize("free", [0, 1, 2, 9])
def test_all_come_in_order_however_many_the_pool_may_have(free: int) -> None:
    parts = Parts(_Eager(), _named, range(30), lambda: free, 4, here=True)

    assert [parts.take(number) for number in range(30)] == [_named(number) for number in range(30)]


class _Eager(Executor):
    """A pool that makes each part at once."""

    def submit(self, make: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(make(*args))
        return future


def test_no_more_is_begun_than_is_soon_asked_for() -> None:
    pool = _Idle()
    parts = Parts(pool, _named, range(50), lambda: 100, 7, here=False)
    assert len(pool.given) == 7

    pool.work()
    assert parts.take(0) == "part 0" and len(pool.given) == 7
    pool.work()
    assert parts.take(1) == "part 1" and len(pool.given) == 8


def test_what_goes_wrong_is_told_where_the_part_is_asked_for() -> None:
    def make(number: int) -> int:
        return 1 // number

    parts = Parts(_Idle(), make, range(3), lambda: 0, 9, here=True)

    with pytest.raises(ZeroDivisionError):
        parts.take(0)
