"""Bytes to text: the encodings in which programs save lists."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOKED_AT = 4000


def decode_text(data: bytes) -> tuple[str, str]:
    """Return the text of a file with `\\n` line ends, and a remark on its encoding (empty for UTF-8).

    UTF-16 and UTF-32 are known by their mark, UTF-16 also by its many zero bytes; what is no UTF-8 is read as
    Windows-1252, in which Excel saves CSV.
    """
    text, remark = _decode(data)
    return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n"), remark


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), ""
    if encoding := _unmarked_utf16(data[:_LOOKED_AT]):
        return data.decode(encoding, "replace"), ""
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        remark = "The file is not UTF-8 text; it was read as Windows-1252. Look at the accents and dashes."
        return data.decode("cp1252", "replace"), remark


def _unmarked_utf16(start: bytes) -> str:
    if start[1::2].count(0) > len(start) // 3:
        return "utf-16-le"
    return "utf-16-be" if start[::2].count(0) > len(start) // 3 else ""
