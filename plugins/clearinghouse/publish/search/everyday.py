"""Everyday words: common English words, which are no slips of others even where nothing here has them.

Source: the frequency dictionary that comes with symspellpy, made of Google's Books Ngrams (CC BY 3.0) and the
word lists of SCOWL.
"""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from importlib.resources import files
from itertools import groupby

_COMMONEST = 20_000
"""So many make about two kilobytes a letter on the wire, of which a reader fetches those of unknown words."""
_SHORTEST = 3
"""Shorter words are never read as slips."""


def everyday_words(known: Container[str]) -> dict[str, str]:
    """Return the common words that are not known otherwise, by first letter, with a space between them."""
    unknown = (word for word in _common_words() if word not in known)
    return {letter: " ".join(words) for letter, words in groupby(unknown, key=lambda word: word[0])}


@cache
def _common_words() -> tuple[str, ...]:
    """The commonest words in the order of the alphabet."""
    text = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    counted = ((word, int(count)) for word, count in map(str.split, text.splitlines()))
    commonest = sorted(counted, key=lambda pair: (-pair[1], pair[0]))[:_COMMONEST]
    return tuple(sorted(word for word, _ in commonest if len(word) >= _SHORTEST and word.isascii() and word.isalpha()))
