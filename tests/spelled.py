"""Words in the spellings in which they may stand in a public file, and the search for them."""

from __future__ import annotations

import base64
import gzip
import html
import urllib.parse
from collections.abc import Iterator
from pathlib import Path


def spellings(words: str) -> Iterator[bytes]:
    """Yield words as they may stand in a public file: as they are, in small letters, escaped or encoded."""
    for text in (words, words.lower(), html.escape(words), urllib.parse.quote(words), urllib.parse.quote_plus(words)):
        yield text.encode()
    yield from (base64.b64encode(b" " * shift + words.encode())[4:-4] for shift in range(3))


def holding(folder: Path, words: str) -> list[str]:
    """Return the public files that hold words in any spelling, packed ones included."""
    sought = list(spellings(words))
    found = []
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            content = file.read_bytes()
            content = gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content
            if any(one in content for one in sought):
                found.append(str(file.relative_to(folder)))
    return found
