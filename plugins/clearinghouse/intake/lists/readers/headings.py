"""Grids to tables: which row holds the headings, and which rows are entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from clearinghouse.intake.lists.rows import MAX_COLUMNS, MAX_ROWS, Cell, Row, Table, too_many
from clearinghouse.intake.text import elided

_SEARCHED = 25
Known = Callable[[str], bool]


def read_grid(rows: Iterable[Row], is_heading: Known, sheet: str = "", headings: bool = True) -> Table | None:
    """Return the table in a grid of cells, or None where it is empty.

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
    filled = _filled(rows)
    place = _heading_row(filled, is_heading)
    if not filled or (place is None and not headings):
        return None
    if place is None:
        width = max(len(row.cells) for row in filled)
        return Table(tuple(f"column {letters(n)}" for n in range(width)), filled, sheet)
    head = filled[place]
    columns = tuple(elided(cell.text, 80) or f"column {letters(n)}" for n, cell in enumerate(head.cells))
    above = [f"row {row.number} stands above the headings ('{_words(row)}')" for row in filled[:place]]
    entries, repeated = _without_repeats(filled[place + 1 :], head)
    width = max([len(columns), *(len(row.cells) for row in entries)])
    columns += tuple(f"column {letters(n)}" for n in range(len(columns), width))
    return Table(columns, entries, sheet, passed=(*above, *repeated))


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


def _without_repeats(rows: Sequence[Row], head: Row) -> tuple[list[Row], list[str]]:
    """Leave out the headings where they are repeated further down."""
    words = [cell.text.casefold() for cell in head.cells if cell]
    repeated = [row for row in rows if not row.fault and [cell.text.casefold() for cell in row.cells if cell] == words]
    numbers = {row.number for row in repeated}
    said = [f"row {row.number} repeats the headings" for row in repeated]
    return [row for row in rows if row.number not in numbers], said


def _words(row: Row) -> str:
    return elided(" ".join(cell.text for cell in row.cells if cell.text), 60)


def letters(column: int) -> str:
    """Return what a spreadsheet calls a column counted from 0: A, B, ... Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
