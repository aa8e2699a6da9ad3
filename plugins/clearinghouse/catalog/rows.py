"""Rows of numbers with a figure each, as indexes hold words and features: flat, for there are millions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Figures = NDArray[np.float64]


@dataclass(frozen=True)
class Rows:
    """Numbers with a figure each, in rows of different length: `begins` has where each row begins, and where the last ends."""

    begins: Numbers
    numbers: Numbers
    figures: Figures

    def row(self, place: int) -> tuple[Numbers, Figures]:
        own = slice(self.begins[place], self.begins[place + 1])
        return self.numbers[own], self.figures[own]

    def rows(self, places: Numbers) -> tuple[Numbers, Figures, Numbers]:
        """Return some rows one after another, and the length of each."""
        begins = self.begins[places]
        lengths = self.begins[places + 1] - begins
        ends = np.cumsum(lengths)
        within = np.arange(ends[-1] if len(ends) else 0) + np.repeat(begins - ends + lengths, lengths)
        return self.numbers[within], self.figures[within], lengths

    def owners(self) -> Numbers:
        """Return the row that each number stands in."""
        return np.repeat(np.arange(len(self.begins) - 1), np.diff(self.begins))

    def only(self, kept: NDArray[np.bool_]) -> Rows:
        """Return the rows with some of their numbers alone."""
        return rows_of(self.owners()[kept], self.numbers[kept], self.figures[kept], len(self.begins) - 1)

    def first(self, most: int) -> Rows:
        """Return the rows with no more than their first numbers."""
        return self.only(np.arange(len(self.numbers)) - self.begins[self.owners()] < most)

    def turned(self, height: int) -> Rows:
        """Return a row for each number below `height`, with the rows that had it, in their order."""
        order = np.argsort(self.numbers, kind="stable")
        return rows_of(self.numbers[order], self.owners()[order], self.figures[order], height)


def rows_of(owners: Numbers, numbers: Numbers, figures: Figures, height: int) -> Rows:
    """Return `height` rows of what is given in their order, each number with the row that owns it."""
    return Rows(begins_of(np.bincount(owners, minlength=height)), numbers, figures)


def begins_of(lengths: Iterable[int] | Numbers) -> Numbers:
    """Return where each row begins, and where the last ends."""
    return np.concatenate(([0], np.cumsum(np.fromiter(lengths, np.int64)))).astype(np.int64)
