"""Numbers: shares, middle values and quantiles, each with one method, and none where there is nothing to count."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence


def share(part: int, whole: int) -> float | None:
    """Return part of whole, or None where the whole is nothing: a share of nothing is no number."""
    return part / whole if whole else None


def median(values: Sequence[float]) -> float | None:
    """Return the middle value, of an even number of values the mean of the two in the middle; None of no value."""
    return float(statistics.median(values)) if values else None


def quantile(values: Sequence[float], part: float) -> float | None:
    """Return the smallest value that so large a part of the values does not exceed; None of no value.

    Source: Hyndman and Fan (1996), definition 1, the nearest rank. It is always one of the values.
    """
    if not values:
        return None
    return float(sorted(values)[max(0, math.ceil(part * len(values)) - 1)])
