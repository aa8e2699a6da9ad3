"""How well a ranking serves a question that was judged beforehand."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

FIRST = 10


def ndcg(ids: Sequence[str], grades: Mapping[str, int], gain: Callable[[int], float]) -> float:
    """Return the normalized discounted cumulative gain of the first ten, from 0 to 1.

    Source: Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques" (2002).
    """
    best = _worth(sorted(map(gain, grades.values()), reverse=True))
    return _worth([gain(grades[id]) if id in grades else 0.0 for id in ids]) / best if best else 0.0


def _worth(gains: Sequence[float]) -> float:
    return sum(value / math.log2(place + 2) for place, value in enumerate(gains[:FIRST]))


def exponential(grade: int) -> float:
    """The usual gain of a grade: a best answer is worth far more than a passable one."""
    return 2**grade - 1
