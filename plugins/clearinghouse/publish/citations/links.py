"""Links that hold a citation themselves: one file each is saved from a page without asking anybody for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from clearinghouse.publish.citations.citation import Citation
from clearinghouse.publish.citations.outputs import WRITERS

_TYPES = {
    "ris": ("RIS", "application/x-research-info-systems"),
    "bib": ("BibTeX", "application/x-bibtex"),
    "json": ("CSL-JSON", "application/vnd.citationstyles.csl+json"),
}
# Letters beyond ASCII may stand in an address as they are: browsers read them as UTF-8. Source: URL Standard, `data:`.
_WRITTEN = [(sign, f"%{ord(sign):02X}") for sign in '%\t\n\r "#<>[\\]^`{|}']
_BETWEEN = "\x00"
"""No citation holds it: see `one_line`."""


class CitationLink(NamedTuple):
    """A citation as a link: what its form is called, the address that holds it, and the name to save it by."""

    label: str
    address: str
    file: str


def citation_links(citation: Citation) -> Iterator[CitationLink]:
    """Yield the citation in each form.

    Three small files beside each page were half of all the files of a large site, and nearly none was ever asked for.
    """
    written = _in_address(_BETWEEN.join([render(citation) for render in WRITERS.values()]))
    for ending, content in zip(WRITERS, written.split(_BETWEEN), strict=True):
        label, type = _TYPES[ending]
        yield CitationLink(label, f"data:{type};charset=utf-8,{content}", f"{citation.key}.{ending}")


def _in_address(text: str) -> str:
    """Return a text as an address holds it. Sign by sign takes a quarter of the time that letter by letter does."""
    for sign, written in _WRITTEN:
        text = text.replace(sign, written)
    return text
