"""Protection: which cells of linked tables are withheld, so that nothing about a few can be worked out.

A cell about too few is withheld. Then everything that is shown, in all tables and periods and in what was published
before, is attacked: how far apart are the least and the greatest value that a withheld number, or the withheld ones
of a sum together, can have? Where that is too close, further cells are withheld: those by which the number could be
otherwise at the least cost. At last, each of these is shown again if nothing comes too close by it.

Source: Fischetti and Salazar, "Models and algorithms for optimizing cell suppression in tabular data with linear
constraints", 2000, for the attack; the search goes from number to number, as national statistical offices do.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from clearinghouse.records.aggregate.bounds import NEAR, Attack, Contradiction, Solver, weights_of
from clearinghouse.records.aggregate.earlier import Changed, Frozen, reconciled
from clearinghouse.records.aggregate.linked import Linked
from clearinghouse.records.aggregate.rounding import meant, rounded
from clearinghouse.records.aggregate.tally import joined
from clearinghouse.records.models.policy import Totals

_MOST_IN_PAIRS = 8
Places = frozenset[int]


@dataclass
class Protection:
    """Linked tables on their way to the public: `withheld` grows until nothing can be worked out."""

    linked: Linked
    rules: Totals
    frozen: Frozen = field(default_factory=Frozen)

    def __post_init__(self) -> None:
        known = {measure: self.frozen.known.get(measure, {}) for measure in self.linked.measures}
        self._values = {measure: reconciled(self.linked, measure, known[measure]) for measure in known}
        self._before = {measure: self._attack(measure) for measure in known}
        self._attacks = {measure: self._attack(measure) for measure in known}
        self._safe: dict[Places, bool] = {}
        self._needs: dict[tuple[str, Places], float] = {}
        self.withheld = set(range(len(self.linked.cells)))

    def _attack(self, measure: str) -> Attack:
        """Return the attack of somebody who knows what was published before."""
        made = Attack(self.linked, self._most(measure))
        for place, interval in self.frozen.known.get(measure, {}).items():
            made.show(place, interval)
        return made

    def shown(self, place: int, measure: str) -> int:
        """Return the number that stands for a cell."""
        return rounded(self._values[measure][place], self.rules.round_to)

    def protect(self) -> None:
        """Choose what is withheld.

        Raises:
            Changed: what was published before contradicts itself, so it was changed by hand.
        """
        self._begin()
        first = frozenset(self.withheld)
        while gap := next(self._gaps(), None):
            self._close(*gap)
        self._show_again(self.withheld - first)
        assert next(self._gaps(), None) is None

    @cached_property
    def _free(self) -> Places:
        """The cells that may be shown or withheld: those of tables that were not published before."""
        return frozenset(self.linked.shown) - self.frozen.places

    def _begin(self) -> None:
        self.withheld -= self.frozen.places - self.frozen.withheld
        for place in sorted(self._free):
            if self._is_safe(frozenset((place,))):
                self._show(place)

    def _show(self, place: int) -> None:
        self.withheld.discard(place)
        for measure in self.linked.cells[place].tables:
            self._attacks[measure].show(place, meant(self.shown(place, measure), self.rules.round_to, measure))

    def _hide(self, place: int) -> None:
        self.withheld.add(place)
        for measure in self.linked.cells[place].tables:
            self._attacks[measure].hide(place)

    def _is_safe(self, group: Places) -> bool:
        """True for cells that together are about enough, and a number that is large enough to be shown."""
        if group not in self._safe:
            enough = joined(self.linked.cells[place].tally for place in sorted(group)).is_safe(self.rules)
            least = min(sum(values[place] for place in group) for values in self._values.values())
            self._safe[group] = enough and rounded(least, self.rules.round_to) >= self.rules.least_cell
        return self._safe[group]

    def _groups(self) -> Iterator[Places]:
        """Yield the withheld cells that are about too few, alone and with others of their sums."""
        for place in sorted(self.withheld):
            alone = frozenset((place,))
            if place in self.frozen.withheld or not self._is_safe(alone):
                yield alone
        for one in self.linked.sums:
            hidden = [place for place in one.parts if place in self.withheld]
            pairs = combinations(hidden, 2) if len(hidden) <= _MOST_IN_PAIRS else ()
            for group in dict.fromkeys(map(frozenset, [*pairs, hidden])):
                if len(group) > 1 and not self._is_safe(group):
                    yield group

    def _need(self, measure: str, group: Places) -> float:
        """Return how far apart a group's least and greatest value must be: never closer than they are already."""
        if (measure, group) not in self._needs:
            value = sum(self._values[measure][place] for place in group)
            policy = max(float(self.rules.least_cell), value * self.rules.interval / 100)
            before = self._lacks(self._before[measure], group, policy) if self.frozen.places else 0.0
            self._needs[measure, group] = policy - before
        return self._needs[measure, group]

    def _lacks(self, attack: Attack, group: Places, need: float) -> float:
        """Return how much closer than needed a group's least and greatest value are, in an attack."""
        try:
            return attack.lacks(dict.fromkeys(sorted(group), 1.0), need)
        except Contradiction:
            raise Changed from None

    def _gaps(self) -> Iterator[tuple[str, Places, float]]:
        """Yield what can be worked out too closely: measure, cells, and how much further off it must be."""
        for group in list(self._groups()):
            for measure in self.linked.measures:
                lacking = self._lacks(self._attacks[measure], group, self._need(measure, group))
                if lacking:
                    yield measure, group, lacking

    def _close(self, measure: str, group: Places, lacking: float) -> None:
        """Withhold more, so that a group of cells could have another value, and nobody could tell."""
        value = sum(self._values[measure][place] for place in group)
        low, high = self._attacks[measure].interval(dict.fromkeys(sorted(group), 1.0))
        moves = ((1.0, high - value + lacking), (-1.0, value - low + lacking))
        found = (self._partners(measure, group, sign, far) for sign, far in moves)
        more = next(filter(None, found), None) or self._free - self.withheld
        if not more:
            raise Changed
        for place in sorted(more):
            self._hide(place)

    def _partners(self, measure: str, group: Places, sign: float, far: float) -> set[int]:
        """Return the shown cells that move where a group of cells moves so far, at the least cost; none where it cannot."""
        values, count = self._values[measure], len(self.linked.cells)
        solver = Solver([*((0.0, self._room(measure, p, 1)) for p in range(count)), *((0.0, self._room(measure, p, -1)) for p in range(count))])  # fmt: skip
        for one in self.linked.sums:
            ups = weights_of(one)
            solver.hold({**ups, **{count + place: -weight for place, weight in ups.items()}}, 0.0, 0.0)
        moved = dict.fromkeys(group, sign) | {count + place: -sign for place in group}
        solver.hold(moved, far, far)
        costs = [self._cost(place, values[place]) for place in range(count)]
        try:
            solver.least(dict(enumerate(costs + costs)))
        except Contradiction:
            return set()
        found = solver.found()
        moving = {place for place in range(count) if abs(found[place] - found[count + place]) > NEAR}
        return moving & (self._free - self.withheld)

    def _room(self, measure: str, place: int, sign: int) -> float:
        """Return how far a cell can move up or down in the eyes of a reader."""
        value = self._values[measure][place]
        if place in self.frozen.known.get(measure, {}):
            low, high = self.frozen.known[measure][place]
            return max(0.0, high - value if sign > 0 else value - low)
        return self._most(measure) - value if sign > 0 else value

    def _cost(self, place: int, value: float) -> float:
        if place in self.withheld or place not in self._free:
            return 1e-6
        return self.linked.cells[place].cost * (1 + math.log1p(value))

    def _most(self, measure: str) -> float:
        return 10 * max(self._values[measure], default=0.0) + 10_000

    def _show_again(self, places: set[int]) -> None:
        for place in sorted(places, key=lambda place: (-self._worth(place), place)):
            self._show(place)
            if next(self._gaps(), None):
                self._hide(place)

    def _worth(self, place: int) -> float:
        return self.linked.cells[place].cost * (1 + math.log1p(max(v[place] for v in self._values.values())))
