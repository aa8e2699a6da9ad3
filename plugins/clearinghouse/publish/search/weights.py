"""Weights: what counts how much when entries are ranked.

Source: BM25F, Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), section 3.5. The
figures were chosen on two judged collections together: see `scripts/finder`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """How a field counts: `weight` of a word in it, and how far a long text is marked down, from 0 to 1."""

    weight: float
    length: float


FIELDS = {
    "title": Field(3.0, 0.5),
    "summary": Field(1.5, 0.6),
    "names": Field(1.5, 0.3),
    "asked": Field(2.5, 0.6),
    "body": Field(1.0, 0.75),
}
PAIRED = ("title", "summary", "asked")
"""Fields of which words that stand side by side are kept as pairs too."""
SATURATION = 2.0
"""BM25's k1: how soon more of the same word stops to count."""
NEIGHBORS = 5
"""An entry also answers, weakly, to the words of this many entries most like it."""
NEIGHBOR_SHARE = 0.6
"""The part of a neighbor's words that counts."""
NEIGHBOR_WORDS = 24
"""The most words that an entry takes over from its neighbors."""
