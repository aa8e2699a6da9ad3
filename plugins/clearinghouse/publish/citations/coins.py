"""COinS: a citation inside the page itself, which Zotero and its like save with one click.

Zotero's reader of COinS decides what is written here (`parseContextObject` in the public repository
`zotero/utilities`, tried with the translator's own code):

- the kind is Zotero's own name for it, in `rft.type` of the Dublin Core format;
- a person is a pair of `rft.aulast` and `rft.aufirst`, an organization `rft.aucorp`: `rft.au` would part its name;
- organizations come to stand first and in reverse order, so they are written in reverse here;
- a web page has no publisher there, and the name of the site in its place is `rft.source`;
- an entry without a creator sends Zotero to look for a better one elsewhere, so the publisher stands in.

A plus sign in any value is read as a space; no way of writing it survives.

Source: ANSI/NISO Z39.88-2004, KEV guidelines, Matrix for Dublin Core.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import quote

from clearinghouse.publish.citations.citation import Citation

KINDS = {"RPRT": "report", "ELEC": "webpage", "VIDEO": "videoRecording"}
"""Type of reference in RIS -> what Zotero calls it."""


def coins(citation: Citation) -> str:
    """Return the citation as the title of a COinS span, every value percent-encoded."""
    return "&".join(f"{key}={_written(value)}" for key, value in _pairs(citation) if value)


@lru_cache(maxsize=2**12)
def _written(value: str) -> str:
    return quote(value, safe="")


def _pairs(citation: Citation) -> Iterator[tuple[str, str]]:
    kind = KINDS[citation.form.ris]
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"
    yield "rft.type", kind
    yield "rft.title", citation.title
    yield from _creators(citation)
    yield "rft.source" if kind == "webpage" else "rft.publisher", citation.publisher
    yield "rft.date", str(citation.year or "")
    yield "rft.identifier", citation.url


def _creators(citation: Citation) -> Iterator[tuple[str, str]]:
    bodies = [name.whole for name in citation.authors if not name.is_person]
    if not citation.authors:
        bodies = [citation.publisher]
    yield from (("rft.aucorp", body) for body in reversed(bodies))
    for name in citation.authors:
        if name.is_person:
            yield "rft.aulast", name.family
            yield "rft.aufirst", " ".join(filter(None, (name.given, name.suffix)))
