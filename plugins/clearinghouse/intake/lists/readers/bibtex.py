"""BibTeX, as reference managers export it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from pybtex import errors
from pybtex.bibtex.utils import split_name_list
from pybtex.database import Person
from pybtex.database.input.bibtex import LowLevelParser, month_names
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text
from pybtex.utils import CaseInsensitiveDict

from clearinghouse.content.plain_text import elided
from clearinghouse.intake.lists.readers.entries import credited, entries_table, split_words, unread_remark
from clearinghouse.intake.lists.rows import MAX_CELL, MAX_ROWS, BadFile, ListFile, too_many
from clearinghouse.intake.text_file import decode_text

_BEGIN = re.compile(r"@[ \t]*+(\w++)\s*+([{(])")
_BEGIN_LINE = re.compile(r"^[ \t]*+@[ \t]*+\w++\s*+[{(]\s*+[^\s,={}]*+\s*+,", re.MULTILINE)
_BRACES = re.compile(r"[{}]")
_MAX_ENTRY = 200_000
_MAX_BRACES = 2_000
_MAX_EXPANDED = 5_000_000
_NAMED = re.compile(r"\btitle\s*=\s*[{\"]+([^{}\"\n]{2,80})", re.IGNORECASE)
_KEYED = re.compile(r"@\s*\w+\s*[{(]\s*([^\s,={}]{1,80})")
_MARKUP = re.compile(
    r"\\(?:text(?:it|bf|sc|tt|rm|sf|sl|up|md|normal|superscript|subscript)|emph|enquote\*?|mkbib\w+|uline|underline|mbox|text|foreignlanguage\{\w+\}"
    r"|nocase|MakeUppercase)\s*\{([^{}]*)\}"
)
_SIGNS = {
    "textquoteright": "\u2019", "textquoteleft": "\u2018", "textquotedblleft": "\u201c", "textquotedblright": "\u201d", "textendash": "\u2013",
    "textemdash": "\u2014", "textellipsis": "\u2026", "ldots": "\u2026", "dots": "\u2026", "textasciitilde": "~", "textunderscore": "_",
    "textbackslash": "\\", "textregistered": "\u00ae", "texttrademark": "\u2122", "textcopyright": "\u00a9", "textdegree": "\u00b0",
    "textbar": "|", "textgreater": ">", "textless": "<", "guillemotleft": "\u00ab", "guillemotright": "\u00bb",
}  # fmt: skip
_SIGN = re.compile(rf"\{{?\\({'|'.join(sorted(_SIGNS, key=len, reverse=True))})(?![A-Za-z])(?:\s*\{{\}}|\s*)\}}?")
_TYPES = {
    "article": "journal article", "techreport": "report", "report": "report", "book": "book", "online": "website",
    "electronic": "website", "www": "website", "video": "video", "inbook": "book chapter", "incollection": "book chapter",
    "inproceedings": "research paper", "conference": "research paper", "manual": "manual", "unpublished": "working paper",
}  # fmt: skip
_JOINED = {"keywords": "; ", "author": " and ", "editor": " and "}
_INHERITED = ("year", "date", "publisher", "institution", "organization", "booktitle", "journal")


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
    """The abbreviations of a file, which may hold one another: bounded before they are put together."""

    def __init__(self, expansion: _Expansion) -> None:
        super().__init__(month_names)
        self._expansion = expansion

    def __getitem__(self, name: str) -> str:
        return self._expansion.add(str(super().__getitem__(name)))


@dataclass(frozen=True)
class _Entry:
    """An entry as it is written: the first value of each field, and the fields that are written twice."""

    type: str
    key: str
    fields: Mapping[str, str]
    twice: tuple[str, ...] = ()


def read_bibtex(name: str, data: bytes) -> ListFile:
    """Return the entries of a BibTeX file. Each is read by itself, so that a broken one leaves the others whole.

    Raises:
        BadFile: it has too many entries, or its abbreviations grow beyond all bounds.
    """
    text, remark = decode_text(data)
    parts = list(_parts(text))
    macros = _macros(part for type, part in parts if type == "string")
    entries = [part for type, part in parts if type not in ("string", "comment", "preamble")]
    unread: set[str] = set()
    tables = (entries_table(_rows(entries, macros, unread)),) if entries else ()
    return ListFile(name, tables, tuple(filter(None, (remark, unread_remark(unread)))))


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Yield the type and the text of every entry: an `@` inside braces begins none.

    Where the braces of an entry never close, or close behind others, the next line that begins like an entry ends it.
    Where as much as twenty entries may hold was looked through for that, all that follow end so: a file of ten thousand
    would be looked through as often.
    """
    count, place = 0, 0
    looked = 20 * _MAX_ENTRY
    lines = _BEGIN_LINE.finditer(text)
    following = next(lines, None)
    while found := _BEGIN.search(text, place):
        while following and following.start() < found.end():
            following = next(lines, None)
        after = following.start() if following else len(text)
        end = _end(text, found.end() - 1) if found[2] == "{" and looked > 0 else after
        if end is None or (following and following.start() < end and not _is_whole(text[found.start() : end])):
            looked -= _MAX_ENTRY if end is None else end - found.start()
            end = after
        count += 1
        if count > 2 * MAX_ROWS:
            raise too_many("entries")
        yield found[1].casefold(), text[found.start() : end]
        place = end


def _is_whole(entry: str) -> bool:
    """True for an entry that swallowed no other: its braces close at its own end."""
    bare = entry.rstrip()
    inner = bare[:-1].rstrip()
    value = inner.removesuffix(",").rstrip()
    ends = bare.endswith("}") and (inner.endswith("}") or value.endswith(('"', "_")) or value[-1:].isalnum())
    return ends and entry.count("{") == entry.count("}")


def _end(text: str, place: int) -> int | None:
    """Return the place behind the brace that closes the one at a place."""
    depth = 0
    for brace in _BRACES.finditer(text, place, place + _MAX_ENTRY):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end()
    return None


def _macros(texts: Iterable[str]) -> _Macros:
    """Return the abbreviations of a file, read once for all its entries; what is no whole one is passed over."""
    macros = _Macros(_Expansion())
    left = MAX_CELL
    for text in texts:
        left -= len(text)
        if left < 0:
            break
        with errors.capture(), suppress(PybtexError, ValueError, RecursionError):
            list(LowLevelParser(text, macros=macros))
    return macros


def _rows(texts: list[str], macros: _Macros, unread: set[str]) -> Iterator[Mapping[str, Any] | str]:
    if len(texts) > MAX_ROWS:
        raise too_many("entries")
    entries = [_entry(text, macros) for text in texts]
    unread.update(name for entry in entries if isinstance(entry, _Entry) for name in entry.fields.keys() - _READ)
    by_key = {entry.key.casefold(): entry for entry in entries if isinstance(entry, _Entry)}
    for entry in entries:
        yield entry if isinstance(entry, str) else _fields(_with_parent(entry, by_key), entry.twice)


def _entry(text: str, macros: _Macros) -> _Entry | str:
    if len(text) > _MAX_ENTRY or text.count("{") > _MAX_BRACES:
        return "it is too large for a BibTeX entry"
    with errors.capture() as faults:
        try:
            commands = list(LowLevelParser(text, macros=macros))
        except (PybtexError, ValueError, RecursionError):
            return _broken(text)
    command: tuple[str, tuple[Any, ...]] = commands[-1] if commands else ("", ())
    type, body = command
    if faults or len(body) != 2 or not isinstance(body[1], list) or type.casefold() == "string":
        return _broken(text)
    found: dict[str, str] = {}
    twice: dict[str, None] = {}
    for name, value in body[1]:
        said, known = " ".join("".join(value).split()), found.get(name.casefold())
        if known is None:
            found[name.casefold()] = said
        elif name.casefold() in _JOINED:
            found[name.casefold()] = f"{known}{_JOINED[name.casefold()]}{said}"
        if known is not None:
            twice[name.casefold()] = None
    return _Entry(type.casefold(), str(body[0] or ""), found, tuple(twice))


def _broken(text: str) -> str:
    """Return what is wrong with an entry that cannot be read, with its title or key, by which people find it."""
    named = _NAMED.search(text) or _KEYED.match(text.lstrip())
    said = f" ('{elided(named[1].strip())}')" if named else ""
    return f"it is no whole BibTeX entry{said}; look for a brace or a comma that is missing"


def _with_parent(entry: _Entry, by_key: Mapping[str, _Entry]) -> _Entry:
    """Return an entry with what it takes from the one it names under `crossref`."""
    parent = by_key.get(entry.fields.get("crossref", "").casefold())
    if parent is None or parent is entry:
        return entry
    taken = {name: parent.fields[name] for name in _INHERITED if name in parent.fields}
    return _Entry(entry.type, entry.key, {"booktitle": parent.fields.get("title", ""), **taken, **entry.fields})


def _fields(entry: _Entry, twice: tuple[str, ...]) -> dict[str, Any]:
    return {
        "title": _title(entry),
        "url": next(filter(None, (_address(entry.fields.get(name, "")) for name in _WITH_ADDRESS)), ""),
        "doi": _untexed(entry.fields.get("doi", "")),
        "publisher": _first(entry, "publisher", "institution", "organization", "school"),
        "published in": _first(entry, "journal", "journaltitle", "booktitle"),
        "year": _year(entry),
        "type": _TYPES.get(entry.type, ""),
        "abstract": _first(entry, "abstract"),
        "topics": split_words(_first(entry, "keywords")),
        **(credit := credited(_names(entry, "author"), _names(entry, "editor"), _first(entry, "note", "annote"))),
        "doubts": credit["doubts"]
        + [
            f"the field '{elided(name, 30)}' stands twice in it; {'both were' if name in _JOINED else 'the first was'} taken"
            for name in twice
        ],
    }


def _names(entry: _Entry, field: str) -> list[str]:
    return [_name(name) for name in split_name_list(entry.fields.get(field, ""))]


_READ = frozenset(
    "title subtitle url howpublished note annote link eprint doi author editor publisher institution organization school journal journaltitle"
    " booktitle year date abstract keywords crossref month".split()
)
_WITH_ADDRESS = ("url", "howpublished", "note", "annote", "link", "eprint")


def _first(entry: _Entry, *names: str) -> str:
    """Return the first of some fields that says anything, without its TeX."""
    return next((_plain(entry.fields[name]) for name in names if entry.fields.get(name)), "")


def _title(entry: _Entry) -> str:
    title, subtitle = _first(entry, "title"), _first(entry, "subtitle")
    return f"{title}: {subtitle}" if subtitle and subtitle.casefold() not in title.casefold() else title


def _year(entry: _Entry) -> str:
    year = _first(entry, "year") or _first(entry, "date")
    dated = re.match(r"\s*(\d{4})(?:-\d\d)?(?:-\d\d)?(?:/|\s*$|-)", year)
    return dated[1] if dated and re.match(r"\d{4}-\d\d", year) else year


def _plain(value: str) -> str:
    """Return a value without its TeX: accents as letters, markup and protecting braces gone."""
    value = value[:MAX_CELL]
    for _ in range(4):
        value = _MARKUP.sub(r"\1", value)
    value = re.sub(r"\{\\([ij])\}|\\([ij])(?![A-Za-z])", r"\1\2", value).replace("\\$", "$")
    value = _SIGN.sub(lambda found: _SIGNS[found[1]], re.sub(r"\\url\s*\{([^{}]*)\}", r"\1", value))
    value = value.replace("``", "\u201c").replace("''", "\u201d")
    try:
        return str(Text.from_latex(value))
    except (PybtexError, ValueError, RecursionError):
        return value


def _untexed(value: str) -> str:
    r"""Return an address or a DOI as it is meant: `{\_}`, `\_` and `{~}` are single signs, whatever their backslashes."""
    value = re.sub(r"\$\\sim\$", "~", _SIGN.sub(lambda found: _SIGNS[found[1]], value[:MAX_CELL]))
    return re.sub(r"[{}]", "", re.sub(r"\\+([_%&#~$^])", r"\1", value)).strip()


def _address(value: str) -> str:
    """Return the web address in a value, or nothing."""
    linked = re.search(r"\\(?:url|href)\s*\{((?:[^{}]|\{[^{}]*\})*)\}", value)
    bare = _untexed(linked[1] if linked else value)
    found = re.search(r"(?:https?://|www\.)\S+", bare)
    return found[0].rstrip(".,;") if found else ""


def _name(text: str) -> str:
    """Return a name as `First Last`; what BibTeX would mix, such as names set apart by semicolons, stays as it is."""
    parts = [part.strip() for part in _plain(text).split(",")]
    suffixed = len(parts) == 3 and re.fullmatch(r"(?:jr|sr|i{1,3}|iv)\.?", parts[1], re.IGNORECASE)
    if ";" in text or (len(parts) > 2 and not suffixed):
        return _plain(text)
    try:
        person = Person(text)
    except (PybtexError, ValueError):
        return _plain(text)
    all_names = (person.first_names, person.middle_names, person.prelast_names, person.last_names, person.lineage_names)
    return " ".join(_plain(part) for names in all_names for part in names)
