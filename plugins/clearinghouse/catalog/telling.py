"""What gives a school away: the words of its name, wherever and however they stand in what readers would get."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from clearinghouse.content.body import Body
from clearinghouse.content.html import shown_words

_GENERIC = frozenset(
    {"a", "academy", "and", "at", "center", "charter", "district", "elementary", "for", "grade", "high", "in"}
    | {"intermediate", "junior", "lower", "magnet", "middle", "of", "or", "primary", "public", "regional"}
    | {"school", "schools", "senior", "the", "upper"}
)
"""Words that the names of many schools share, so that they give none away."""
_FOLDED = str.maketrans(
    {
        "\u00f8": "o",
        "\u0142": "l",
        "\u00e6": "ae",
        "\u0153": "oe",
        "\u0111": "d",
        "\u00f0": "d",
        "\u00fe": "th",
        "\u0131": "i",
    }
)
"""Letters that Unicode does not take apart, as people write them without an accent."""
_WRITTEN_OUT = str.maketrans({"\u00e4": "ae", "\u00f6": "oe", "\u00fc": "ue", "\u00f8": "oe", "\u00e5": "aa"})
"""What some write in place of an accent."""
_BLANKS = re.compile(r"\\[nrtfb]")
"""Blanks as JSON writes them."""
_CODED = re.compile(r"xn--[a-z0-9-]+", re.IGNORECASE)
_BEGINS, _WITHIN, _APART = 4, 5, 6
"""A word of so many letters tells its school where another word begins with it (`Kings`), where it stands inside another,
as in an address, and where its own letters stand apart. A shorter one does so by chance: `King` is in `making`."""


def tells_school(school: str, written: str, body: Body) -> bool:
    """True where fields as they are written, or a body as its source or its page has it, may name a school.

    A school's name that has letters beyond the Latin ones, or no telling word, is told by whatever is written.
    """
    telling = {*_telling(school), *_telling(school.casefold().translate(_WRITTEN_OUT))}
    if not telling or any(letter.isalpha() and not letter.isascii() for letter in _folded(school)):
        return True
    texts = [written, body.text, shown_words(body.html)]
    return any(_tells(telling, form) for text in texts for form in _forms(text))


def _telling(school: str) -> set[str]:
    """Return the telling words of a name, and all of them as one."""
    words = [word for word in _words(school) if word not in _GENERIC]
    return {*words, "".join(words)} - {""}


def _forms(text: str) -> Iterator[str]:
    """Yield a text as it is written, and with what stands for other signs in HTML and in addresses read."""
    yield text
    yield unescape(text)
    yield unquote(text)
    yield _CODED.sub(lambda host: _decoded(host[0]), text)


def _decoded(host: str) -> str:
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


def _tells(telling: set[str], text: str) -> bool:
    found = list(_words(text))
    runs, squeezed = set(found), "".join(found)
    return any(word in runs or _is_inside(word, runs, squeezed) for word in telling)


def _is_inside(word: str, runs: set[str], squeezed: str) -> bool:
    if len(word) >= _APART and word in squeezed:
        return True
    if len(word) >= _WITHIN:
        return any(word in run for run in runs)
    return len(word) >= _BEGINS and any(run.startswith(word) for run in runs)


def _words(text: str) -> Iterator[str]:
    """Yield the words of a text whatever their capitals, accents and marks of emphasis."""
    return (found[0] for found in re.finditer(r"[a-z]+|[0-9]+", _folded(_BLANKS.sub(" ", text))))


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_FOLDED))
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in "*_'\u2019`")
