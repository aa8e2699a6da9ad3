"""Bounds: how closely anybody could work out a number from everything that is shown, by linear programming."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from clearinghouse.records.aggregate.linked import Linked, Sum

NEAR = 1e-6
_REMEMBERED = 80
Interval = tuple[float, float]
Weights = Mapping[int, float]
"""A sum of cells: place -> how often it is in it."""


class NoSolver(Exception):
    """The package that solves linear programs is not there; says how to get it."""


class Contradiction(Exception):
    """No numbers fit everything that is shown."""


class Solver:
    """Variables with bounds, sums that hold between them, and the least or greatest value of what is asked.

    Solved by HiGHS, one thread and no presolving, so that each question begins where the last one ended. With `whole`
    the variables are whole numbers.
    """

    def __init__(self, bounds: list[Interval], whole: bool = False) -> None:
        try:
            import highspy
        except ImportError:
            raise NoSolver(
                "totals need the package highspy; install it with: pip install 'mkdocs-clearinghouse[totals]'"
            ) from None
        self._solved = highspy.HighsModelStatus.kOptimal
        self._senses = {True: highspy.ObjSense.kMinimize, False: highspy.ObjSense.kMaximize}

        class Quiet(highspy.Highs):
            def __init__(self) -> None:
                # Its own beginning announces the solver on standard output before anything can be set.
                super(highspy.Highs, self).__init__()
                self.setOptionValue("output_flag", False)

        self._highs = Quiet()
        for option, value in (("threads", 1), ("presolve", "off"), ("solver", "simplex")):
            self._highs.setOptionValue(option, value)
        for low, high in bounds:
            self._highs.addVar(low, high)
        for place in range(len(bounds) if whole else 0):
            self._highs.changeColIntegrality(place, highspy.HighsVarType.kInteger)
        self._asked: tuple[int, ...] = ()

    def hold(self, weights: Weights, low: float, high: float) -> None:
        """Keep a sum between two numbers."""
        self._highs.addRow(low, high, len(weights), list(weights), list(weights.values()))

    def bound(self, place: int, low: float, high: float) -> None:
        self._highs.changeColBounds(place, low, high)

    def least(self, weights: Weights) -> float:
        """Return the least value of a sum. Raises Contradiction where nothing fits."""
        return self._solve(weights, least=True)

    def greatest(self, weights: Weights) -> float:
        return self._solve(weights, least=False)

    def found(self) -> list[float]:
        """Return the values of the last answer."""
        return list(self._highs.getSolution().col_value)

    def _solve(self, weights: Weights, least: bool) -> float:
        for place in self._asked:
            self._highs.changeColCost(place, 0.0)
        for place, weight in weights.items():
            self._highs.changeColCost(place, weight)
        self._asked = tuple(weights)
        self._highs.changeObjectiveSense(self._senses[least])
        self._highs.run()
        if self._highs.getModelStatus() != self._solved:
            raise Contradiction
        value: float = self._highs.getInfo().objective_function_value
        return value


def weights_of(one: Sum, factor: float = 1.0) -> dict[int, float]:
    """Return a sum as weights that add up to nothing."""
    return {one.whole: -factor, **dict.fromkeys(one.parts, factor)}


class Attack:
    """What a reader can work out about one measure who knows all sums, and how what is shown was rounded."""

    def __init__(self, linked: Linked, most: float) -> None:
        self._most = most
        self._fitting: deque[list[float]] = deque(maxlen=_REMEMBERED)
        self._solver = Solver([(0.0, most)] * len(linked.cells))
        for one in linked.sums:
            self._solver.hold(weights_of(one), 0.0, 0.0)

    def show(self, place: int, interval: Interval) -> None:
        low, high = max(0.0, interval[0]), interval[1]
        self._solver.bound(place, low, high)
        still = [values for values in self._fitting if low - NEAR <= values[place] <= high + NEAR]
        self._fitting = deque(still, maxlen=_REMEMBERED)

    def hide(self, place: int) -> None:
        self._solver.bound(place, 0.0, self._most)

    def interval(self, weights: Weights) -> Interval:
        """Return the least and the greatest value that a sum can have. Raises Contradiction where nothing fits."""
        low = self._solver.least(weights)
        self._fitting.append(self._solver.found())
        high = self._solver.greatest(weights)
        self._fitting.append(self._solver.found())
        return low, high

    def lacks(self, weights: Weights, need: float) -> float:
        """Return how much the least and the greatest value of a sum are too close; 0 where they are not.

        Values that are known to fit all that is shown prove most sums wide enough, and nothing has to be solved.
        """
        known = [sum(weight * values[place] for place, weight in weights.items()) for values in self._fitting]
        if known and max(known) - min(known) >= need - NEAR:
            return 0.0
        low, high = self.interval(weights)
        return need - (high - low) if need - (high - low) > NEAR else 0.0
