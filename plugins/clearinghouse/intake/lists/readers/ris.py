"""RIS, as reference managers and libraries export it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import rispy

from clearinghouse.intake.lists.readers.entries import entries_table
from clearinghouse.intake.lists.readers.text_file import decode_text
from clearinghouse.intake.lists.rows import MAX_CELL, MAX_ROWS, Source, too_many

_BEGIN = re.compile(r"^(?=\ufeff?TY  ?- )", re.MULTILINE)
_TYPES = {
    "JOUR": "journal article", "JFULL": "journal article", "EJOUR": "journal article", "MGZN": "magazine article",
    "NEWS": "news article", "BLOG": "blog post", "RPRT": "report", "GOVDOC": "report", "VIDEO": "video", "MPCT": "video",
    "ELEC": "website", "WEB": "website", "STAND": "standards", "UNPB": "working paper", "CPAPER": "research paper",
    "BOOK": "book", "EBOOK": "book", "CHAP": "book chapter", "THES": "dissertation", "SLIDE": "slide deck",
}  # fmt: skip


def read_ris(name: str, data: bytes) -> Source:
    """Return the entries of a RIS file. Each is read by itself, so that a broken one leaves the others whole."""
    text, remark = decode_text(data)
    texts = [part for part in _BEGIN.split(text) if part.strip()]
    if len(texts) > MAX_ROWS:
        raise too_many("entries")
    return Source(name, (entries_table(_rows(texts)),) if texts else (), (remark,) if remark else ())


def _rows(texts: list[str]) -> Iterator[Mapping[str, Any] | str]:
    for text in texts:
        # The library counts on an end for each entry; some programs leave it out.
        whole = "\n".join(line[:MAX_CELL].rstrip() for line in text.strip("\ufeff\n").split("\n"))
        ended = whole if re.search(r"^ER  ?-", whole, re.MULTILINE) else f"{whole}\nER  - "
        try:
            found = rispy.loads(f"{ended}\n")
        except Exception:  # the library names no faults of its own
            found = []
        yield _fields(found[0]) if found else "it is no RIS entry, which begins with 'TY  - ' and ends with 'ER  - '"


def _fields(entry: Mapping[str, Any]) -> dict[str, Any]:
    def first(*names: str) -> Any:
        return next((entry[name] for name in names if entry.get(name)), "")

    journal = first("journal_name", "alternate_title3", "secondary_title", "alternate_title2")
    return {
        "title": first("title", "primary_title"),
        "url": first("urls", "link", "file_attachments1"),
        "doi": first("doi"),
        "authors": first("authors", "first_authors", "secondary_authors"),
        "publisher": first("publisher"),
        "published in": journal,
        "year": first("year", "publication_year"),
        "type": _TYPES.get(str(first("type_of_reference")), str(first("type_of_reference"))),
        "abstract": first("abstract", "notes_abstract"),
        "topics": first("keywords"),
        "notes": first("notes", "research_notes"),
    }
