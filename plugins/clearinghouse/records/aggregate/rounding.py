"""Rounding: the number that is shown for a value, and the values that it may stand for."""

from __future__ import annotations

import math

_MEASURED = frozenset(("hours",))
"""What has parts. All else is counted, and every reader knows that there is no half of a school."""


def is_counted(measure: str) -> bool:
    """True where the values of a measure are whole numbers."""
    return measure not in _MEASURED


def rounded(value: float, step: int) -> int:
    """Return the nearest multiple of a step; from halfway, the greater."""
    return math.floor(value / step + 0.5) * step


def meant(shown: int, step: int, measure: str) -> tuple[float, float]:
    """Return the least and the greatest value of a measure that is shown so."""
    least, beyond = max(0.0, shown - step / 2), shown + step / 2
    if is_counted(measure):
        return math.ceil(least), math.ceil(beyond) - 1
    return least, beyond
