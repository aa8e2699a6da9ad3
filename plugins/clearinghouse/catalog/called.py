"""What people and schools are called, and where a text calls them so, however it writes the name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from clearinghouse.catalog.catalog import Item
from clearinghouse.catalog.consent import agreed_name
from clearinghouse.content.models import Personal

_BETWEEN = r"(?:(?:[\s*_>\-\u2010-\u2015]|&nbsp;|&#160;){1,6}|\.)"
"""What may stand between the parts of a name: space of any kind, marks of emphasis and quotation, hyphens, a dot."""
_MIDDLE = rf"{_BETWEEN}(?:[^\W\d_]\.?{_BETWEEN})?"
"""The same, with an initial in between."""
_BESIDE_NAMES = frozenset(
    "dr mr mrs ms mx miss prof professor rev sr jr ii iii phd ph.d edd ed.d ma m.a med m.ed mba".split()
)
"""What stands before or behind a name and is often left out."""
_WORD = re.compile(r"[^\W_]+")


class Way(NamedTuple):
    """A way to tell somebody: a pattern for it in small letters, and a word that stands wherever it is found."""

    pattern: str
    word: str


def folded(text: str) -> str:
    """Return a text in small letters without accents, letter for letter, so that every place in it is the same."""
    if text.isascii():
        return text.lower()
    return "".join(unicodedata.normalize("NFKD", letter)[0].lower()[0] for letter in text)


def ways_to_tell(item: Item) -> frozenset[Way]:
    """Return what tells the person or school of an item: the name, and how to reach them."""
    words = [word.strip(",") for word in folded(agreed_name(item)).split()]
    found = [_by_name([word for word in words if word.strip(".,") not in _BESIDE_NAMES] or words)]
    if isinstance(item.fields, Personal) and (contact := item.fields.contact):
        found += [_by_sign(folded(text)) for text in (contact.email, contact.url and _page(contact.url)) if text]
        found += [_by_number(contact.phone)] if contact.phone else []
    return frozenset(way for way in found if way.word)


def _by_name(words: list[str]) -> Way:
    """A name however its words are parted, with an initial between them or in place of the first, or the last one first."""
    parts = [re.escape(word) for word in words]
    if len(parts) < 2:
        return Way("".join(parts), _last("".join(words)))
    first = [_MIDDLE.join(parts), rf"{parts[-1]},\s*{_MIDDLE.join(parts[:-1])}"]
    first += [_MIDDLE.join((parts[0], parts[-1]))] if len(parts) > 2 else []
    return Way("|".join([*first, rf"{words[0][0]}\.\s*{_MIDDLE.join(parts[1:])}"]), _last(words[-1]))


def _by_sign(text: str) -> Way:
    return Way(re.escape(text), max(_WORD.findall(text), key=len, default=""))


def _by_number(phone: str) -> Way:
    digits = re.findall(r"\d+", phone)
    return Way(r"\W{0,3}".join(digits), digits[-1] if len("".join(digits)) > 6 else "")


def _page(url: str) -> str:
    """Return a web address without its scheme, where it is more than the name of a site, which many may share."""
    rest = url.partition("://")[2].strip("/")
    return rest if "/" in rest else ""


def _last(text: str) -> str:
    words: list[str] = _WORD.findall(text)
    return words[-1] if words else ""


class Names:
    """Names to look for in texts. A pattern is tried only where its word stands: there may be hundreds of either."""

    def __init__(self, ways: Iterable[tuple[Way, str]]) -> None:
        """`ways` are each with the name to tell of."""
        self._by_word: dict[str, list[tuple[re.Pattern[str], str]]] = {}
        for way, name in ways:
            pattern = re.compile(rf"(?<![^\W_])(?:{way.pattern})(?![^\W_])")
            self._by_word.setdefault(way.word, []).append((pattern, name))

    def __bool__(self) -> bool:
        return bool(self._by_word)

    def found_in(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield each place of a text that tells somebody, with the name, in the order of the text."""
        plain = folded(text)
        there = self._by_word.keys() & set(_WORD.findall(plain))
        found = {
            (match.start(), name)
            for word in there
            for pattern, name in self._by_word[word]
            for match in pattern.finditer(plain)
        }
        yield from sorted(found)
