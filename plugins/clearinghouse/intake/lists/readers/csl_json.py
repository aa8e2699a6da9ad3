"""CSL-JSON, as Zotero and others export it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from clearinghouse.intake.lists.readers.entries import credited, entries_table, split_words, unread_remark
from clearinghouse.intake.lists.rows import MAX_ROWS, BadFile, ListFile, too_many
from clearinghouse.intake.text_file import decode_text

_TYPES = {
    "article-journal": "journal article", "article-magazine": "magazine article", "article-newspaper": "news article",
    "post-weblog": "blog post", "report": "report", "book": "book", "chapter": "book chapter", "webpage": "website",
    "motion_picture": "video", "broadcast": "video", "thesis": "dissertation", "paper-conference": "research paper",
    "manuscript": "working paper", "standard": "standards",
}  # fmt: skip
_READ = frozenset(
    "id type title URL url DOI doi author editor publisher container-title issued abstract keyword note source archive number"
    " citation-key citation-label".split()
)
_WRONG = "this is no CSL-JSON, which is a list of entries; in Zotero choose Export, then the format CSL JSON"


def read_csl_json(name: str, data: bytes) -> ListFile:
    """Return the entries of a CSL-JSON file: a list, a list under `items`, or one entry alone.

    Raises:
        BadFile: it is no such list.
    """
    text, remark = decode_text(data)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise BadFile(_WRONG) from None
    entries = value.get("items", [value] if "title" in value else None) if isinstance(value, dict) else value
    if not isinstance(entries, list):
        raise BadFile(_WRONG)
    if len(entries) > MAX_ROWS:
        raise too_many("entries")
    unread = {key for entry in entries if isinstance(entry, dict) for key in entry.keys() - _READ if entry[key]}
    tables = (entries_table(_rows(entries)),) if entries else ()
    return ListFile(name, tables, tuple(filter(None, (remark, unread_remark(unread)))))


def _rows(entries: list[Any]) -> Iterator[Mapping[str, Any] | str]:
    for entry in entries:
        yield _fields(entry) if isinstance(entry, dict) else "it is no entry with named fields"


def _fields(entry: Mapping[str, Any]) -> dict[str, Any]:
    kind = _text(entry.get("type"))
    return {
        "title": re.sub(r"</?(?:i|b|em|strong|sub|sup|span)\b[^<>]*>", "", _text(entry.get("title"))),
        "url": _text(entry.get("URL") or entry.get("url")),
        "doi": _text(entry.get("DOI") or entry.get("doi")),
        "eric": _text(entry.get("number")) if "ERIC" in str(entry.get("archive") or entry.get("source")) else "",
        "publisher": _text(entry.get("publisher")),
        "published in": _text(entry.get("container-title")),
        "year": _year(entry.get("issued")),
        "type": _TYPES.get(kind, kind),
        "abstract": _text(entry.get("abstract")),
        "topics": split_words(_text(entry.get("keyword"))),
        **credited(_names(entry.get("author")), _names(entry.get("editor")), _text(entry.get("note"))),
    }


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, str)), "")
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _names(value: Any) -> list[str]:
    return [name for one in value if isinstance(one, dict) and (name := _name(one))] if isinstance(value, list) else []


def _name(person: Mapping[str, Any]) -> str:
    parts = ("given", "non-dropping-particle", "dropping-particle", "family", "suffix")
    return _text(person.get("literal") or person.get("name")) or " ".join(
        filter(None, (_text(person.get(part)) for part in parts))
    )


def _year(issued: Any) -> str:
    if not isinstance(issued, dict):
        return _text(issued)
    parts = issued.get("date-parts")
    try:
        return _text(parts[0][0]) if parts else _text(issued.get("raw") or issued.get("literal")).partition("/")[0]
    except (IndexError, KeyError, TypeError):
        return ""
