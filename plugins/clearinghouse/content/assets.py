"""Files beside the texts, pictures and documents: which are published, and which could harm who opens them."""

from __future__ import annotations

import os
from collections.abc import Iterator

from clearinghouse.content.authors import DOCUMENTS, document_author
from clearinghouse.content.documents import LOOKED_AT, document_fault
from clearinghouse.content.files import SourceFile
from clearinghouse.content.marked_yaml import YamlFault
from clearinghouse.content.pictures import PICTURES, NotAPicture, is_too_large, without_traces
from clearinghouse.content.slug import slugify
from clearinghouse.problems import Mark, Problem

MAX_ASSET = 25 * 1024 * 1024
ASSET_TYPES = frozenset(".pdf .docx .xlsx .pptx .odt .ods .odp .csv .txt .png .jpg .jpeg .webp .gif".split())

_BETTER = {
    **dict.fromkeys((".doc", ".rtf", ".pages"), "save it as .docx or PDF"),
    **dict.fromkeys((".xls", ".numbers"), "save it as .xlsx or .csv"),
    **dict.fromkeys((".ppt", ".key"), "save it as .pptx or PDF"),
    **dict.fromkeys((".heic", ".tif", ".tiff", ".bmp", ".avif"), "save it as JPEG or PNG"),
    ".svg": "save it as PNG",
    **dict.fromkeys((".mp4", ".mov", ".mp3"), "publish it elsewhere and link to it"),
}


def check_asset(file: SourceFile) -> None:
    """Refuse a file that is no text of ours, unless readers may safely open it and it is of a fair size.

    Web pages, scripts, style sheets and SVG pictures can run in the reader's browser as if they were
    part of the site, so they are not served from content.

    Raises:
        YamlFault: the file's type or size is refused.
    """
    _refuse_type(file)
    _refuse_size(file)
    _refuse_broken(file)


def _refuse_type(file: SourceFile) -> None:
    suffix = file.path.suffix.casefold()
    if suffix == ".md" or file.path.name.casefold().endswith(".md.txt"):
        stem = slugify(file.path.name[: file.path.name.casefold().index(".md")]).replace("_", "-").strip("-")
        better = f"{stem or 'a-short-name'}.md"
        message = "the file is meant as a page, but its name does not end in .md"
        raise YamlFault("file-name", Mark(), message, f"rename it to {better}")
    if suffix not in ASSET_TYPES:
        message = f"files that end in '{file.path.suffix or file.path.name}' are not published"
        hint = _BETTER.get(suffix) or f"the types are: {', '.join(sorted(ASSET_TYPES))}"
        raise YamlFault("file-type", Mark(), message, hint)


def _refuse_size(file: SourceFile) -> None:
    if not os.access(file.disk, os.R_OK):
        message = "the file may not be read"
        raise YamlFault("file-unreadable", Mark(), message, "allow reading it, or put a copy in its place")
    if file.disk.stat().st_size > MAX_ASSET:
        message = f"the file is larger than {MAX_ASSET // 1024**2} MB"
        raise YamlFault("file-too-large", Mark(), message, "make it smaller, or link to where it is published")


def _refuse_broken(file: SourceFile) -> None:
    """Refuse what is not what its name says, and a picture that cannot be cleaned of its traces."""
    suffix = file.path.suffix.casefold()
    with open(file.disk, "rb") as stream:
        fault = document_fault(suffix, stream.read(LOOKED_AT), file.disk.stat().st_size)
    if fault:
        raise YamlFault("file-broken", Mark(), *fault)
    if suffix in PICTURES:
        try:
            plain = without_traces(file.disk.read_bytes())
        except NotAPicture as fault:
            hint = "open the picture and save it again as PNG or JPEG"
            raise YamlFault("file-type", Mark(), str(fault), hint) from None
        if is_too_large(plain):
            message = "the picture has so many points that a phone cannot show it"
            raise YamlFault("file-too-large", Mark(), message, "make it smaller: 1,600 points wide is enough")


def authored(file: SourceFile) -> Iterator[Problem]:
    """Yield a warning where a document that check_asset let through tells whoever opens it who made it."""
    suffix = file.path.suffix.casefold()
    if suffix in DOCUMENTS and (name := document_author(suffix, file.disk.read_bytes())):
        message = f"the properties of this document name '{name}' as who made it, and readers can see that"
        hint = (
            "if that is somebody who did not agree to be named, take the name out of the properties and save it again"
        )
        yield Problem(file.path, Mark(), "file-authored", message, hint)
