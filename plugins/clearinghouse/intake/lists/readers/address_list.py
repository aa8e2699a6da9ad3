"""A plain list of addresses with titles, as people keep it in a text file or an e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearinghouse.content.plain_text import clean_text
from clearinghouse.intake.addresses import looks_like_address
from clearinghouse.intake.lists.readers.headings import Known
from clearinghouse.intake.lists.readers.html_tables import RULE, read_markdown_tables
from clearinghouse.intake.lists.rows import MAX_ROWS, Cell, ListFile, Row, Table, too_many
from clearinghouse.intake.text_file import decode_text

_MAX_LINE = 4000
_SAID_BY = re.compile(
    r"^\s*(?:\[?\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? +\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s?(?:[AaPp]\.?[Mm]\.?)?\]?\s*(?:-\s*)?[^:\[\]]{1,40}:\s+|\[[ xX]?\]\s+|[\u2610\u2611\u2612]\s*)"
)
"""Who said it when, in a chat that somebody saved; the box of a list of things to do."""
_BULLET = re.compile(r"^\s*(?:[-*+\u2022\u25cf\u25aa]\s+|\(?\d{1,4}[.)]\s+)+")
_MARKDOWN = re.compile(
    # Nothing here can be read in two ways, so that a line is gone through once.
    r"!?\[(?P<title>[^\[\]]++)\]\(\s*+<?+(?P<url>[^()\s<>]++(?:\([^()\s<>]*+\))?[^()\s<>]*+)>?+[^()]{0,300}+\)"
)
_DEFINED = re.compile(r"^\s{0,3}\[([^\[\]^]{1,200})\]:\s*<?(\S+?)>?(?:\s+[\"'(].*)?\s*$")
_REFERRED = re.compile(r"(?<!!)\[([^\[\]]{1,300})\]\s?\[([^\[\]]{0,200})\]|(?<!!)\[([^\[\]]{1,300})\](?![\[(:])")
_OPENED = re.compile(r"\[[^\[\]]{0,300}$|\[[^\[\]]{1,300}\]\(\s*[^()\s]*\s*$")
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
_PICTURE = "\0"
_POINTER = re.compile(r"^(?:link|here|click here|website|url|pdf|read more|download|source|open)$", re.IGNORECASE)
_ADDRESS = re.compile(
    r"<?((?:[a-z][a-z0-9+.-]{1,15}://?|www\.|doi:\s?10\.|javascript:|mailto:|data:)\S*)", re.IGNORECASE
)
_HTML_LINK = re.compile(
    r"<a\s[^<>]{0,500}?href=[\"']([^\"'<>]{1,2000})[\"'][^<>]{0,500}>([^<>]{1,300})</a>", re.IGNORECASE
)
_LEADS_IN = re.compile(
    r"(?:also |please |just )?(?:(?:see|try|read|watch|visit|open|use|get|i (?:like|love)|here(?:'s| is)?|check out|look at|and)(?: (?:this|here|it|that|this one|this link|more|the link))?|this(?: one| link)?|link|url|(?:click|tap)(?: (?:here|this|this link|on this))?|it)(?: also| too)?",
    re.IGNORECASE,
)
_CLICK = re.compile(r"[:\s\u2013-]+(?:click here|here|link|(?:read|learn|see|find out) more|more)$", re.IGNORECASE)
_BETWEEN = " \t-\u2013\u2014:|,;>\u2192"
_COLUMNS = {0: "title", 1: "url", 2: "notes"}


def read_addresses(name: str, data: bytes, is_heading: Known = lambda text: False) -> ListFile:
    """Return the entries of a list: a title and an address on a line in either order, or one below the other.

    Markdown links are read too. Rows are numbered by the line of their address. Headings (`#`) and lines of signs
    are passed over. Tables of Markdown under headings that are known are read by them.
    """
    text, remark = decode_text(data)
    return read_lines(name, text, remark, is_heading)


def read_lines(name: str, text: str, remark: str = "", is_heading: Known = lambda text: False) -> ListFile:
    """Return the entries of a list that is text already; see `read_addresses`."""
    seen, hidden = _unseen(text)
    tables = read_markdown_tables(seen, is_heading)
    lines = _resolved([line[:_MAX_LINE] for line in seen])
    rows = list(_rows(lines))
    if len(rows) > MAX_ROWS:
        raise too_many("lines")
    passed = tuple(
        f"line {number} is a heading ('{clean_text(line, 80)}')"
        for number, line in enumerate(lines[:5000], 1)
        if _is_heading(line)
    )
    passed += tuple(f"line {number} is a picture" for number, line in enumerate(lines[:5000], 1) if line == _PICTURE)
    passed += tuple(f"line {number} {why}" for number, why in hidden[:5000])
    table = Table(("title", "address", "other words"), rows, unit="line", known=_COLUMNS, passed=passed)
    return ListFile(name, (*tables, *([table] if rows else [])), (remark,) if remark else ())


def _unseen(text: str) -> tuple[list[str], list[tuple[int, str]]]:
    """Return the lines of a text without what a page of Markdown does not show as its own, each with its number.

    These are comments, examples of code and notes below. The number of lines stays the same.
    """
    lines, told = _uncommented(text)
    for first, last in _fenced(lines):
        lines[first : last + 1] = [""] * (last - first + 1)
        told.append((first + 1, "begins an example of code"))
    for place, line in enumerate(lines):
        if _NOTE_BELOW.match(line):
            lines[place] = ""
            told.append((place + 1, "is a note below the text"))
    return lines, sorted(told)


def _uncommented(text: str) -> tuple[list[str], list[tuple[int, str]]]:
    parts, told, place, line = [], list[tuple[int, str]](), 0, 1
    while (begin := text.find("<!--", place)) >= 0 and (end := text.find("-->", begin)) >= 0:
        line += text.count("\n", place, begin)
        told.append((line, "begins a comment"))
        gone = text.count("\n", begin, end)
        parts += [text[place:begin], "\n" * gone]
        line, place = line + gone, end + 3
    return "".join([*parts, text[place:]]).split("\n"), told


def _fenced(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and last lines of examples of code; signs without an end are a rule between parts of a list."""
    opened: tuple[int, str] | None = None
    for place, line in enumerate(lines):
        if not (sign := _FENCE.match(line)):
            continue
        if opened and opened[1] == sign[1]:
            yield opened[0], place
            opened = None
        elif not opened:
            opened = place, sign[1]


_FENCE = re.compile(r"^\s{0,3}(```|~~~)")
_NOTE_BELOW = re.compile(r"^\[\^[^\]\n]{1,40}\]:")


def _resolved(lines: list[str]) -> list[str]:
    """Write links that name their address elsewhere or go over several lines as `[title](address)` on one line.

    Pictures, such as badges, are taken out. The number of lines stays the same.
    """
    known: dict[str, str] = {}
    lines = [_HTML_LINK.sub(r"[\2](\1)", line) for line in lines]
    lines = [re.sub(r"\*\*(\[[^\[\]]{1,300}\])\*\*(?=\()", r"\1", line) for line in lines]
    for place, line in enumerate(lines):
        if RULE.match(line):
            lines[max(place - 1, 0) : place + 1] = [f"# {lines[place - 1].strip('| ')}", ""] if place else [""]
        if defined := _DEFINED.match(line):
            known[clean_text(defined[1]).casefold()] = defined[2]
            lines[place] = ""
    for place, line in enumerate(lines):
        if _OPENED.search(line) and not _MARKDOWN.search(line):
            _join_below(lines, place)
    return [_unpictured(_REFERRED.sub(lambda found: _written_out(found, known), line)) for line in lines]


def _join_below(lines: list[str], place: int) -> None:
    """Bring the rest of a link that goes on below to its first line, if it ends within three."""
    whole = lines[place]
    for number in range(place + 1, min(place + 4, len(lines))):
        if re.match(r"[^\]]*\[", lines[number]):
            return
        whole = f"{whole.rstrip()}{'' if re.search(r'[(/]$', whole.rstrip()) else ' '}{lines[number].strip()}"
        if _MARKDOWN.search(whole):
            lines[place : number + 1] = [whole, *[""] * (number - place)]
            return


def _written_out(found: re.Match[str], known: dict[str, str]) -> str:
    words = found[1] or found[3]
    url = known.get(clean_text(found[2] or words).casefold())
    return f"[{words}]({url})" if url else found[0]


def _unpictured(line: str) -> str:
    bare = _IMAGE.sub("", re.sub(r"\[\s*!\[[^\[\]]*\]\([^()]*\)\s*\]\([^()]*\)", "", line))
    return _PICTURE if bare != line and not _BULLET.sub("", bare).strip() else bare


def _rows(lines: list[str]) -> Iterator[Row]:
    """Yield a row for each address, with the title beside it, else the one on the line above it."""
    waiting: tuple[int, str] | None = None
    for number, line in enumerate(lines, 1):
        words = clean_text(_SAID_BY.sub("", _BULLET.sub("", line)))
        if not words or _is_heading(line) or line == _PICTURE:
            yield from _alone(waiting)
            waiting = None
            continue
        title, url, other = _apart(words)
        if len(listed := _listed(words)) > 1:
            yield from _alone(waiting)
            waiting = None
            yield from (_row(number, title, url, "") for title, url in listed)
        elif not url:
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


def _listed(line: str) -> list[tuple[str, str]]:
    """Return the titles and addresses of a line that lists several; links such as `[PDF](...)` are of the one before."""
    found = [(link["title"], link["url"]) for link in _MARKDOWN.finditer(line)]
    return [one for one in found if not _POINTER.match(one[0].strip()) and "://" in one[1]]


def _alone(waiting: tuple[int, str] | None) -> Iterator[Row]:
    if waiting:
        yield _row(waiting[0], waiting[1], "", "")


def _row(number: int, title: str, url: str, other: str) -> Row:
    struck = ("it is struck through in the list; is it still meant?",) if "~~" in f"{title}{other}" else ()
    bare, said = re.sub(r"~~|^\*\*\[?|\]?\*\*$", "", title), other.replace("~~", "").strip()
    return Row(number, (Cell(bare.strip()), Cell(url), Cell(said)), doubts=struck)


def _apart(line: str) -> tuple[str, str, str]:
    """Return title, address and further words of a line; the address is empty where there is none."""
    if link := _MARKDOWN.search(line):
        before, after = line[: link.start()], line[link.end() :]
        other = f"{before.strip(_BETWEEN)} {after.strip(_BETWEEN)}".strip()
        if _POINTER.match(link["title"].strip()) and other:
            return re.sub(r"^(?:is|are|for|to|leads to|opens)\s+", "", other), link["url"], ""
        return link["title"], link["url"], other
    found = _ADDRESS.search(line)
    if not found:
        return ("", line, "") if "/" in line and looks_like_address(line) else ("", "", "")
    before, after = line[: found.start()], line[found.end() :]
    url = re.sub(r"(?:&gt;)?[>,;.!]*$", "", found[1])
    url = url if url.count("(") >= url.count(")") else url.rstrip(")")
    before = re.sub(r"^\[\^?\w+\]:\s*", "", before.rstrip("(").strip(_BETWEEN)).rstrip(". ")
    before = re.sub(r"^(?:[\"\u201c](.*)[\"\u201d]|\[(.*)\])$", lambda quoted: quoted[1] or quoted[2] or "", before)
    after = after.strip(f"{_BETWEEN}()")
    if _LEADS_IN.fullmatch(before) and after:
        return (
            re.sub(
                r"^(?:(?:too|also|as well|for|to (?:see|read|open|get)|about|on)\b\W*|\W+)",
                "",
                after,
                flags=re.IGNORECASE,
            ).rstrip(". "),
            url,
            "",
        )
    return (_CLICK.sub("", before), url, after) if before else (after, url, "")


def _is_heading(line: str) -> bool:
    return bool(re.match(r"^\s*#{1,6}\s+\S|^\s*[-=_*#~]{3,}\s*$", line)) and "://" not in line
