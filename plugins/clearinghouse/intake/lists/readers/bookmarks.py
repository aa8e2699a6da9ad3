"""Bookmarks, as browsers export them: an HTML file of links in folders."""

from __future__ import annotations

import re
from html import escape

from clearinghouse.content.html import TagReader
from clearinghouse.content.plain_text import clean_line, clean_text
from clearinghouse.intake.lists.readers.headings import Known
from clearinghouse.intake.lists.readers.html_tables import read_tables
from clearinghouse.intake.lists.rows import MAX_CELL, MAX_ROWS, BadFile, Cell, ListFile, Row, Table, too_many
from clearinghouse.intake.private import is_private_heading
from clearinghouse.intake.text_file import decode_text

BOOKMARKS = rb"(?i)<!DOCTYPE NETSCAPE-Bookmark-file"
_APART = frozenset("a h1 h2 h3 dd dt dl hr p li ul ol div td tr table nav body".split())
"""Tags that set words apart; others, such as those of bold words, stand within them."""
_COLUMNS = {0: "title", 1: "url", 2: "summary", 3: "notes"}


_DEEPEST = 20
"""So many folders around a link are told, the innermost: a file that closes none would tell all, with each link."""


class _Links(TagReader):
    """Collects links with their words, what stands below them, and the folders they are in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[list[str]] = []
        self.folders: list[str] = []
        self.passed: list[str] = []
        self._into = ""
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _APART:
            return
        self._end()
        if tag == "a":
            href = dict(attrs).get("href") or ""
            self.found.append(["", href, "", " / ".join(self.folders[-_DEEPEST:])])
            if len(self.found) > MAX_ROWS:
                raise too_many("links")
            self._into = "a"
        elif tag in ("h3", "dd"):
            self._into = tag

    def handle_endtag(self, tag: str) -> None:
        if tag not in _APART:
            return
        self._end()
        if tag == "dl" and self.folders:
            self.folders.pop()

    def handle_data(self, data: str) -> None:
        if self._into:
            self._words.append(data)

    def _end(self) -> None:
        words = clean_line("".join(self._words), MAX_CELL)
        if self._into == "a" and self.found:
            self.found[-1][0] = words
        elif self._into == "dd" and self.found and words:
            self.found[-1][2] = words
        elif self._into == "h3":
            self.folders.append(words)
        self._into, self._words = "", []


def _title(said: str) -> str:
    """Return the title of a page without what browsers and sites set round it; nothing for the title of a fault."""
    bare = _TAIL.sub("", _COUNT.sub("", said)).strip()
    return "" if _FAULT.match(bare) else bare or said


_COUNT = re.compile(r"^\s*\(\d{1,4}\+?\)\s*")
_TAIL = re.compile(
    r"\s+[-\u2013\u2014|\u00b7]\s+(?:YouTube|Vimeo|Google (?:Drive|Docs|Slides|Sheets|Search|Books)|Dropbox|Facebook|LinkedIn|X|Twitter|Medium|Wikipedia|Amazon\.com)\s*$",
    re.IGNORECASE,
)
_OWN_LIFE = re.compile(
    r"\b(?:mom|dad|kids?|family|doctors?|medical|health insurance|bank(?:ing|s)?|tax(?:es)?|recipes?|camps?|job search|jobs|resumes?|shopping|travel|vacation|personal|payroll|benefits|house|car|pets?|wedding|birthday|hobby|hobbies|bills)(?:['\u2019]s)?\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:powerschool|infinite campus|frontline|workday|skyward|payroll|synergy sis)\b|^inbox\b|\b(?:gmail|outlook|yahoo mail)$",
    re.IGNORECASE,
)
_FAULT = re.compile(
    r"^(?:\d{3}\b.{0,40}|(?:error|page|file|site) .{0,15}not found.*|not found|just a moment\W*|access denied|attention required.*|forbidden|sign in.*|log ?in.*|loading\W*|redirecting\W*|untitled"
    r"|new tab|about:blank|are you (?:a )?(?:human|robot)\W*|privacy error|server not found|problem loading page|security check.*)$",
    re.IGNORECASE,
)


def read_bookmarks(name: str, data: bytes, is_heading: Known = lambda text: False) -> ListFile:
    """Return the links of a file of bookmarks, numbered in their order; links that run something are passed over.

    A page with tables whose headings are known is read by them, as a sheet is.

    Raises:
        BadFile: there is no link in it.
    """
    text, remark = decode_text(data)
    if "<td" in text.casefold() and (tables := read_tables(text, is_heading)):
        return ListFile(name, tables, (remark,) if remark else ())
    reader = _Links()
    reader.read(text)
    if not reader.found:
        raise BadFile("there is no link in it")
    rows, passed = [], []
    for number, (title, url, summary, folder) in enumerate(reader.found, 1):
        if url.casefold().startswith(("http:", "https:")):
            # The words are plain here, and signs in them no markup, for which cells of other lists are searched.
            words, about = escape(_title(clean_text(title, MAX_CELL)), quote=False), escape(summary, quote=False)
            cells = (Cell(words), Cell(clean_text(url, 2100)), Cell(about), Cell(folder))
            if _OWN_LIFE.search(folder) or _OFFICE.search(title):
                passed.append(f"link {number} seems to be of somebody's own life or office, and no resource")
            elif is_private_heading(folder):
                passed.append(f"link {number} stands in a folder that says that it is private")
            else:
                rows.append(Row(number, cells))
        else:
            passed.append(f"link {number} leads to no page ('{clean_line(title, 60)}')")
    table = Table(
        ("title", "address", "description", "folder"), rows, unit="link", known=_COLUMNS, passed=tuple(passed)
    )
    return ListFile(name, (table,), (remark,) if remark else ())
