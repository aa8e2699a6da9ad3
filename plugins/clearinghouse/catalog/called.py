"""What tells a person or school: the name, in every order and form that people give it, and how to reach them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from clearinghouse.catalog.catalog import Item
from clearinghouse.catalog.consent import agreed_name
from clearinghouse.catalog.telling import GENERIC
from clearinghouse.content.letters import is_unspaced, plain_letters, written_out
from clearinghouse.content.models import Personal
from clearinghouse.content.parts import Contact
from clearinghouse.content.walk import group_in

WORD = re.compile(r"[^\W_]+")
_BESIDE_NAMES = frozenset(
    "dr mr mrs ms mx miss sir prof professor rev hon sr jr ii iii iv phd edd ma med mba mat ms msw psyd esq".split()
)
"""What stands before or behind a name and is often left out."""
_SHARED = re.compile(
    r"(?:\.(?:edu|gov|mil|k12)(?:\.[a-z]{2}){0,2}|\.k12\.[a-z.]+|(?:^|\.)(?:linkedin|facebook|x)\.com)\Z"
)
"""Hosts of whole institutions, which tell nobody by themselves."""
_LEVELS = {"high": "hs", "middle": "ms", "elementary": "es elem", "primary": "ps", "intermediate": "is", "junior": "jr",
           "magnet": "", "charter": "", "upper": "", "lower": "", "senior": "", "regional": ""}  # fmt: skip
"""Levels and sorts of schools, and what people write for them."""
_DISTINCT = 4
"""A word of so many letters in the name of a web site makes the site its person's."""


class Way(NamedTuple):
    """One way to tell somebody, in small plain letters.

    `name`: words in a row, with further names or initials between them. `exact`: words in a row and nothing between.
    `sign`: a mail or web address. `joined`: a name written as one word. `mail`: the same before or behind an @.
    `number`: the last digits of a telephone number.
    """

    by: Literal["name", "exact", "sign", "joined", "mail", "number"]
    said: str


def ways_to_tell(item: Item) -> frozenset[Way]:
    """Return what tells the person or school of an item."""
    name = agreed_name(item)
    ways = person_ways if isinstance(item.fields, Personal) else school_ways
    found = [way for spelled in {name, written_out(name)} for way in ways(spelled)]
    return frozenset([*found, *_reached(item, set(_words(name)))])


def hosts_of(item: Item) -> Iterator[Way]:
    """Yield the web sites and mail hosts of somebody, which then tell nobody else."""
    if contact := group_in(item.fields, Contact):
        found = (
            contact.email and contact.email.rpartition("@")[2],
            contact.url and _bare(contact.url).partition("/")[0],
        )
        yield from (Way("sign", plain_letters(host).casefold()) for host in found if host)


def _reached(item: Item, names: set[str]) -> Iterator[Way]:
    contact = group_in(item.fields, Contact)
    if contact is None:
        return
    if contact.email:
        yield Way("sign", plain_letters(contact.email).casefold())
    if contact.url:
        host, _, page = (bare := _bare(contact.url)).partition("/")
        own = any(len(word) >= _DISTINCT and word in host for word in names)
        yield from [Way("sign", bare)] if page or not _SHARED.search(host) else ()
        yield from [Way("sign", host)] if own else ()
    if (digits := _digits(contact.phone or "")) and len(digits) > 6:
        yield Way("number", digits)


def _bare(url: str) -> str:
    """Return a web address without its scheme, as people write it."""
    rest = plain_letters(url).casefold().partition("://")[2]
    return rest.removeprefix("www.").strip("/")


def _digits(phone: str) -> str:
    """Return the digits by which a telephone is known from at home and abroad alike."""
    return re.sub(r"\D", "", re.split("[a-z]", phone.casefold())[0].replace("(0)", ""))[-9:]


def _words(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(plain_letters(text))]


def school_ways(name: str) -> Iterator[Way]:
    """Yield the ways to write a school's name; none for one that has only words that many have."""
    words = _words(name)
    words = words[1:] if words[:1] == ["the"] else words
    if not GENERIC.issuperset(words):
        for said in (words, *_shorter(words)):
            yield Way("exact", " ".join(said))
            yield from _joined(["".join(said)])


def _shorter(words: list[str]) -> Iterator[list[str]]:
    """Yield how people shorten a school's name that ends in its level: `Sample High`, `Sample HS`."""
    *first, level, last = words if len(words) > 2 else ["", "", ""]
    if last in ("school", "schools") and level in _LEVELS:
        yield [*first, level]
        yield from ([*first, short] for short in _LEVELS[level].split())


def person_ways(name: str) -> Iterator[Way]:
    """Yield the ways to write a person's name: in full, by first or middle and last word, the last one first, by an initial."""
    typed, nicknames = _parts(name)
    if len(typed) < 2:
        yield from (Way("exact", " ".join(words)) for words in typed)
        yield from _joined(["".join(words) for words in typed])
        return
    *firsts, last = typed
    for first in [firsts[0], *nicknames]:
        yield from _in_order(first, last)
    for middle in (words for words in firsts[1:] if len("".join(words)) > 2):
        # Many go by their middle name; by its initial nobody does.
        yield from (Way("name", " ".join(order)) for order in ([*middle, *last], [*last, *middle]))
    rest = [word for words in firsts for word in words]
    yield from (Way("name", " ".join(words)) for words in ([*rest, *last], [*last, *rest]))
    yield from _joined(["".join([*rest, *last])])


def _in_order(first: list[str], last: list[str]) -> Iterator[Way]:
    lasts = [last, *([[word] for word in last] if len(last) > 1 else ())]
    for words in lasts:
        orders = ([*first, *words], [*words, *first], [first[0][0], *words])
        yield from (Way("name", " ".join(order)) for order in orders)
    one, other = "".join(first), "".join(last)
    yield from _joined([one + other, other + one])
    yield from (Way("mail", way) for way in (one[0] + other, other + one[0], one + other[0]) if len(way) > 3)


def first_and_last(name: str) -> tuple[str, str]:
    """Return the first and the last word of a person's name, as `Zander, Quill, Ed.D.` has them; twice the same of one word."""
    typed, _ = _parts(name)
    return " ".join(typed[0]), " ".join(typed[-1])


def _joined(words: Iterable[str]) -> Iterator[Way]:
    yield from (Way("joined", word) for word in words if len(word) > 3 or is_unspaced(word))


def _parts(name: str) -> tuple[list[list[str]], list[list[str]]]:
    """Return the words of a name as they are typed, each in its own parts, and the names that are used instead.

    What stands before the name and behind it is left out; `Zander, Quill` is Quill Zander.
    """
    plain = plain_letters(name)
    instead = [_words(found) for found in re.findall(r"[(\"\u201c\u00ab](.{1,40}?)[)\"\u201d\u00bb]", plain)]
    plain = re.sub(r"[(\"\u201c\u00ab].{0,40}?[)\"\u201d\u00bb]", " ", plain)
    sides = [
        [words for typed in side.split() if (words := _words(typed)) and not _is_beside(words)]
        for side in plain.split(",")
    ]
    sides = [side for side in sides if side]
    turned = sides[1] + sides[0] if len(sides) == 2 else [words for side in sides for words in side]
    return turned or [_words(plain)], [words for words in instead if words]


def _is_beside(words: list[str]) -> bool:
    return "".join(words) in _BESIDE_NAMES
