"""What gives a school away: the words of its name, wherever and however they stand in what readers would get."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearinghouse.content.body import Body
from clearinghouse.content.html import told_words
from clearinghouse.content.letters import plain_letters, written_out

GENERIC = frozenset(
    {"a", "academy", "and", "at", "center", "charter", "district", "elementary", "for", "grade", "high", "in"}
    | {"intermediate", "junior", "lower", "magnet", "middle", "of", "or", "primary", "public", "regional"}
    | {"school", "schools", "senior", "the", "upper"}
)
"""Words that the names of many schools share, so that they give none away."""
_MARKS = {ord(mark): None for mark in "*_"}
_BEGINS, _WITHIN, _APART = 4, 5, 6
"""A word of so many letters tells its school where another word begins with it (`Kings`), where it stands inside another,
as in an address, and where its own letters stand apart. A shorter one does so by chance: `King` is in `making`."""


def tells_school(school: str, written: str, body: Body) -> bool:
    """True where fields as they are written, or a body as its source or its page has it, may name a school.

    A school's name that has letters beyond the Latin ones, or no telling word, is told by whatever is written.
    """
    telling = {*_telling(school), *_telling(written_out(school))}
    if not telling or any(letter.isalpha() and not letter.isascii() for letter in plain_letters(school)):
        return True
    whole = {
        "".join(_words(plain_letters(name).casefold().removeprefix("the "))) for name in (school, written_out(school))
    }
    texts = [written, body.text, told_words(body.html)]
    return any(_tells(telling, form) or _has_in_a_word(whole, form) for text in texts for form in _forms(text))


def _telling(school: str) -> set[str]:
    """Return the telling words of a name, and all of them as one."""
    words = [word for word in _words(plain_letters(school).casefold()) if word not in GENERIC]
    return {*words, "".join(words)} - {""}


def _forms(text: str) -> Iterator[str]:
    """Yield a text as it is written, and with what stands for other signs in HTML and in addresses read."""
    yield text.casefold()
    yield plain_letters(text).casefold()


def _tells(telling: set[str], text: str) -> bool:
    found = list(_words(text))
    runs, squeezed = set(found), "".join(found)
    return any(word in runs or _is_inside(word, runs, squeezed) for word in telling)


def _has_in_a_word(names: set[str], text: str) -> bool:
    """True where a name stands within one word, without its blanks, as in the address of a web site."""
    return any(name in word for word in set(_words(text)) for name in names)


def _is_inside(word: str, runs: set[str], squeezed: str) -> bool:
    if len(word) >= _APART and word in squeezed:
        return True
    if len(word) >= _WITHIN:
        return any(word in run for run in runs)
    return len(word) >= _BEGINS and any(run.startswith(word) for run in runs)


def _words(text: str) -> Iterator[str]:
    """Yield the words of a text whatever their capitals, accents and marks of emphasis."""
    return (found[0] for found in re.finditer(r"[a-z]+|[0-9]+", text.translate(_MARKS)))
