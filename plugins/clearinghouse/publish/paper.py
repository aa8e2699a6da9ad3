"""What a page carries on paper: its own address, as short as it goes, and the same as a code for a phone's camera."""

from __future__ import annotations

from dataclasses import dataclass

import segno

from clearinghouse.catalog.spoken import spoken_addresses
from clearinghouse.publish.page import Page
from clearinghouse.publish.site import Site

_QUIET = 2
"""White modules around the code. The standard asks for four; the white of the paper gives the others."""
# Any of the eight masks can be read. Trying all of them for the best takes five times as long.
_MASK = 3


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
        return PaperAddress(
            url.partition("://")[2], drawn.svg_inline(border=_QUIET, omitsize=True, svgclass=None, lineclass=None)
        )
