"""Work: what pages and outputs are made from, and how a process that is to make some of them comes to it.

Both are pure functions of the site, so whoever makes them, their bytes are the same.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import ClassVar, NamedTuple, Protocol

from clearinghouse.content.kept_readings import digest
from clearinghouse.forms.pages import make_form_outputs, make_form_pages
from clearinghouse.host.option_page import option_page
from clearinghouse.host.templates import PageRenderer
from clearinghouse.publish.outputs import Group, output_groups
from clearinghouse.publish.page import Output, Page
from clearinghouse.publish.pages import make_pages
from clearinghouse.publish.site import Site
from clearinghouse.publish.twins import twin_outputs
from clearinghouse.rules import RULES

SHARD = 50
"""So many pages are made together."""

Placed = tuple[Page, str]
"""A page, and the way from it to the site's root."""


@dataclass(frozen=True)
class Rendered:
    """What is made of a page: its main part, what its head and its end say to machines, and its twin in Markdown."""

    content: str
    head: str
    json_ld: str
    twin: tuple[Output, ...]


@dataclass(frozen=True, eq=False)
class Work:
    """All pages of a site, in the order in which they will be asked for, and the groups that make its outputs."""

    renderer: PageRenderer
    pages: Sequence[Placed]
    groups: Sequence[Group] = ()

    @cached_property
    def with_group(self) -> dict[str, int]:
        """The addresses of the pages that are made with a group of outputs, and the numbers of these."""
        return {group.page: number for number, group in enumerate(self.groups) if group.page}

    @cached_property
    def alone(self) -> Sequence[Placed]:
        """The pages that are made in shards."""
        return [placed for placed in self.pages if placed[0].address not in self.with_group]

    def rendered(self, placed: Placed) -> Rendered:
        """Return what is made of a page."""
        return self._made([placed])[0]

    def shard(self, begin: int) -> list[Rendered]:
        """Return what is made of some of the pages alone, from one on."""
        return self._made(self.alone[begin : begin + SHARD])

    def _made(self, placed: Sequence[Placed]) -> list[Rendered]:
        """Make some pages, each step for all of them before the next.

        Step after step of one page, what a step works with is out of the processor's reach each time: heads and twins
        took twice as long.
        """
        pages, site = [page for page, _ in placed], self.renderer.site
        contents = [self.renderer.render(*one) for one in placed]
        words = [self.renderer.machine_words(page) for page in pages]
        twins = [tuple(twin_outputs(site, [page])) for page in pages]
        site.bodies.forget()
        for page in pages:
            page.forget()
        return [Rendered(content, *said, twin) for content, said, twin in zip(contents, words, twins, strict=True)]

    def group(self, number: int) -> tuple[list[Output], Rendered | None]:
        """Return what a group makes, and the page that is made with it."""
        group = self.groups[number]
        outputs = list(group.make(self.renderer.site))
        placed = next((placed for placed in self.pages if placed[0].address == group.page), None)
        return outputs, self.rendered(placed) if placed else None


class Way(Protocol):
    """How a process comes to its work. It is handed over with each part of it, and so is small."""

    def work(self) -> Work:
        """Return the work."""

    def close(self) -> None:
        """Let go of it, once nobody works on it any more."""


class Copied:
    """For processes that begin as copies of the one that holds the work."""

    _held: ClassVar[list[Work]] = []

    def __init__(self, work: Work) -> None:
        self._held[:] = [work]

    def work(self) -> Work:
        return self._held[0]

    def close(self) -> None:
        self._held.clear()


class Sent(NamedTuple):
    """For processes elsewhere: the site lies in a file that all of them can read.

    `seen` is the digest of what was put there; a file that holds anything else is never opened.
    """

    file: str
    seen: bytes

    def work(self) -> Work:
        return _read(self)

    def close(self) -> None:
        Path(self.file).unlink(missing_ok=True)


def send(work: Work, file: Path) -> Sent:
    """Write the site of some work into a file for processes elsewhere, and return the way to it."""
    content = pickle.dumps((work.renderer.site, [(page.address, base) for page, base in work.pages]))
    file.write_bytes(content)
    return Sent(str(file), digest(content))


@lru_cache(maxsize=1)
def _read(sent: Sent) -> Work:
    content = Path(sent.file).read_bytes()
    if digest(content) != sent.seen:
        raise ValueError(f"{sent.file} does not hold what was put there")
    site, placed = pickle.loads(content)  # noqa: S301  # it is what we put there, see above
    pages = {page.address: page for page in site_pages(site)}
    return Work(PageRenderer(site), [(pages[address], base) for address, base in placed], site_groups(site))


def site_pages(site: Site) -> Iterator[Page]:
    """Yield every page of a site."""
    yield from make_pages(site, RULES)
    yield from make_form_pages(site)
    yield option_page(site)


def site_groups(site: Site) -> tuple[Group, ...]:
    """Return what makes every output of a site."""
    return (*output_groups(site), Group(make_form_outputs))
