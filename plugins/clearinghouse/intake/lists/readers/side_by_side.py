"""Lists that stand side by side on one sheet, each under headings of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from clearinghouse.intake.lists.rows import Cell, Row

_FEWEST = 2


def side_by_side(rows: Sequence[Row], head: Row, is_heading: Callable[[str], bool]) -> list[list[Row]]:
    """Return the rows of a sheet, once for each list in it, without the cells of the others.

    Lists stand side by side where a heading of an address comes again, over columns that begin like the first or behind
    an empty one, and each has at least two headings that are known.

    Args:
        rows: all rows of the list, the headings among them.
        head: the row of headings.
        is_heading: whether a cell's text is known as a heading.
    """
    texts = [cell.text.casefold().strip() for cell in head.cells]
    filled = {place for row in rows for place, cell in enumerate(row.cells) if cell}
    first = next(filter(None, texts), "")
    again = [n for n, text in enumerate(texts) if n and text and (text == first or n - 1 not in filled)]
    starts = [0, *(n for n in again if any(texts[:n]))]
    spans = list(zip(starts, [*starts[1:], max(filled, default=0) + 1], strict=True))
    known: list[set[str]] = [{text for text in texts[a:b] if is_heading(text)} for a, b in spans]
    shared = set.intersection(*known) if known else set()
    if len(spans) < _FEWEST or not shared or any(len(words) < _FEWEST for words in known):
        return [list(rows)]
    return [[_only(row, a, b) for row in rows] for a, b in spans]


def _only(row: Row, first: int, end: int) -> Row:
    return replace(row, cells=tuple(cell if first <= n < end else Cell() for n, cell in enumerate(row.cells)))
