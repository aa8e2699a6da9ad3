"""A plain list of addresses with titles, as people keep it in a text file or an e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearinghouse.content.plain_text import clean_text
from clearinghouse.intake.lists.readers.text_file import decode_text
from clearinghouse.intake.lists.rows import MAX_ROWS, Cell, Row, Source, Table, too_many

_MAX_LINE = 4000
_BULLET = re.compile(r"^\s*(?:[-*+\u2022\u25cf\u25aa]\s+|\(?\d{1,4}[.)]\s+)+")
_MARKDOWN = re.compile(
    # Nothing here can be read in two ways, so that a line is gone through once.
    r"!?\[(?P<title>[^\[\]]++)\]\(\s*+<?+(?P<url>[^()\s<>]++(?:\([^()\s<>]*+\))?+[^()\s<>]*+)>?+[^()]{0,300}+\)"
)
_ADDRESS = re.compile(
    r"<?((?:[a-z][a-z0-9+.-]{1,15}://?|www\.|doi:\s?10\.|javascript:|mailto:|data:)\S*)", re.IGNORECASE
)
_BETWEEN = " \t-\u2013\u2014:|,;>\u2192"
_COLUMNS = {0: "title", 1: "url", 2: "notes"}


def read_addresses(name: str, data: bytes) -> Source:
    """Return the entries of a list: a title and an address on a line in either order, or one below the other.

    Markdown links are read too. Rows are numbered by the line of their address. Headings (`#`) and lines of signs
    are passed over.
    """
    text, remark = decode_text(data)
    lines = [line[:_MAX_LINE] for line in text.split("\n")]
    rows = list(_rows(lines))
    if len(rows) > MAX_ROWS:
        raise too_many("lines")
    passed = tuple(
        f"line {number} is a heading ('{clean_text(line, 80)}')"
        for number, line in enumerate(lines[:5000], 1)
        if _is_heading(line)
    )
    table = Table(("title", "address", "other words"), rows, unit="line", known=_COLUMNS, passed=passed)
    return Source(name, (table,) if rows else (), (remark,) if remark else ())


def _rows(lines: list[str]) -> Iterator[Row]:
    """Yield a row for each address, with the title beside it, else the one on the line above it."""
    waiting: tuple[int, str] | None = None
    for number, line in enumerate(lines, 1):
        words = clean_text(_BULLET.sub("", line))
        if not words or _is_heading(line):
            yield from _alone(waiting)
            waiting = None
            continue
        title, url, other = _apart(words)
        if not url:
            yield from _alone(waiting)
            waiting = number, words
        elif title or not waiting:
            yield from _alone(waiting)
            waiting = None
            yield _row(number, title, url, other)
        else:
            yield _row(number, waiting[1], url, other)
            waiting = None
    yield from _alone(waiting)


def _alone(waiting: tuple[int, str] | None) -> Iterator[Row]:
    if waiting:
        yield _row(waiting[0], waiting[1], "", "")


def _row(number: int, title: str, url: str, other: str) -> Row:
    return Row(number, (Cell(title), Cell(url), Cell(other)))


def _apart(line: str) -> tuple[str, str, str]:
    """Return title, address and further words of a line; the address is empty where there is none."""
    if link := _MARKDOWN.search(line):
        before, after = line[: link.start()], line[link.end() :]
        other = f"{before.strip(_BETWEEN)} {after.strip(_BETWEEN)}".strip()
        return link["title"], link["url"], other
    found = _ADDRESS.search(line)
    if not found:
        return "", "", ""
    before, after = line[: found.start()], line[found.end() :]
    url = re.sub(r"(?:&gt;)?[>,;.!]*$", "", found[1])
    url = url if url.count("(") >= url.count(")") else url.rstrip(")")
    before = before.rstrip("(").strip(_BETWEEN)
    after = after.strip(f"{_BETWEEN}()")
    return (before, url, after) if before else (after, url, "")


def _is_heading(line: str) -> bool:
    return bool(re.match(r"^\s*#{1,6}\s+\S|^\s*[-=_*#~]{3,}\s*$", line)) and "://" not in line
