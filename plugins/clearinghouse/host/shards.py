"""Pages and outputs made in shards: in this process where they are few, else shared among all its processors.

Both are pure functions of the site, so whoever makes them, their bytes are the same.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass

from clearinghouse.host.processes import copies
from clearinghouse.host.templates import PageRenderer
from clearinghouse.publish.outputs import Group
from clearinghouse.publish.page import Output, Page
from clearinghouse.publish.twins import twin_outputs

MANY = 2_000
"""From so many pages on it pays to share them: to begin takes as long as two hundred pages."""
_SHARD = 50
_AHEAD = 6
"""So many shards for each process may be made before they are asked for; more would only fill memory."""


Placed = tuple[Page, str]
"""A page, and the way from it to the site's root."""


@dataclass(frozen=True)
class Rendered:
    """What is made of a page: its main part, what its head and its end say to machines, and its twin in Markdown."""

    content: str
    head: str
    json_ld: str
    twin: tuple[Output, ...]


class Shards:
    """Makes pages as they are asked for, and then outputs; where there is much, what comes next is in the making meanwhile."""

    def __init__(
        self, renderer: PageRenderer, pages: Sequence[Placed], processes: int, groups: Sequence[Group] = ()
    ) -> None:
        """`pages` are all of them, in the order in which they will be asked for; `groups` make the outputs."""
        self._renderer, self._groups = renderer, groups
        shared = processes > 1 and len(pages) >= MANY
        self._others = _Others(renderer, pages, groups, processes) if shared else None

    def rendered(self, page: Page, base: str) -> Rendered:
        """Return a page. One that is asked for out of turn is rendered here, as are all that follow."""
        found = self._others.page((page, base)) if self._others else None
        return found or _rendered(self._renderer, (page, base))

    def outputs(self) -> Iterator[Output]:
        """Yield every output, group after group."""
        for number, group in enumerate(self._groups):
            found = self._others.outputs(number) if self._others else None
            yield from group.make(self._renderer.site) if found is None else found

    @property
    def pool(self) -> Executor | None:
        """The other processes, if there are any."""
        return self._others.pool if self._others else None

    def close(self) -> None:
        """End the other processes, if there are any."""
        if self._others:
            self._others.close()


class _Others:
    """Processes beside this one.

    They begin as copies of it, so nothing is handed to them but the numbers of pages and groups. If one of them is ended
    from outside, nothing more comes from any.
    """

    def __init__(self, renderer: PageRenderer, pages: Sequence[Placed], groups: Sequence[Group], count: int) -> None:
        self._count = len(groups)
        self._with_page = {group.page: number for number, group in enumerate(groups) if group.page}
        alone = [placed for placed in pages if placed[0].address not in self._with_page]
        _WORK[:] = [(renderer, alone, pages, groups)]
        self.pool = copies(count)
        # What belongs to a page takes longest, and goes first.
        self._made = {number: self.pool.submit(_group, number) for number in self._with_page.values()}
        self._pages = self._in_order(len(alone), count * _AHEAD)

    def page(self, placed: Placed) -> Rendered | None:
        """Return a page, or None where it was not its turn, or a process is gone."""
        with suppress(BrokenProcessPool, RuntimeError):
            if (number := self._with_page.get(placed[0].address)) is not None:
                return self._made[number].result()[1]
            expected, found = next(self._pages, (None, None))
            if expected == placed:
                return found
            self._pages.close()
        return None

    def outputs(self, number: int) -> list[Output] | None:
        """Return what a group makes, or None where a process is gone. The groups that follow are in the making."""
        with suppress(BrokenProcessPool, RuntimeError):
            for coming in range(number, min(number + _AHEAD, self._count)):
                if coming not in self._made:
                    self._made[coming] = self.pool.submit(_group, coming)
            return self._made.pop(number).result()[0]
        return None

    def close(self) -> None:
        self._pages.close()
        self.pool.shutdown(cancel_futures=True)
        _WORK.clear()

    def _in_order(self, total: int, ahead: int) -> Generator[tuple[Placed, Rendered]]:
        """Yield each page, while so many other shards are in the making."""
        waiting: deque[Future[list[tuple[int, Rendered]]]] = deque()
        for begin in range(0, total, _SHARD):
            waiting.append(self.pool.submit(_shard, begin))
            if len(waiting) >= ahead:
                yield from _with_pages(waiting.popleft().result())
        while waiting:
            yield from _with_pages(waiting.popleft().result())


def _rendered(renderer: PageRenderer, placed: Placed) -> Rendered:
    page = placed[0]
    made = Rendered(renderer.render(*placed), *renderer.machine_words(page), tuple(twin_outputs(renderer.site, [page])))
    page.forget()
    return made


_WORK: list[tuple[PageRenderer, Sequence[Placed], Sequence[Placed], Sequence[Group]]] = []
"""What a process begins with, as a copy of the one that began it: pages that are made in shards, all pages, and groups."""


def _shard(begin: int) -> list[tuple[int, Rendered]]:
    renderer, pages, _, _ = _WORK[0]
    last = min(begin + _SHARD, len(pages))
    return [(number, _rendered(renderer, pages[number])) for number in range(begin, last)]


def _with_pages(made: list[tuple[int, Rendered]]) -> Iterator[tuple[Placed, Rendered]]:
    return ((_WORK[0][1][number], found) for number, found in made)


def _group(number: int) -> tuple[list[Output], Rendered | None]:
    renderer, _, pages, groups = _WORK[0]
    outputs = list(groups[number].make(renderer.site))
    placed = next((placed for placed in pages if placed[0].address == groups[number].page), None)
    return outputs, _rendered(renderer, placed) if placed else None
