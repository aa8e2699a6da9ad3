"""Likeness: what makes two resources the same. One address, one DOI, or nearly one title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from math import ceil
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from clearinghouse.content.letters import without_accents
from clearinghouse.shared import read_data

_WORD = re.compile(r"\w+")
Words = frozenset[str]
ALIKE = 0.85
COMMON = 200
_MAX_COMPARED = 1000
_SAME = read_data("suggest/same.js", "SAME")
SMALL_WORDS = frozenset(_SAME["small"])
"""Words that tell no title from another."""
_TRACKING = re.compile(_SAME["tracking"], re.IGNORECASE)
_ROUTE = re.compile(_SAME["route"])
_TWINS = tuple((re.compile(pattern), one.replace("{}", r"\1")) for pattern, one in _SAME["twins"])
_FRONT_PAGE = re.compile(_SAME["front_page"], re.IGNORECASE)
_ERIC = re.compile(r"(?<![a-z0-9])(E[JD])\s?0*(\d{6,8})(?![a-z0-9])", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")
_BARE_DOI = re.compile(r"^\s*+(?:doi\s*+:?\s*+)?(?=10\.\d)", re.IGNORECASE)
_DOI_HOSTS = frozenset(["doi.org", "dx.doi.org"])
_DOI_FOLDER = re.compile(r"/doi/(?:abs/|full/|pdf/|pdfplus/|epdf/|epub/|book/)?(?=10\.\d)", re.IGNORECASE)


@lru_cache(maxsize=2**12)
def normal_url(url: str) -> str:
    """Return a web address without what changes nothing: scheme, www, capitals of the host, tracking, anchor.

    An anchor that is an address of its own (`#/page`, `#!page`, the `gid=` of a sheet) stays; the addresses under which
    one video or document is known come to one. Text that is no address comes back as it is.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return url
    port = f":{parts.port}" if _own_port(url) else ""
    kept = sorted(
        (name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(name, host)
    )
    path = _FRONT_PAGE.sub("", unquote(parts.path))
    route = f"#{parts.fragment}" if _ROUTE.match(parts.fragment) else ""
    return f"{_one_of_twins(f'{host}{port}{path}?{urlencode(kept)}')}{route}"


def _one_of_twins(address: str) -> str:
    plain = address.removesuffix("?")
    bare = plain.casefold() if plain.startswith(tuple(_SAME["any_case"])) else plain
    return next((pattern.sub(one, bare) for pattern, one in _TWINS if pattern.match(bare)), plain)


def _tracks(name: str, host: str) -> bool:
    return bool(_TRACKING.match(name)) or name in _SAME["tracking_at"].get(host, ())


def untracked_url(url: str) -> str:
    """Return a web address without the words that only count readers; all else stays as it is written."""
    head, sign, rest = url.partition("?")
    query, mark, anchor = rest.partition("#")
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return url
    kept = [part for part in query.split("&") if part and not _tracks(unquote(part.partition("=")[0]), host)]
    whole = f"{head}?{'&'.join(kept)}" if kept else head
    return re.sub(r"#?:~:text=.*$", "", f"{whole}{mark}{anchor}") if sign else re.sub(r"#?:~:text=.*$", "", url)


def eric_number(text: str) -> str:
    """Return the number that ERIC, the library of education research, gave what a text names: `EJ1234567`; or nothing."""
    found = _ERIC.search(text[:2000])
    return f"{found[1].upper()}{found[2]}" if found else ""


def _own_port(url: str) -> bool:
    try:
        return urlsplit(url).port not in (None, 80, 443)
    except ValueError:
        return False


@lru_cache(maxsize=2**12)
def find_doi(text: str) -> str | None:
    """Return the DOI that a text is, in lower case, or None.

    Known are `10.1000/x`, `doi:10.1000/x`, an address at doi.org or dx.doi.org, and a publisher's address with
    `/doi/` in it. A DOI in the midst of other words is not taken for the text's own.

    Source: DOI Handbook: two DOIs are equal when they differ in capitals alone.
    """
    if "10." not in text and "%" not in text:
        return None
    found = _DOI.match(_without_front(text[:2000]))
    return found[0].rstrip(".,;:)]}'").casefold() if found else None


def _without_front(text: str) -> str:
    """Return what follows the words by which a DOI is announced, or nothing."""
    if bare := _BARE_DOI.match(text):
        return text[bare.end() :]
    try:
        parts = urlsplit(text.strip() if "://" in text else f"https://{text.strip()}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    path = unquote(parts.path)
    if host in _DOI_HOSTS:
        return path.lstrip("/")
    folder = _DOI_FOLDER.search(path)
    return path[folder.end() :] if folder else ""


@lru_cache(maxsize=2**16)
def title_words(title: str) -> Words:
    """Return the words of a title that tell it from others: no capitals, accents or small words.

    A title of small words alone keeps them; one without any word is itself its only word.
    """
    plain = without_accents(title.casefold())
    words = frozenset(_WORD.findall(plain.replace("'", "").replace("\u2019", "")))
    return words - SMALL_WORDS or words or frozenset([plain.strip()])


class Titles:
    """Titles in the order in which they were added, to look up the first that is nearly a given one.

    Two titles are alike when they share ALIKE of their words, or differ in the spelling of one word alone
    and have at least three others. Such titles share one of their rarest few words, so only those are looked
    up. A word that stands in more than COMMON titles tells nothing and is passed over; titles of the very same
    words are found without it.

    Source: prefix filtering for set similarity joins (Chaudhuri, Ganti and Kaushik 2006).
    """

    def __init__(self, sample: Iterable[str] = ()) -> None:
        """Begin without titles; `sample` are titles from which to learn which words are rare."""
        self._common = Counter(word for title in sample for word in title_words(title))
        self._words: list[Words] = []
        self._same: dict[Words, int] = {}
        self._seen: dict[tuple[str, int], list[int]] = {}

    def add(self, title: str) -> None:
        words = title_words(title)
        place = len(self._words)
        self._words.append(words)
        self._same.setdefault(words, place)
        for word in self._telling(words):
            self._seen.setdefault((word, len(words)), []).append(place)

    def first_like(self, title: str, agree: Callable[[Words, Words], bool] = lambda one, two: True) -> int | None:
        """Return the place of the first title that is nearly the given one, or None.

        Args:
            title: the title to look up.
            agree: a further thing to ask of the words of two alike titles.
        """
        words = title_words(title)
        same = self._same.get(words)
        near = next((place for place in self._near(words) if agree(words, self._words[place])), None)
        return min((place for place in (same, near) if place is not None), default=None)

    def _telling(self, words: Words) -> list[str]:
        """Return the rarest words: two alike titles share one of them, be it a word spelled in two ways."""
        ordered = sorted(words, key=lambda word: (self._common[word], word))
        most = max(len(words) - int(ALIKE * len(words) - 1e-9), 2)
        return [word for word in ordered[:most] if self._common[word] <= COMMON]

    def _near(self, words: Words) -> Iterator[int]:
        """Yield the places of alike titles, the first one first."""
        telling, own, near = self._telling(words), self._words, list[int]()
        for count, shared in _counts(len(words)):
            lists = [self._seen.get((word, count), ()) for word in telling]
            places = set[int]().union(*(found for found in lists if len(found) <= _MAX_COMPARED))
            near += [place for place in places if len(words & own[place]) >= shared]
        yield from (place for place in sorted(near) if _alike(words, own[place]))


@cache
def _counts(many: int) -> tuple[tuple[int, int], ...]:
    """Return how many words a title may have that is like one of `many` words, and how many of them it shares at least."""
    likely = range(max(int(many * ALIKE), 1), int(many / ALIKE) + 2)
    shared = {count: ceil(ALIKE / (1 + ALIKE) * (many + count) - 1e-9) for count in likely}
    return tuple(
        (count, min(least, many - 1) if count == many else least)
        for count, least in shared.items()
        if least <= min(count, many) or count == many
    )


def _alike(words: Words, other: Words) -> bool:
    common, many, others = len(words & other), len(words), len(other)
    if common >= ALIKE * (many + others - common):
        return True
    return common == many - 1 == others - 1 and _one_spelling(words, other)


def _one_spelling(words: Words, other: Words) -> bool:
    """True where one word alone differs, and only by a slip of the keyboard or an ending."""
    mine, theirs = words - other, other - words
    if len(mine) != 1 or len(theirs) != 1 or len(words) < 4:
        return False
    (one,), (two,) = mine, theirs
    if min(len(one), len(two)) < 4 or any(c.isdigit() for c in one + two):
        return False
    return _slipped(one[:60], two[:60]) or _other_ending(one, two)


def _same_beginning(one: str, two: str) -> int:
    """Return with how many letters two words begin alike."""
    unlike = (place for place, (a, b) in enumerate(zip(one, two, strict=False)) if a != b)
    return next(unlike, min(len(one), len(two)))


def _slipped(one: str, two: str) -> bool:
    """True where one letter was added, left out, taken for another or set before its neighbour, after the first."""
    start = _same_beginning(one, two)
    mine, theirs = one[start:], two[start:]
    ways = (
        mine[1:] == theirs[1:],
        mine[1:] == theirs,
        mine == theirs[1:],
        mine == theirs[1:2] + theirs[:1] + theirs[2:],
    )
    return start > 0 and any(ways)


def _other_ending(one: str, two: str) -> bool:
    """True for `teach` and `teaching`, `family` and `families`."""
    same = _same_beginning(one, two)
    return same >= 4 and max(len(one), len(two)) - same <= 3
