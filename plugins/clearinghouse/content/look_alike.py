"""Host names whose letters pass for others, so that they seem another web site's."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import idna

from clearinghouse.content.letters import TWINS

_OWN_LETTERS = frozenset("\u00df\u00e6\u0153\u00f8\u0111\u00f0\u00fe\u0142\u0127\u014b\u0167\u0259")
"""Latin letters of living languages that are no letter of ASCII with an accent. All others, such as those of phonetics,
stand in a host only to pass for one that is."""
_DOTS = frozenset("\u0307\u0323\u0331\u0326")
_DOTTED = frozenset("bj dz in lt lv mt ng pl ro vn".split())
"""Marks that are easily overlooked, and the lands whose languages have letters with nothing but these."""
_STROKES = frozenset("\u4e28\u4e36\u4e3f\u4e85")
"""Strokes of Chinese letters, which stand by themselves only to pass for a bar, a dot or a slash."""
_LONGEST = 63
"""No label of a host is longer, so that one that is leads nowhere at all."""
_JAPANESE = frozenset(("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC"))


def looks_like_another(host: str) -> bool:
    """True for a host with signs that pass for others: full-width ones, scripts mixed in a label, Latin letters' twins.

    What is written in ASCII for other letters, as `xn--`, is judged by those letters. Signs that no host may hold,
    such as one that looks like a slash, make it seem another's as well.

    Source: Unicode TS 39, restriction level "single script", and confusables; RFC 5892 for the signs.
    """
    small = unicodedata.normalize("NFC", host.lower())
    if unicodedata.normalize("NFKC", small) != small or any(c.lower().isascii() and not c.isascii() for c in host):
        return True
    *labels, last = host.casefold().removesuffix(".").split(".")
    return any(_misleads(label, last) for label in (*labels, last))


@lru_cache(maxsize=2**12)
def _misleads(label: str, land: str) -> bool:
    if len(label) > _LONGEST:
        return False
    try:
        shown = idna.decode(label) if label.startswith("xn--") else label
        if shown.isascii():
            return False
        idna.check_label(unicodedata.normalize("NFC", shown))
    except (UnicodeError, idna.IDNAError):
        return True
    signs = [c for c in shown.casefold() if not (c.isascii() and not c.isalpha())]
    letters = [c for c in signs if c.isalpha()]
    scripts = {unicodedata.name(c, "").partition(" ")[0] for c in signs if unicodedata.category(c) not in ("Mn", "Mc")}
    if len(scripts) > 1 and not scripts <= _JAPANESE:
        return True
    if not any(unicodedata.category(c) != "Lm" for c in letters) or not _STROKES.isdisjoint(signs):
        return True
    return all(ord(c) in TWINS for c in letters) or ("LATIN" in scripts and _passes_for_latin(shown.casefold(), land))


def _passes_for_latin(label: str, land: str) -> bool:
    """True for Latin letters of no language, and for those of ASCII with mere dots, where no language of the land has them."""
    marks = {c for c in unicodedata.normalize("NFD", label) if unicodedata.combining(c)}
    return not all(map(_is_everyday, label)) or (bool(marks) and marks <= _DOTS and land not in _DOTTED)


def _is_everyday(letter: str) -> bool:
    """True for a sign of ASCII, with or without an accent, and for letters that some language has besides."""
    return letter in _OWN_LETTERS or unicodedata.normalize("NFD", letter)[0].isascii()
