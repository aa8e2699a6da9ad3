"""Everyday words: English words, which are no slips of others even where nothing here has them.

Source: the frequency dictionary that comes with symspellpy, made of Google's Books Ngrams (CC BY 3.0) and the
word lists of SCOWL.
"""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from importlib.resources import files
from itertools import groupby

from clearinghouse.publish.search.words import Stems

_SHORTEST = 3
"""Shorter words are never read as slips."""


def everyday_words(known: Container[str], stems: Stems) -> dict[str, str]:
    """Return the stems of the words that are not known otherwise, by first letter, with a space between them.

    Stems are half as many as words: a letter takes about four kilobytes on the wire, and a reader fetches those of
    unknown words alone.

    Args:
        known: the stems that lead somewhere.
    """
    unknown = (stem for stem in sorted({stems.of(word) for word in _words()}) if stem not in known)
    return {letter: " ".join(found) for letter, found in groupby(unknown, key=lambda stem: stem[0])}


@cache
def _words() -> tuple[str, ...]:
    text = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    words = (line.split()[0] for line in text.splitlines())
    return tuple(word for word in words if len(word) >= _SHORTEST and word.isascii() and word.isalpha())
