"""Who made a document, as the program that wrote it noted down: readers who open its properties see the name."""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from clearinghouse.content.plain_text import clean_line, elided

PACKED = {".docx": "docProps/core.xml", ".xlsx": "docProps/core.xml", ".pptx": "docProps/core.xml",
          ".odt": "meta.xml", ".ods": "meta.xml", ".odp": "meta.xml"}  # fmt: skip
"""Where documents that are packed keep their properties, by the end of their names."""
DOCUMENTS = frozenset({".pdf", *PACKED})
_MOST = 256 * 1024
_MOST_NAMES = 50
_MOST_PACKED_OBJECTS = 200
_PACKED_BY = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How programs pack documents; other ways ask for memory as the file says, and fail in ways of their own."""
_MOST_UNPACKED = 16 * 1024 * 1024
_NAMES = re.compile(
    rb"<(dc:creator|cp:lastModifiedBy|meta:initial-creator)\b[^<>]{0,200}>(?:\s{0,99}<rdf:[^<>]{1,200}>){0,2}([^<]{1,400})<"
)
_AUTHOR = re.compile(
    rb"/Author\s{0,20}(?:\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.){0,100}\)){1,400})\)|<([0-9A-Fa-f\s]{2,1600})>)", re.DOTALL
)
_AUTHOR_ELSEWHERE = re.compile(rb"/Author\s{1,20}([0-9]{1,9})\s{1,20}([0-9]{1,5})\s{1,20}R\b")
# Stopping at the next one keeps a file that repeats the word from being read again for each.
_PACKED_OBJECTS = re.compile(rb"/ObjStm(?:(?!/ObjStm)[^\x00]){0,400}?stream\r?\n")
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r?\n|.)", re.DOTALL)
_LETTERS = {b"n": b" ", b"r": b" ", b"t": b" ", b"b": b"", b"f": b" ", b"\n": b"", b"\r\n": b""}


def document_author(suffix: str, data: bytes) -> str:
    """Return the names that a document's properties give, three at most, or nothing where none was found.

    A document that is locked or oddly built may hold a name that is not found.

    Args:
        suffix: the end of its name in lower case, such as `.pdf`.
        data: all its bytes.
    """
    found = _of_pdf(data) if suffix == ".pdf" else _of_properties(_properties(suffix, data))
    names = dict.fromkeys(filter(None, (clean_line(name, 60) for name in islice(found, _MOST_NAMES))))
    return elided(", ".join(islice(names, 3)), 100)


def _properties(suffix: str, data: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            part = archive.getinfo(PACKED[suffix])
            return archive.open(part).read(_MOST) if part.compress_type in _PACKED_BY else b""
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError, EOFError, RuntimeError):
        return b""


def _of_properties(xml: bytes) -> Iterator[str]:
    for found in _NAMES.finditer(xml):
        yield html.unescape(found[2].decode("utf-8", "replace"))


def _of_pdf(data: bytes) -> Iterator[str]:
    for part in (data, *_unpacked(data)):
        for found in _AUTHOR.finditer(part):
            yield _text(_plain(found[1]) if found[1] else _hex(found[2]))
        for found in islice(_AUTHOR_ELSEWHERE.finditer(part), 3):
            yield from _object(data, found[1], found[2])
    yield from _of_properties(data)


def _object(data: bytes, number: bytes, generation: bytes) -> Iterator[str]:
    """Yield the text of an object of a PDF, to which a property leads."""
    place = re.search(rb"(?<![0-9])%s\s{1,9}%s\s{1,9}obj\s{0,20}(?=[(<])" % (number, generation), data)
    if place and (found := _AUTHOR.match(b"/Author" + data[place.end() : place.end() + 2_000])):
        yield _text(_plain(found[1]) if found[1] else _hex(found[2]))


def _unpacked(data: bytes) -> Iterator[bytes]:
    """Yield the packed objects of a PDF, among which its properties may lie: the last ones, and the beginning of each."""
    places = [found.end() for found in _PACKED_OBJECTS.finditer(data)]
    left = _MOST_UNPACKED
    for place in reversed(places[-_MOST_PACKED_OBJECTS:]):
        with suppress(zlib.error):
            part = zlib.decompressobj().decompress(data[place : place + _MOST], min(_MOST, left))
            left -= len(part)
            yield part
        if left <= 0:
            return


def _plain(text: bytes) -> bytes:
    def sign(found: re.Match[bytes]) -> bytes:
        return (
            bytes([int(found[1], 8) & 255])
            if found[1][:1].isdigit() and found[1] < b"8"
            else _LETTERS.get(found[1], found[1])
        )

    return _ESCAPED.sub(sign, text)


def _hex(text: bytes) -> bytes:
    digits = re.sub(rb"\s", b"", text)
    return bytes.fromhex(digits.decode("ascii") + "0" * (len(digits) % 2))


def _text(data: bytes) -> str:
    if data.startswith(b"\xfe\xff"):
        return data[2:].decode("utf-16-be", "replace")
    return data.decode("utf-8", "replace") if data.startswith(b"\xef\xbb\xbf") else data.decode("latin-1")
