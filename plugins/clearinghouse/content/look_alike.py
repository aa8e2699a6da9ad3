"""Host names whose letters pass for others, so that they seem another web site's."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import idna

from clearinghouse.content.letters import TWINS

_OWN_LETTERS = frozenset("\u00df\u00e6\u0153\u00f8\u0111\u00f0\u00fe\u0142\u0127\u014b\u0167\u0259")
"""Latin letters of living languages that are no letter of ASCII with an accent. All others, such as those of phonetics,
stand in a host only to pass for one that is."""
_LONGEST = 63
"""No label of a host is longer, so that one that is leads nowhere at all."""
_JAPANESE = frozenset(("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"))


def looks_like_another(host: str) -> bool:
    """True for a host with signs that pass for others: full-width ones, scripts mixed in a label, Latin letters' twins.

    What is written in ASCII for other letters, as `xn--`, is judged by those letters. Signs that no host may hold,
    such as one that looks like a slash, make it seem another's as well.

    Source: Unicode TS 39, restriction level "single script", and confusables; RFC 5892 for the signs.
    """
    if unicodedata.normalize("NFKC", host).casefold() != unicodedata.normalize("NFC", host).casefold():
        return True
    return any(_misleads(label) for label in host.casefold().split("."))


@lru_cache(maxsize=2**12)
def _misleads(label: str) -> bool:
    if len(label) > _LONGEST:
        return False
    try:
        shown = idna.decode(label) if label.startswith("xn--") else label
        if shown.isascii():
            return False
        idna.check_label(unicodedata.normalize("NFC", shown))
    except (UnicodeError, idna.IDNAError):
        return True
    letters = [c for c in shown.casefold() if c.isalpha()]
    scripts = {unicodedata.name(c, "").partition(" ")[0] for c in letters}
    if len(scripts) > 1 and not scripts <= _JAPANESE:
        return True
    return all(ord(c) in TWINS for c in letters) or ("LATIN" in scripts and not all(map(_is_everyday, letters)))


def _is_everyday(letter: str) -> bool:
    """True for a letter of ASCII, with or without an accent, and for those that some language has besides."""
    return letter in _OWN_LETTERS or unicodedata.normalize("NFD", letter)[0].isascii()
