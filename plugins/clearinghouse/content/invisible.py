"""Letters that print nothing, or turn the reading direction, and so can hide what a text says: one rule for all text."""

from __future__ import annotations

import re
import unicodedata

_BLANKS = frozenset("\u034f\u115f\u1160\u1680\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\u2028\u2029") | {
    chr(code) for code in (*range(0x2000, 0x2007), 0x2008, 0x205F, 0x2065, *range(0xFFF0, 0xFFF9), 0x16FE4)
}
"""Blanks that are no spaces, or that nobody types: fillers of several scripts, the empty braille cell, measured gaps."""
_SIGNED = frozenset(
    chr(code) for code in (*range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD)
)
"""Signs of Arabic, Syriac and Kaithi that Unicode counts among the format characters, and that are seen."""
_JOINERS = "\u200c\u200d"
_PICTURE_STYLE = "\ufe0e\ufe0f"
_KEPT = "\n\t"
_DOUBTFUL = re.compile(r"[^\n\t -~]")
"""Whatever is not plainly seen: all but the letters and signs of ASCII. A text seldom has more than a few of them."""


def composed(text: str) -> str:
    """Return a text with each letter and its accents as one sign, where there is such a sign (Unicode's form NFC)."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def hides_nothing(text: str) -> bool:
    """True for most texts, without a closer look."""
    return text.isascii() and text.isprintable()


def find_invisible(text: str) -> int | None:
    """Return the place of the first letter that nobody can see, or None.

    Spaces are seen as gaps, so they pass. A joiner passes between two letters of a script that needs it, or two
    pictures that it makes one; a sign for the style of a picture passes behind one.

    Source: Unicode TR 36, section 3, and UAX 44, Default_Ignorable_Code_Point.
    """
    doubtful = _DOUBTFUL.finditer(text)
    return next((place.start() for place in doubtful if _hides(place[0], text, place.start())), None)


def shows_something(text: str) -> bool:
    """True where a text has a letter or a digit that can be seen."""
    return any(char.isalnum() for char in text)


def say_invisible(text: str, place: int) -> tuple[str, str]:
    """Return what is wrong at a place that `find_invisible` found, and what to do."""
    before = text[max(place - 20, 0) : place].rpartition("\n")[2]
    where = f" after '{before}'" if before else ""
    hint = "delete the character, or type the words beside it afresh"
    return f"the text holds an invisible character (U+{ord(text[place]):04X}){where}", hint


def _hides(char: str, text: str, place: int) -> bool:
    category = unicodedata.category(char)
    if category in ("Cc", "Co", "Cs"):
        return char not in _KEPT
    if char in _JOINERS:
        return not (_joins(text[place - 1 : place]) and _joins(text[place + 1 : place + 2]))
    if char in _PICTURE_STYLE:
        return not _is_picture(text[place - 1 : place])
    if "\U000e0000" <= char <= "\U000e0fff" or "\ufe00" <= char <= "\ufe0d":
        return True
    return (category == "Cf" and char not in _SIGNED) or char in _BLANKS


def _joins(char: str) -> bool:
    return char > "\u02ff" and (unicodedata.category(char)[0] in "LM" or _is_picture(char) or char in _PICTURE_STYLE)


def _is_picture(char: str) -> bool:
    return bool(char) and (unicodedata.category(char) in ("So", "Sk", "Sm", "Po") or char in "0123456789")
