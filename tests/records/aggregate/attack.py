"""An attack on published figures: what can anybody work out who has the file, the rules of its tables and a solver?

It knows nothing of how the figures were made but what the page says: how numbers were rounded, which rows make up a
total, that a half year and the other make a year. It reads the published tables alone and asks SciPy for bounds.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from random_stores import site
from scipy.optimize import linprog
from scipy.sparse import csr_array

from clearinghouse.content.figures import SORTS, Figures, Table
from clearinghouse.standards.reference import parse_reference

Variable = tuple[str, str, str]
"""What is counted with what divides it, the period, and the row."""
FAR = 100_000.0
"""Higher than any number here can be. Readers who know that come as close as others, or closer."""


@dataclass
class Attack:
    """Everything that the published tables say of each other, as linear constraints."""

    figures: Figures
    same_cohorts: bool = False
    numbers: dict[Variable, int] = field(default_factory=dict)
    bounds: list[tuple[float, float]] = field(default_factory=list)
    equal: list[dict[int, float]] = field(default_factory=list)
    names: list[Variable] = field(default_factory=list)

    def __post_init__(self) -> None:
        for table in self.figures.tables:
            for row in table.rows:
                place = self.variable(name_of(table, row.of))
                if row.value is not None:
                    low, high = self.bounds[place]
                    least, most = _stands_for(table, row.value)
                    self.bounds[place] = max(low, least), min(high, most)
        self._wholes()
        self._years()
        self._standards()
        self._reports()
        self._cohorts()
        self.pieces = list(self._pieces())
        self.fitting: list[list[NDArray[np.float64]]] = [[] for _ in self.pieces]

    def variable(self, name: Variable) -> int:
        if name not in self.numbers:
            self.numbers[name] = len(self.bounds)
            self.names.append(name)
            self.bounds.append((0.0, FAR))
        return self.numbers[name]

    def _sum(self, whole: Variable, parts: Iterable[Variable]) -> None:
        self.equal.append({self.variable(whole): -1.0, **{self.variable(part): 1.0 for part in parts}})

    def _wholes(self) -> None:
        for table in self.figures.tables:
            if SORTS[table.table].whole:
                rows = [row.of for row in table.rows if row.of != "total"]
                self._sum(name_of(table, "total"), [name_of(table, of) for of in rows])

    def _years(self) -> None:
        for what, period, of in list(self.names):
            halves = [(what, f"{period}-{half}", of) for half in ("fall", "spring")]
            # What stood in no row of a published table had not happened by then.
            if SORTS[what.partition("|")[0]].halves and period.count("-") == 1 and self._has(what, period):
                self._sum((what, period, of), halves)
                for half in halves:
                    self._absent(half)

    def _has(self, what: str, period: str) -> bool:
        return any((w, p) == (what, f"{period}-fall") for w, p, _ in self.names)

    def _absent(self, name: Variable) -> None:
        known = {(name_of(t, "")[0], t.period): {row.of for row in t.rows} for t in self.figures.tables}
        if name[2] not in known.get((name[0], name[1]), {name[2]}) and name[2] != "total":
            self.bounds[self.variable(name)] = (0.0, 0.0)

    def _standards(self) -> None:
        for table in [t for t in self.figures.tables if t.table == "contacts-by-standard"]:
            total = ("contacts-by-mode", table.period, "total")
            for row in table.rows:
                self._sum(total, [name_of(table, row.of), name_of(table, f"not {row.of}")])
                reference = parse_reference(row.of)
                assert reference is not None
                for whole in list(site().lineage(reference))[1:2]:
                    self._sum(
                        name_of(table, str(whole)),
                        [name_of(table, row.of), name_of(table, f"{whole} but not {row.of}")],
                    )

    def _reports(self) -> None:
        for table in [t for t in self.figures.tables if t.table == "reports"]:
            self._sum(name_of(table, "total"), [name_of(table, "read"), name_of(table, "unread")])

    def _cohorts(self) -> None:
        for what, period, of in list(self.names):
            if self.same_cohorts and of == "cohort":
                self._sum((what, period, of), [(what.replace("-mode", "-level"), period, "cohorts")])

    def _pieces(self) -> Iterator[tuple[dict[int, int], csr_array]]:
        """Yield the parts that hang together: each with its variables and equations."""
        piece = list(range(len(self.bounds)))

        def root(place: int) -> int:
            while piece[place] != place:
                place = piece[place]
            return place

        for row in self.equal:
            first, *others = map(root, row)
            for other in others:
                piece[other] = first
        for top in sorted({root(place) for place in range(len(piece))}):
            inside = {place: n for n, place in enumerate(p for p in range(len(piece)) if root(p) == top)}
            rows = [row for row in self.equal if next(iter(row)) in inside]
            entries = [(w, n, inside[p]) for n, row in enumerate(rows) for p, w in row.items()]
            data, at, to = zip(*entries, strict=True) if entries else ((), (), ())
            yield inside, csr_array((data, (at, to)), shape=(len(rows), len(inside)))

    def is_as_wide(self, group: Iterable[Variable], need: float) -> bool:
        """True where the least and the greatest value of a sum of cells are so far apart.

        Two numbers that both fit all that is published prove it, so those found on the way are tried first.
        """
        cost, number = self._cost(group)
        known = [float(cost @ values) for values in self.fitting[number]]
        return max(known, default=0.0) - min(known, default=0.0) >= need or self.width(group) >= need

    def _cost(self, group: Iterable[Variable]) -> tuple[NDArray[np.float64], int]:
        """Return a sum of cells as weights of the piece that it lies in, and which piece that is."""
        places = [self.numbers[name] for name in group]
        number = next(n for n, (inside, _) in enumerate(self.pieces) if places[0] in inside)
        inside, _ = self.pieces[number]
        cost = np.zeros(len(inside))
        for place in places:
            cost[inside[place]] += 1
        return cost, number

    def width(self, group: Iterable[Variable]) -> float:
        """Return how far apart the least and the greatest value of a sum of cells are."""
        cost, number = self._cost(group)
        inside, equations = self.pieces[number]
        bounds = [self.bounds[place] for place in inside]
        right = np.zeros(equations.shape[0])
        answers = [linprog(s * cost, A_eq=equations, b_eq=right, bounds=bounds, method="highs") for s in (1, -1)]
        assert [answer.status for answer in answers] == [0, 0], [answer.message for answer in answers]
        self.fitting[number] += [answer.x for answer in answers]
        return float(-answers[1].fun - answers[0].fun)


def _stands_for(table: Table, shown: int) -> tuple[float, float]:
    """Return the least and greatest number that is shown so: what is counted, and not measured, is a whole number."""
    half = table.rounded_to / 2
    if table.sort.counts == "hours":
        return shown - half, shown + half
    return math.ceil(shown - half), math.ceil(shown + half) - 1


def name_of(table: Table, of: str) -> Variable:
    what = table.table if table.survey is None else f"survey|{table.survey}|{table.question}"
    if of == "total":
        what = what.replace("-by-level", "-by-mode") if table.table.startswith(("contacts", "hours")) else what
    return what, table.period, of
