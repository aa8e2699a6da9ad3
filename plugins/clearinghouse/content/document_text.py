"""What people wrote in Word, PowerPoint, Excel and OpenDocument files, to be looked through for names."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from clearinghouse.content.authors import PACKED

_PARTS = re.compile(
    r"word/(?:document|comments|footnotes|endnotes|header\d*|footer\d*)\.xml|ppt/(?:slides|notesSlides|comments)/[^/]+\.xml"
    r"|xl/sharedStrings\.xml|xl/(?:worksheets|comments)/?[^/]+\.xml|docProps/(?:core|app)\.xml|(?:content|meta|styles)\.xml"
)
_MOST = 8 * 1024 * 1024
"""So much of a file is looked through, unpacked: some thousand pages of words."""
_PACKED_BY = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENDS = re.compile(r"</(?:w:p|a:p|text:p|text:h|si|row|dc:creator|cp:lastModifiedBy)>")
_BREAKS = re.compile(r"<(?:w:br|w:tab|a:br|text:line-break|text:tab|text:s)\b[^<>]*+>")
_TAG = re.compile(r"<[^<>]*+>")
_FAILS = (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError, NotImplementedError)


def document_text(file: Path) -> str:
    """Return the words of a document, its comments and properties too, each paragraph on lines of its own.

    Empty for a file of another kind and for one that is locked or broken. The text of a PDF is not read.
    """
    if file.suffix.casefold() not in PACKED:
        return ""
    try:
        with zipfile.ZipFile(file) as archive:
            return "\n\n".join(map(_words, _read(archive)))
    except _FAILS:
        return ""


def _read(archive: zipfile.ZipFile) -> Iterator[str]:
    left = _MOST
    for part in archive.infolist():
        if left > 0 and _PARTS.fullmatch(part.filename) and part.compress_type in _PACKED_BY:
            with archive.open(part) as stream:
                data = stream.read(left)
            left -= len(data)
            yield data.decode("utf-8", "replace")


def _words(xml: str) -> str:
    return unescape(_TAG.sub("", _BREAKS.sub(" ", _ENDS.sub("\n\n", xml))))
