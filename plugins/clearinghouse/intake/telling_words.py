"""Words that tell whether a text may hold what a pattern finds, so that most texts are told without the pattern."""

from __future__ import annotations

from collections.abc import Iterable


def may_be_in(folded: str, words: Iterable[str]) -> bool:
    """True where a text in small letters may hold what these words tell of; never false where it does.

    Patterns that know no capitals find letters of other scripts too, so only a text of ASCII can be told by its words.
    """
    return not folded.isascii() or any(map(folded.__contains__, words))
