"""The stems of English words, each worked out once: the same words come in every part of a site, and in each preview."""

from __future__ import annotations

from functools import cache

import Stemmer

_STEMMER = Stemmer.Stemmer("english", 0)


@cache
def stem(word: str) -> str:
    """Return the stem of one word in small letters.

    Source: the English (Porter2) stemmer of the Snowball project, as its own library in C, which takes a sixtieth of the
    time of its library in Python.
    """
    found: str = _STEMMER.stemWord(word)
    return found
