"""Grids to tables: which row holds the headings, what stands over them, and which rows are entries."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from clearinghouse.content.plain_text import elided
from clearinghouse.intake.lists.readers.side_by_side import side_by_side
from clearinghouse.intake.lists.rows import MAX_COLUMNS, MAX_ROWS, Cell, Row, Table, too_many
from clearinghouse.intake.lists.ticks import are_ticks
from clearinghouse.intake.private import without_contacts
from clearinghouse.intake.telling_words import may_be_in

_SEARCHED = 25
_INSTRUCTED = 4
Known = Callable[[str], bool]
_INSTRUCTS = re.compile(
    r"^(?:please\b|paste|enter\b|type (?:in|the|your)|choose|select|list (?:the|all|one)|describe|write\b|copy\b|pick\b|use the|full (?:title|name)"
    r"|one or two|one sentence|an? (?:short|brief)|required|optional|e\.?\s?g\.?\b|for example|example\b|yes or no|yes/no|drop-?down|format:|must\b|max\b"
    r"|from the (?:list|drop)|\d+[-\u2013]\d+ (?:words|sentences)|name of the|who (?:made|wrote))|\be\.g\.|\bchoose from|from the list|separated by"
    r"|\bas published\b|delete this|do not delete|example row|sample row",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(r"\b(?:example|sample) row\b|\bdelete (?:this|row|me)\b|^e\.?g\.?[ :]|\bEXAMPLE\b")
_CODE = re.compile(r"^#?[A-Za-z]{0,4}[ .-]?\d{1,2}(?:[ .]?[A-Za-z0-9]{1,2})?$")
_SAMPLE = re.compile(
    r"^(?:example|sample|template)(?: row| entry)?\s*[:\u2013\u2014-]|\byour[-_ ]?(?:link|url|page|resource|site|title|name|organi[sz]ation)\b|^(?:the )?(?:full )?(?:name|title) of (?:the |your |a )?\w+$"
    r"|^(?:publisher|author|organi[sz]ation|resource|link|short)(?:'s)? (?:name|title|here|goes here|description)$|^(?:lorem ipsum|type here|https?://(?:www\.)?(?:link|url|address)\b)",
    re.IGNORECASE,
)
_SAMPLE_WORDS = (
    "example|sample|template|your|name| title|title of| here| description|lorem|://link|://url|://address|www.link|www.url|www.address"
).split("|")
_ASIDE = re.compile(
    r"^(?:[*\u2020\u2021]+\s*(?:=|[A-Za-z])|(?:notes?|legend|key|sources?|badges?|colou?rs?|questions|contact|reminder|instructions?)\s*[:=?]|last (?:updated|edited|changed)|updated|as of\b|prepared by|compiled by|end of list)",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"^(?:(?:grand|sub)[ -]?)?(?:totals?|sum|count|average|mean)\b(?: (?:number|count|of|resources?|items?|rows?|links?)\b.*)?\W*$",
    re.IGNORECASE,
)


def read_grids(rows: Iterable[Row], is_heading: Known, sheet: str = "", headings: bool = True) -> tuple[Table, ...]:
    """Return the tables in a grid of cells, one for each set of headings in it.

    The heading row is the one of the first few that holds the most words known as headings; where none holds any,
    all rows are entries and the columns are called A, B and so on, as a spreadsheet does.

    Args:
        rows: every row of the grid with its number; blank ones are passed over.
        is_heading: whether a cell's text is known as a heading.
        sheet: the name of the sheet.
        headings: False to take no table that has no heading row.

    Raises:
        BadFile: there are too many rows.
    """
    parts = _parted(_filled(rows), is_heading)
    found = [_table_of(one, is_heading, sheet, headings) for part in parts for one in _beside(part, is_heading)]
    return tuple(table for table in found if table)


def _beside(rows: list[Row], is_heading: Known) -> list[list[Row]]:
    place = _heading_row(rows, is_heading)
    return (
        [rows]
        if place is None
        else [
            [row for row in one if row.fault or any(row.cells)] for one in side_by_side(rows, rows[place], is_heading)
        ]
    )


def _parted(filled: list[Row], is_heading: Known) -> Iterator[list[Row]]:
    """Yield the rows of each list in a sheet, where several stand one below the other under headings of their own.

    Such headings stand below an empty row or a title, for words such as `Notes` are also those of entries.
    """
    begun, words = 0, list[str]()
    for place, row in enumerate(filled):
        above = filled[place - 1] if place and filled[place - 1].number == row.number - 1 else Row(0)
        if sum(map(bool, above.cells)) > 1 or not _is_all_headings(row, is_heading):
            continue
        own = [cell.text.casefold() for cell in row.cells]
        if words and own != words:
            # A single cell above the headings is the title of what follows.
            first = place - 1 if sum(map(bool, filled[place - 1].cells)) == 1 else place
            yield filled[begun:first]
            begun = first
        words = own
    yield filled[begun:]


def _is_all_headings(row: Row, is_heading: Known) -> bool:
    cells = [cell for cell in row.cells if cell]
    return len(cells) > 1 and all(len(cell.text) <= 30 and is_heading(cell.text) for cell in cells)


def _table_of(filled: Sequence[Row], is_heading: Known, sheet: str, headings: bool) -> Table | None:
    place = _heading_row(filled, is_heading)
    if not filled or (place is None and not headings):
        return None
    if place is None:
        width = max(len(row.cells) for row in filled)
        return Table(tuple(f"column {letters(n)}" for n in range(width)), filled, sheet)
    return _table(filled, place, is_heading, sheet)


def _table(filled: Sequence[Row], place: int, is_heading: Known, sheet: str) -> Table:
    head, below = filled[place], filled[place + 1 :]
    over = filled[place - 1] if place and filled[place - 1].number == head.number - 1 else Row(0)
    head = Row(head.number, tuple(_lent(_at(head, n), _at(over, n), is_heading) for n in range(len(head.cells))))
    if below and _is_second_heading(head, below[0], is_heading):
        over, head, below = head, _joined(head, below[0]), below[1:]
    low = [f"row {row.number} goes on with the headings ('{_words(row)}')" for row in below[:1] if _is_third_heading(over, head, row)]  # fmt: skip
    below = below[len(low) :]
    columns = tuple(elided(cell.text, 80) or f"column {letters(n)}" for n, cell in enumerate(head.cells))
    above = [f"row {row.number} stands above the headings ('{_words(row)}')" for row in filled[:place]]
    entries, passed = _entries(below, head)
    width = max([len(columns), *(len(row.cells) for row in entries)])
    columns += tuple(f"column {letters(n)}" for n in range(len(columns), width))
    return Table(columns, entries, sheet, passed=(*above, *low, *passed), groups=tuple(_carried(over, width)))


def _filled(rows: Iterable[Row]) -> list[Row]:
    found: list[Row] = []
    for row in rows:
        if row.fault or any(row.cells[:MAX_COLUMNS]):
            found.append(row)
        if len(found) > MAX_ROWS + _SEARCHED:
            raise too_many()
    return found


def _heading_row(rows: Sequence[Row], is_heading: Known) -> int | None:
    counts = [sum(_is_short(cell) and is_heading(cell.text) for cell in row.cells) for row in rows[:_SEARCHED]]
    most = max(counts, default=0)
    # One known word alone may be chance, unless the row holds little else.
    likely = [n for n, count in enumerate(counts) if count == most and (count > 1 or _few(rows[n]))]
    return likely[0] if most and likely else None


def _is_short(cell: Cell) -> bool:
    return 0 < len(cell.text) <= 80 and "://" not in cell.text


def _few(row: Row) -> bool:
    return sum(map(bool, row.cells)) <= 3 and all(_is_short(cell) for cell in row.cells if cell)


def _is_second_heading(head: Row, row: Row, is_heading: Known) -> bool:
    """True where a row goes on with the headings: it fills gaps beside a heading that stands over several columns.

    Under the other headings nothing stands in it, or the same words, where two cells are merged into one.
    """
    pairs = [(head.cells[n].text if n < len(head.cells) else "", cell.text) for n, cell in enumerate(row.cells) if cell]
    gaps = [text for over, text in pairs if not over]
    if row.number != head.number + 1 or not pairs or not all(_is_short(cell) for cell in row.cells if cell):
        return False
    codes = [n for n, cell in enumerate(row.cells) if cell]
    if all(_CODE.match(row.cells[n].text) and n > 1 and _at(head, n) for n in codes) and not any(row.cells[:2]):
        return True
    spans = {n for n, cell in enumerate(head.cells) if not cell} | {
        n - 1 for n in range(1, len(row.cells)) if n >= len(head.cells) or not head.cells[n]
    }
    return bool(gaps) and all(
        not cell
        or n in spans
        or n >= len(head.cells)
        or cell.text == head.cells[n].text
        or (n > 1 and _CODE.match(cell.text))
        for n, cell in enumerate(row.cells)
    )


def _lent(cell: Cell, above: Cell, is_heading: Known) -> Cell:
    """Return a heading; where it is empty, the one that stands above it in a row of its own."""
    return above if not cell and above and is_heading(above.text) else cell


def _is_third_heading(over: Row, head: Row, row: Row) -> bool:
    """True where a row below two of headings says more of the columns that the second one named, and of no other."""
    high = {n for n, cell in enumerate(head.cells) if cell and cell.text == _at(over, n).text}
    more = [n for n, cell in enumerate(row.cells) if cell and not (n in high and cell.text == _at(head, n).text)]
    texts = [row.cells[n].text for n in more]
    apart = bool(high) and len(more) > 1 and not high & {*more}
    return (
        apart and row.number == head.number + 1 and not are_ticks(texts) and all(_is_short(row.cells[n]) for n in more)
    )


def _joined(head: Row, second: Row) -> Row:
    width = max(len(head.cells), len(second.cells))
    pairs = [(_at(head, n), _at(second, n)) for n in range(width)]
    return Row(second.number, tuple(low if low else high for high, low in pairs))


def _at(row: Row, place: int) -> Cell:
    return row.cells[place] if place < len(row.cells) else Cell()


def _carried(over: Row, width: int) -> Iterator[str]:
    """Yield for each column what stands over it: the words of a cell hold until the next one."""
    words = ""
    for place in range(width):
        words = _at(over, place).text or words
        yield elided(words, 80)


def _entries(rows: Sequence[Row], head: Row) -> tuple[list[Row], list[str]]:
    """Leave out what is no entry: headings that are repeated, instructions and examples, totals, titles of sections."""
    words = [cell.text.casefold() for cell in head.cells]
    kept: list[Row] = []
    passed: list[str] = []
    for place, row in enumerate(rows):
        why = "" if row.fault else _no_entry(row, words, place)
        if why:
            passed.append(f"row {row.number} {why}")
        else:
            kept.append(row)
    return kept, passed


def _no_entry(row: Row, head: Sequence[str], place: int) -> str:
    cells = [cell for cell in row.cells if cell]
    pairs = ((cell.text.casefold(), head[n] if n < len(head) else "") for n, cell in enumerate(row.cells) if cell)
    if all(text == over for text, over in pairs) and (len(cells) > 1 or len(list(filter(None, head))) == 1):
        return "repeats the headings"
    said = _told(cells) if place < _INSTRUCTED else ""
    if may_be_in("\n".join([cell.text for cell in cells]).casefold(), _SAMPLE_WORDS) and (
        sum(bool(_SAMPLE.search(cell.text)) for cell in cells) > 1
    ):
        said = "is an example"
    if not said and not any(cell.link or "://" in cell.text or "www." in cell.text for cell in cells):
        said = _about_others(cells)
    return f"{said} ('{_words(row)}')" if said else ""


def _told(cells: Sequence[Cell]) -> str:
    """Tell rows below the headings that say how to fill in the list, or show it."""
    if sum(bool(_INSTRUCTS.search(cell.text)) for cell in cells) < 2:
        return ""
    return "is an example" if any(_EXAMPLE.search(cell.text) for cell in cells) else "tells how to fill in the list"


def _about_others(cells: Sequence[Cell]) -> str:
    """Tell rows without an address that sum up others, or stand over them."""
    first = cells[0].text
    if _TOTAL.match(first) and all(len(cell.text) <= 40 for cell in cells[1:]):
        return "is a total"
    if len(cells) == 1 and _ASIDE.match(first):
        return "is a remark about the list"
    shouts = len(first) <= 60 and (first.isupper() or first.endswith(":")) and any(c.isalpha() for c in first)
    return "heads a section" if len(cells) == 1 and shouts else ""


def _words(row: Row) -> str:
    return elided(without_contacts(" ".join(cell.text for cell in row.cells if cell.text)[:500]), 60)


def letters(column: int) -> str:
    """Return what a spreadsheet calls a column counted from 0: A, B, ... Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
