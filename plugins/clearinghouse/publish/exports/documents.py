"""Documents: each item as one JSON object on a line, its body with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from clearinghouse.publish.json_text import json_text
from clearinghouse.publish.markdown.body import twin_body
from clearinghouse.publish.open_data.columns import rows, told_items
from clearinghouse.publish.site import Site

MOST_BYTES = 8_000_000
"""A file is closed before it grows beyond this: the requests that clusters take by default are a few times as large."""


@dataclass(frozen=True)
class ExportFile:
    """A file of an export. `documents` is how many items it holds."""

    name: str
    content: bytes
    documents: int = 0


def documents(site: Site) -> Iterator[dict[str, Any]]:
    """Yield every item as a row of the catalogue with the text of its page."""
    for row, item in zip(rows(site), told_items(site), strict=True):
        yield {**row, "body": twin_body(site, item)}


# JSON lets these stand in a text, and readers that part lines as Python's `splitlines` does end a line at them.
_LINE_ENDS = str.maketrans({"\u2028": "\\u2028", "\u2029": "\\u2029", "\x85": "\\u0085"})


def json_line(value: Any) -> bytes:
    """Return a value as one line, whatever a reader takes for the end of one."""
    return json_text(value).translate(_LINE_ENDS).encode() + b"\n"


def ndjson_files(site: Site) -> Iterator[ExportFile]:
    """Yield the catalogue as NDJSON: every line has every key, so that a reader sees one table."""
    yield from pieces("catalogue", "ndjson", map(json_line, documents(site)))


def pieces(name: str, ending: str, entries: Iterable[bytes]) -> Iterator[ExportFile]:
    """Yield entries in files of at most `MOST_BYTES`, numbered from 1; an entry is never parted."""
    held: list[bytes] = []
    size, number = 0, 1
    for entry in entries:
        if held and size + len(entry) > MOST_BYTES:
            yield ExportFile(f"{name}-{number:04}.{ending}", b"".join(held), len(held))
            held, size, number = [], 0, number + 1
        held.append(entry)
        size += len(entry)
    yield ExportFile(f"{name}-{number:04}.{ending}", b"".join(held), len(held))
