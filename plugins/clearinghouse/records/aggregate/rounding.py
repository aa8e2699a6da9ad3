"""Rounding: the number that is shown for a value, and the values that it may stand for."""

from __future__ import annotations

import math


def rounded(value: float, step: int) -> int:
    """Return the nearest multiple of a step; from halfway, the greater."""
    return math.floor(value / step + 0.5) * step


def meant(shown: int, step: int) -> tuple[float, float]:
    """Return the least and the greatest value that is shown so."""
    return max(0.0, shown - step / 2), shown + step / 2
