"""What was published before: it stays as it is, and every new number has to go together with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from clearinghouse.content.figures import Figures, Table
from clearinghouse.records.aggregate.bounds import Contradiction, Interval, Solver, weights_of
from clearinghouse.records.aggregate.linked import Cell, Linked
from clearinghouse.records.aggregate.rounding import is_counted, meant


class Changed(Exception):
    """The file of figures was changed by hand: its numbers do not go together."""


@dataclass(frozen=True)
class Frozen:
    """The cells of linked tables that were published: what is known of each that is shown, and those withheld."""

    known: Mapping[str, Mapping[int, Interval]] = field(default_factory=dict)
    withheld: frozenset[int] = frozenset()

    @property
    def places(self) -> frozenset[int]:
        return self.withheld.union(*self.known.values())


def frozen(linked: Linked, earlier: Figures | None) -> Frozen:
    """Return what an earlier release says of linked tables. A row that a published table has not was nothing then."""
    known: dict[str, dict[int, Interval]] = {measure: {} for measure in linked.measures}
    withheld: set[int] = set()
    for place, measure, found in _published(linked, earlier):
        row = next((row for row in found.rows if row.of == linked.cells[place].row), None)
        if row and row.withheld:
            withheld.add(place)
        else:
            low, high = known[measure].get(place, (0.0, float("inf")))
            least, most = meant(row.value or 0, found.rounded_to, measure) if row else (0.0, 0.0)
            known[measure][place] = max(low, least), min(high, most)
    return Frozen(known, frozenset(withheld))


def _published(linked: Linked, earlier: Figures | None) -> list[tuple[int, str, Table]]:
    by_name = {table.name: table for table in earlier.tables} if earlier else {}
    return [
        (place, measure, by_name[name])
        for place, cell in enumerate(linked.cells)
        for measure, tables in cell.tables.items()
        for name in (table_name(linked, table, cell) for table in tables)
        if name in by_name
    ]


def table_name(linked: Linked, table: str, cell: Cell) -> tuple[str, str, int, int]:
    """Return the name of a table that a cell stands in."""
    return (table, cell.period, *(linked.question or (0, 0)))


def reconciled(linked: Linked, measure: str, known: Mapping[int, Interval]) -> list[float]:
    """Return the value of every cell: the records' own, or the nearest that go together with what is published.

    A record that was corrected after its period was published changes no number of it; totals made later follow the
    published numbers, so that no difference between two releases tells what was corrected.

    Raises:
        Changed: nothing goes together with what is published.
    """
    values = [linked.value(place, measure) for place in range(len(linked.cells))]
    if all(low - 1e-9 <= values[place] <= high + 1e-9 for place, (low, high) in known.items()):
        return values
    count, most = len(values), 2 * sum(values) + sum(high for _, high in known.values()) + 1000
    moves = [*((0.0, most) for _ in values), *((0.0, value) for value in values)]
    solver = Solver(moves, whole=is_counted(measure))
    for one in linked.sums:
        weights: dict[int, float] = defaultdict(float)
        for place, weight in weights_of(one).items():
            weights[place] += weight
            weights[count + place] -= weight
        solver.hold(weights, 0.0, 0.0)
    for place, (low, high) in known.items():
        solver.hold({place: 1.0, count + place: -1.0}, low - values[place], high - values[place])
    try:
        solver.least(dict.fromkeys(range(2 * count), 1.0))
    except Contradiction:
        raise Changed from None
    moved = solver.found()
    return [max(0.0, value + moved[place] - moved[count + place]) for place, value in enumerate(values)]
