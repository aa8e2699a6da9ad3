"""Grids: the rows of tables by period, counted and joined by their sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from clearinghouse.content.figures import TOTAL
from clearinghouse.records.aggregate.linked import Cell, Linked, Sum
from clearinghouse.records.aggregate.periods import Year
from clearinghouse.records.aggregate.tally import Amounts, Tally

_COST_OF_TOTAL = 20.0
_COST_OF_YEAR = 2.0


@dataclass
class Grid:
    """The rows of one set of tables, in all periods of a school year that may be shown."""

    year: Year
    periods: Sequence[str]
    tallies: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))

    def count(self, period: str, rows: Iterable[str], amounts: Amounts, **owners: Iterable[str]) -> None:
        """Count something in rows, for its half of the year and for the year; or for the year alone."""
        named = {group: tuple(ids) for group, ids in owners.items()}
        for each in {period, self.year.name} & set(self.periods):
            for row in rows:
                self.tallies[row, each].add(amounts, **named)

    def join(
        self, linked: Linked, rows: Iterable[str], tables: Mapping[str, tuple[str, ...]]
    ) -> dict[tuple[str, str], int]:
        """Add cells for rows, tied to each other over the periods, and return their places."""
        places = {
            (row, period): linked.add(Cell(row, period, self.tallies[row, period], tables, self._cost(row, period)))
            for row in rows
            for period in self.periods
        }
        if set(self.year.halves) < set(self.periods):
            for row in dict.fromkeys(row for row, _ in places):
                linked.sums.append(Sum(places[row, self.year.name], tuple(places[row, h] for h in self.year.halves)))
        return places

    def split(self, linked: Linked, places: Mapping[tuple[str, str], int], rows: Iterable[str]) -> None:
        """Say that in every period rows make up the total."""
        named = tuple(rows)
        for period in self.periods:
            linked.sums.append(Sum(places[TOTAL, period], tuple(places[row, period] for row in named)))

    def _cost(self, row: str, period: str) -> float:
        return (_COST_OF_TOTAL if row == TOTAL else 1.0) * (_COST_OF_YEAR if period == self.year.name else 1.0)
