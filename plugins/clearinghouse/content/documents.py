"""Documents are what their names say: how a file of a kind begins, and what else people put there by mistake."""

from __future__ import annotations

import re

LOOKED_AT = 1024
_PACKED = (b"PK\x03\x04", b"PK\x05\x06")
_BEGINS: dict[str, tuple[bytes, ...]] = {
    **dict.fromkeys((".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"), _PACKED),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
}
_LFS = b"version https://git-lfs.github.com/spec/"
_WEB_PAGE = re.compile(
    rb"^\s*(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html|<head|<\?xml[^>]*>\s*<!doctype html)", re.IGNORECASE
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def document_fault(suffix: str, start: bytes, size: int) -> tuple[str, str] | None:
    """Return what is wrong with a document by its first bytes and what to do, or None.

    Args:
        suffix: the end of its name in lower case, such as `.pdf`.
        start: its first LOOKED_AT bytes.
        size: all its bytes.
    """
    name = suffix.lstrip(".").upper()
    if size == 0:
        return "the file is empty", "put the document itself here, or take the file out"
    if start.startswith(_LFS):
        return f"the file is no {name}, but a pointer to one (Git LFS)", "put the file itself here: git lfs pull"
    if _WEB_PAGE.match(start):
        what = f"the file is no {name}, but a web page, perhaps that of a login"
        return what, "download the document afresh, open it to see that it is right, and put it here"
    if not _is_kind(suffix, start):
        old = start.startswith(_OLD_OFFICE) and suffix in _BEGINS
        hint = (
            "it may be locked by a password or in an older format; save it afresh"
            if old
            else "save it afresh in that format"
        )
        return f"the file is no {name}, whatever its name says", hint
    return None


def _is_kind(suffix: str, start: bytes) -> bool:
    if suffix == ".pdf":
        return b"%PDF-" in start
    if suffix in (".csv", ".txt"):
        return b"\x00" not in start or start.startswith((b"\xff\xfe", b"\xfe\xff"))
    return start.startswith(_BEGINS.get(suffix, (b"",)))
