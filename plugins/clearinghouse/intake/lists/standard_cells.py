"""Cells of standards: what a cell names, or what its tick means, and what in it is unsure."""

from __future__ import annotations

import re

from clearinghouse.catalog.everyday.terms import Terms
from clearinghouse.catalog.everyday.understood import NOTHING, Understood
from clearinghouse.catalog.everyday.values import span_made_a_date
from clearinghouse.content.plain_text import elided
from clearinghouse.intake.lists.cells import Cells, Named, says_nothing
from clearinghouse.intake.lists.meanings import UNTOLD
from clearinghouse.intake.lists.ticks import are_plain_ticks, is_no_tick, is_tick

_LONG = re.compile(r"\(\s*\d+\s*(?:min(?:ute)?s?|h(?:ou)?rs?|pages?|pp|slides?)\.?\s*\)", re.IGNORECASE)
_RATED = re.compile(
    r"^\W*\d{1,2}(?:\.\d)?\s*(?:/|of|out of)\s*(?:5|10|100)\b(?:\W*stars?)?\W*$|(?<![\d.])\d{1,2}\s*-\s*\d{1,2}\s*-\s*\d{1,2}(?![\d.])",
    re.IGNORECASE,
)
_FROM_ONE = re.compile(r"\b1\s*(?:-|\u2013|to)\s*\d\b", re.IGNORECASE)


def standards_in(cells: Cells, terms: Terms) -> Understood:
    """Return the standards of a row, each once, by its columns of ticks and those that name them."""
    found = NOTHING
    for named in cells.get("standards", ()):
        found += _ticked(named, terms) if named.value else _named(named, terms)
    for named in cells.get(UNTOLD, ()):
        if not is_no_tick(named.cell.text, named.crossed):
            found += _doubt(f"'{elided(named.heading)}' is ticked, and may name several standards; add the one that is meant")  # fmt: skip
    return Understood(tuple(dict.fromkeys(found.ids)), found.doubts, found.remarks)


def _named(named: Named, terms: Terms) -> Understood:
    said = _LONG.sub(" ", named.cell.text)
    if says_nothing(said):
        return NOTHING
    if _RATED.search(said):
        return _doubt(f"'{elided(said)}' rates, or says no single standard; write the standards that are meant")
    if span := span_made_a_date(said):
        return _doubt(f"'{elided(said)}' is a date, which a spreadsheet made of something like {span} or {span.replace('-', '/')}; write the standards afresh")  # fmt: skip
    found = terms.standards(said, named.heading)
    if not found.ids and are_plain_ticks([said]):
        return _doubt(f"'{elided(said)}' stands under '{elided(named.heading)}', which does not tell which standard; add it")  # fmt: skip
    return found


def _ticked(named: Named, terms: Terms) -> Understood:
    """Return the standards of a column where its cell says yes, or the elements of them that the cell names."""
    said, meant = named.cell.text, named.value.split()
    if _FROM_ONE.search(named.heading) and re.fullmatch(r"1(?:\.0)?", said.strip()):
        return _doubt(f"'{elided(said)}' is the lowest of '{elided(named.heading)}'; add {' and '.join(meant)} if it fits")  # fmt: skip
    if is_tick(said, named.crossed):
        return Understood(tuple(meant))
    if is_no_tick(said, named.crossed):
        return NOTHING
    found = terms.standards(said, meant[0].partition("/")[0])
    within = tuple(id.casefold() for id in meant)
    if found.ids and not found.doubts and all(id.casefold().startswith(within) for id in found.ids):
        return found
    return _doubt(f"'{elided(said)}' under '{elided(named.heading)}' says neither yes nor no; add {' and '.join(meant)} if it fits")  # fmt: skip


def _doubt(said: str) -> Understood:
    return Understood((), (said,))
