"""Linked tables: cells that the public sees or could work out, with the sums that hold between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from clearinghouse.records.aggregate.tally import Tally


@dataclass(frozen=True)
class Cell:
    """One number for each measure: what it is of, in which period, and the tables that show it.

    A cell that stands in no table is never shown, but readers could work it out: what is left of a total.
    `cost` weighs what readers lose where it is withheld.
    """

    of: str
    period: str
    tally: Tally
    tables: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cost: float = 1.0

    @property
    def row(self) -> str:
        """Its row in the tables that show it."""
        return self.of.rpartition(" ")[2]


@dataclass(frozen=True)
class Sum:
    """A cell that is the sum of others, by their places."""

    whole: int
    parts: tuple[int, ...]


@dataclass
class Linked:
    """Cells that hang together by sums, so that what is shown of one says something of another.

    `measures` are what is counted of each cell. `question` names survey and question where it is one of a survey.
    """

    measures: tuple[str, ...]
    cells: list[Cell] = field(default_factory=list)
    sums: list[Sum] = field(default_factory=list)
    question: tuple[int, int] | None = None

    def add(self, cell: Cell) -> int:
        """Add a cell and return its place."""
        self.cells.append(cell)
        return len(self.cells) - 1

    def value(self, place: int, measure: str) -> float:
        return self.cells[place].tally.amounts.get(measure, 0.0)

    @property
    def shown(self) -> tuple[int, ...]:
        """The places of cells that stand in a table."""
        return tuple(place for place, cell in enumerate(self.cells) if cell.tables)
