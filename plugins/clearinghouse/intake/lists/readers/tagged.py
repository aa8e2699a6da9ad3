"""Tagged references: RIS, as libraries export it, and the NBIB of ERIC and PubMed; a tag, a hyphen and a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from clearinghouse.intake.lists.readers.entries import credited, entries_table, unread_remark
from clearinghouse.intake.lists.rows import MAX_CELL, MAX_ROWS, ListFile, too_many
from clearinghouse.intake.text_file import decode_text

_RIS_LINE = re.compile(r"^\s?([A-Z][A-Z0-9]) {0,2}- ?(.*)$")
_NBIB_LINE = re.compile(r"^([A-Z]{2,4}) {0,2}- ?(.*)$")
_BETWEEN = ";,| \t\r\n"
_WHOLE = frozenset(["UR", "LK", "L1", "L2", "L3", "L4", "DO", "LID", "AID"])
"""Tags whose values are addresses, which are wrapped in the midst of a word."""
_MAX_VALUES = 500
_TYPES = {
    "JOUR": "journal article", "JFULL": "journal article", "EJOUR": "journal article", "MGZN": "magazine article",
    "NEWS": "news article", "BLOG": "blog post", "RPRT": "report", "GOVDOC": "report", "VIDEO": "video", "MPCT": "video",
    "ELEC": "website", "WEB": "website", "STAND": "standards", "UNPB": "working paper", "CPAPER": "research paper",
    "BOOK": "book", "EBOOK": "book", "CHAP": "book chapter", "THES": "dissertation", "SLIDE": "slide deck",
}  # fmt: skip
_READ = frozenset(
    "TY ER TI T1 CT BT UR LK L1 L2 L3 L4 DO AN ID AU A1 A2 ED A3 PB JO JF T2 JA T3 PY Y1 DA KW AB N2 N1 RN"
    " LID AID OID FAU CN JT TA DP PT OT MH GN PMID OWN".split()
)
_Tags = Mapping[str, Sequence[str]]


def read_ris(name: str, data: bytes) -> ListFile:
    """Return the entries of a RIS file; what stands before the first is no entry and told."""
    text, remark = decode_text(data)
    head, *texts = re.split(r"^(?=\ufeff?[ \t]?TY {0,2}- ?)", text.lstrip("\ufeff"), flags=re.MULTILINE)
    remarks = [remark, "What stands before the first entry was passed over." if head.strip() and texts else ""]
    return _source(name, texts if texts or not head.strip() else [head], _ris, _RIS_LINE, remarks)


def read_nbib(name: str, data: bytes) -> ListFile:
    """Return the entries of an NBIB file, which are set apart by empty lines."""
    text, remark = decode_text(data)
    texts = [part for part in re.split(r"\n\s*\n", text.strip("\ufeff\n")) if part.strip()]
    return _source(name, texts, _nbib, _NBIB_LINE, [remark])


def _source(
    name: str,
    texts: Sequence[str],
    fields: Callable[[_Tags], Mapping[str, Any] | str],
    line: re.Pattern[str],
    remarks: Sequence[str],
) -> ListFile:
    if len(texts) > MAX_ROWS:
        raise too_many("entries")
    tagged = [_tags(text, line) for text in texts]
    unread = {tag for tags in tagged for tag in tags.keys() - _READ if any(tags[tag])}
    table = (entries_table(map(fields, tagged)),) if texts else ()
    return ListFile(name, table, tuple(filter(None, (*remarks, unread_remark(unread)))))


def _tags(text: str, line: re.Pattern[str]) -> dict[str, list[str]]:
    """Return the values of each tag. A line without a tag goes on with the value above it."""
    found: dict[str, list[list[str]]] = {}
    tag = ""
    for row in text.split("\n"):
        if begun := line.match(row):
            tag = begun[1]
            if len(found.setdefault(tag, [])) < _MAX_VALUES:
                found[tag].append([begun[2][:MAX_CELL]])
        elif tag and tag != "ER" and row.strip():
            found[tag][-1].append(row.strip()[:MAX_CELL])
    return {
        tag: [("" if tag in _WHOLE else " ").join(map(str.strip, parts)).strip() for parts in values]
        for tag, values in found.items()
    }


def _first(tags: _Tags, *names: str) -> str:
    return next((value for name in names for value in tags.get(name, ()) if value), "")


def _all(tags: _Tags, *names: str) -> list[str]:
    return [value for name in names for value in tags.get(name, ()) if value]


def _several(tags: _Tags, *names: str) -> list[str]:
    """Return all values of the first of some tags that has any."""
    return next((list(filter(None, tags[name])) for name in names if any(tags.get(name, ()))), [])


def _ris(tags: _Tags) -> Mapping[str, Any] | str:
    if "TY" not in tags or len(tags) < 2:
        return "it is no RIS entry, which begins with 'TY  - ' and ends with 'ER  - '"
    kind = _first(tags, "TY")
    links = list(dict.fromkeys(_apart(_all(tags, "UR", "LK", "L2", "L1"))))
    # Programs also write ways into their own stores here, such as <Go to ISI>://WOS:1.
    links = [link for link in links if re.match(r"https?://|www\.", link)] or links
    return {
        "title": _first(tags, "TI", "T1", "CT", "BT"),
        "url": next(iter(links), ""),
        "open link": links[1:],
        "doi": _first(tags, "DO"),
        "eric": _all(tags, "AN", "ID"),
        "publisher": _first(tags, "PB"),
        "published in": _first(tags, "JO", "JF", "T2", "JA", "T3"),
        "year": _first(tags, "PY", "Y1", "DA"),
        "type": _TYPES.get(kind, kind),
        "topics": _all(tags, "KW"),
        **(abstracts := _abstracts(_all(tags, "AB", "N2"), _first(tags, "N1", "RN"))),
        **credited(_people(tags, "AU", "A1"), _people(tags, "A2", "ED", "A3"), abstracts["notes"]),
    }


def _people(tags: _Tags, *names: str) -> list[str]:
    return [name.strip("{}") for name in _several(tags, *names)]


def _nbib(tags: _Tags) -> Mapping[str, Any] | str:
    if not _first(tags, "TI"):
        return "it is no NBIB entry, which has a title, 'TI  - '"
    found = [value for value in _all(tags, "LID", "AID") if "[pii]" not in value]
    return {
        "title": re.sub(r"(?<=[a-z0-9)])\.$", "", _first(tags, "TI")),
        "url": next((value for value in found if "://" in value), "") or _pubmed(tags),
        "doi": next((value.replace("[doi]", "").strip() for value in found if "[doi]" in value), ""),
        "eric": _all(tags, "OID"),
        "authors": [*_several(tags, "FAU", "AU"), *_all(tags, "CN")],
        "published in": _first(tags, "JT", "TA"),
        "publisher": _first(tags, "PB"),
        "year": _first(tags, "DP"),
        "type": _first(tags, "PT"),
        "topics": _all(tags, "OT", "MH"),
        **_abstracts(_all(tags, "AB"), _first(tags, "GN")),
    }


def _pubmed(tags: _Tags) -> str:
    """Return the address of an entry of PubMed that has no DOI, by its number."""
    number = _first(tags, "PMID")
    doi = any("[doi]" in value for value in _all(tags, "LID", "AID"))
    return f"https://pubmed.ncbi.nlm.nih.gov/{number}/" if number.isdecimal() and not doi else ""


def _apart(values: Sequence[str]) -> Iterator[str]:
    for value in values:
        yield from filter(None, (part.strip(_BETWEEN) for part in re.split(r"[;,|\s](?=https?://)", value)))


def _abstracts(found: Sequence[str], notes: str) -> dict[str, Any]:
    """Keep the first abstract whole; another, mostly in another language, is a note."""
    others = [f"Another abstract: {text}" for text in dict.fromkeys(found[1:]) if text != found[0]]
    return {"abstract": next(iter(found), ""), "notes": "\n".join(filter(None, [notes, *others]))}
