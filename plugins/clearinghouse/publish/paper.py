"""What a page carries on paper: its own address, as short as it goes, and the same as a code for a phone's camera."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import segno

from clearinghouse.catalog.spoken import spoken_addresses
from clearinghouse.publish.page import Page
from clearinghouse.publish.site import Site

_QUIET = 2
"""White modules around the code. The standard asks for four; the white of the paper gives the others."""
# Any of the eight masks can be read. Trying all of them for the best takes five times as long.
_MASK = 3
_DARK = re.compile(b"\x01+")


@dataclass(frozen=True)
class PaperAddress:
    """An address to read out or type, and the drawing of its code."""

    words: str
    code: str


class PaperAddresses:
    """The printed addresses of one site. A site that does not know where it will stand has none."""

    def __init__(self, site: Site) -> None:
        self._root = site.url.rstrip("/")
        self._short = {reference.address: short for short, reference in spoken_addresses(site.catalog).items()}

    def of(self, page: Page) -> PaperAddress | None:
        """Return the address that a page of content carries on paper; lists and forms carry none."""
        if not self._root or (page.origin is None and page.template != "standard.html"):
            return None
        url = f"{self._root}{self._short.get(page.address, page.address)}"
        drawn = segno.make(url, micro=False, error="l", mask=_MASK, boost_error=False)
        return PaperAddress(url.partition("://")[2], _drawing(drawn.matrix))


def _drawing(rows: Sequence[bytearray]) -> str:
    """Return modules as a picture: one line that draws each run of dark ones in its turn.

    These are the bytes that segno's own writer has, which takes as long over them as over the modules.
    """
    size = len(rows) + 2 * _QUIET
    path = "".join(_runs(rows))
    return f'<svg viewBox="0 0 {size} {size}"><path stroke="#000" d="M{path[1:]}"/></svg>'


def _runs(rows: Sequence[bytearray]) -> Iterator[str]:
    """Yield each run of dark modules as a move from the end of the run before, and a line."""
    x, y = 0, 0
    for line, row in enumerate(rows):
        for run in _DARK.finditer(row):
            begin, end = run.span()
            across = begin + _QUIET - x
            down = line + _QUIET + 0.5 if not x else line - y
            yield f"m{across} {down}h{end - begin}"
            x, y = end + _QUIET, line
