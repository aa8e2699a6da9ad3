"""What a column of a list may stand for."""

from __future__ import annotations

from dataclasses import dataclass

IGNORED = "ignore"
PRIVATE = "private"
"""Stands for a column that is left out because it is hidden or says itself that it is private."""
UNTOLD = "untold"
"""Stands for a column of ticks under a heading that may name several standards: each tick is a doubt."""
UNREAD = frozenset([IGNORED, PRIVATE])


@dataclass(frozen=True)
class Meaning:
    """What a column stands for: a field, or nothing; for a column of ticks also the value that a tick means.

    Standards that a tick means are set apart by spaces. `crossed` says that a cross means no, as beside check marks.
    """

    field: str = ""
    value: str = ""
    why: str = ""
    crossed: bool = False
