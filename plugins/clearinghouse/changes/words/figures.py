"""The program's figures: a line for what comes, and for what becomes of what was published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clearinghouse.changes.effects import FigureEffects, TableNamed
from clearinghouse.changes.words.counting import counted, first
from clearinghouse.github_markdown import plain, strong

_MOST = 12


def figure_lines(figures: FigureEffects) -> Iterator[str]:
    """Yield what the figures gain, and which surveys have words that differ."""
    if figures.new:
        held = (
            counted(figures.withheld, "of them withheld", "of them withheld") if figures.withheld else "none withheld"
        )
        yield f"- {strong(counted(len(figures.new), 'new table'))} with {counted(figures.numbers, 'number')}, {held}: {_named(figures.new)}. Look at every number: what is published stays."  # fmt: skip
    if figures.unasked:
        yield f"- What was asked is not written in yet: {_named(figures.unasked)}."
    if figures.asked:
        yield f"- The question or its answers are worded anew: {_named(figures.asked)}."


def figure_worries(figures: FigureEffects) -> Iterator[str]:
    """Yield what must not happen to figures that were published."""
    if figures.gone:
        yield f"- Figures that are public are taken out: {_named(figures.gone)}. The next release has to know them, or it could give away what they withheld. Bring them back."  # fmt: skip
    if figures.changed:
        yield f"- Numbers that are public differ: {_named(figures.changed)}. Who has both can tell what was corrected, and of whom. Bring back what was published."  # fmt: skip


def _named(tables: Iterable[TableNamed]) -> str:
    return first(map(_name, tables), _MOST)


def _name(table: TableNamed) -> str:
    if table.table == "survey":
        said = f" (“{plain(table.asked, 120)}”)" if table.asked else ""
        return f"survey {table.survey} of {table.period}, question {table.question}{said}"
    return f"{table.table.replace('-', ' ')}, {table.period}"
