"""BibTeX, as reference managers export it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pybtex import errors
from pybtex.database import Entry, Person
from pybtex.database.input.bibtex import Parser, month_names
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text
from pybtex.utils import CaseInsensitiveDict

from clearinghouse.intake.lists.readers.entries import entries_table
from clearinghouse.intake.lists.readers.text_file import decode_text
from clearinghouse.intake.lists.rows import MAX_CELL, MAX_ROWS, BadFile, Source, too_many

_BEGIN = re.compile(r"^[ \t]*(?=@)", re.MULTILINE)
_MACRO = re.compile(r"@string\s*[{(]", re.IGNORECASE)
_NO_ENTRY = re.compile(r"@(?:comment|preamble)\b", re.IGNORECASE)
_MAX_ENTRY = 200_000
_MAX_BRACES = 200
_MAX_EXPANDED = 5_000_000
_TYPES = {
    "article": "journal article", "techreport": "report", "report": "report", "book": "book", "online": "website",
    "electronic": "website", "www": "website", "video": "video", "inbook": "book chapter", "incollection": "book chapter",
    "inproceedings": "research paper", "conference": "research paper", "manual": "manual", "unpublished": "working paper",
}  # fmt: skip


@dataclass
class _Expansion:
    """How many characters the abbreviations of a file came to so far."""

    size: int = 0

    def add(self, text: str) -> str:
        self.size += len(text) + 1
        if self.size > _MAX_EXPANDED:
            raise BadFile(
                f"its abbreviations (@string) stand for more than {_MAX_EXPANDED:,} characters; write the words out"
            )
        return text


class _Macros(CaseInsensitiveDict):  # type: ignore[misc]  # pybtex has no types
    """The abbreviations of one entry, which may hold one another: bounded before they are put together."""

    def __init__(self, expansion: _Expansion) -> None:
        super().__init__(month_names)
        self._expansion = expansion

    def __getitem__(self, name: str) -> str:
        return self._expansion.add(str(super().__getitem__(name)))


def read_bibtex(name: str, data: bytes) -> Source:
    """Return the entries of a BibTeX file. Each is read by itself, so that a broken one leaves the others whole.

    Raises:
        BadFile: it has too many entries, or its abbreviations grow beyond all bounds.
    """
    text, remark = decode_text(data)
    parts = [part for part in _BEGIN.split(text) if part.startswith("@") and not _NO_ENTRY.match(part)]
    macros = "\n".join(part[:MAX_CELL] for part in parts if _MACRO.match(part))[:MAX_CELL]
    entries = [part for part in parts if not _MACRO.match(part)]
    if len(entries) > MAX_ROWS:
        raise too_many("entries")
    return Source(name, (entries_table(_rows(entries, macros)),) if entries else (), (remark,) if remark else ())


def _rows(entries: list[str], macros: str) -> Iterator[Mapping[str, Any] | str]:
    expansion = _Expansion()
    for text in entries:
        yield _row(text, macros, expansion)


def _row(text: str, macros: str, expansion: _Expansion) -> Mapping[str, Any] | str:
    broken = "it is no whole BibTeX entry; look for a brace or a comma that is missing"
    if len(text) > _MAX_ENTRY or text.count("{") > _MAX_BRACES:
        return "it is too large for a BibTeX entry"
    with errors.capture() as faults:
        try:
            parser = Parser()
            parser.macros = _Macros(expansion)
            found = parser.parse_string(f"{macros}\n{text}").entries
        except (PybtexError, ValueError, RecursionError):
            return broken
    entry = next(iter(found.values()), None)
    return _fields(entry) if entry is not None and not faults else broken


def _fields(entry: Entry) -> dict[str, Any]:
    def first(*names: str) -> str:
        return next((_plain(entry.fields[name]) for name in names if entry.fields.get(name)), "")

    people = entry.persons.get("author") or entry.persons.get("editor") or []
    return {
        "title": first("title"),
        "url": _address(str(entry.fields.get("url", "")) or str(entry.fields.get("howpublished", ""))),
        "doi": str(entry.fields.get("doi", "")),
        "authors": [_name(person) for person in people],
        "publisher": first("publisher", "institution", "organization", "school"),
        "published in": first("journal", "journaltitle", "booktitle"),
        "year": first("year", "date"),
        "type": _TYPES.get(entry.type.casefold(), ""),
        "abstract": first("abstract"),
        "topics": first("keywords"),
        "notes": first("note", "annote"),
    }


def _plain(value: str) -> str:
    """Return a value without its TeX: accents as letters, protecting braces gone."""
    try:
        return str(Text.from_latex(value[:MAX_CELL]))
    except (PybtexError, ValueError, RecursionError):
        return value


def _address(value: str) -> str:
    bare = re.sub(r"\\url\{([^{}]*)\}", r"\1", value).strip().strip("{}")
    return re.sub(r"\\([_%&#~])", r"\1", bare) if "://" in bare or bare.startswith("www.") else ""


def _name(person: Person) -> str:
    parts = (person.first_names, person.middle_names, person.prelast_names, person.last_names, person.lineage_names)
    return " ".join(_plain(part) for names in parts for part in names)
