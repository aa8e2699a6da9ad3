"""Resources with nearly the same title are looked at by a person."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.problems import Problem
from clearinghouse.rules.rule import Rule

ALIKE = 0.85
COMMON = 200
_SMALL = frozenset(["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"])


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    items = [item for item in catalog.of("resource") if item.status != "retired"]
    for item, other in _alike(items):
        message = f"the title is nearly that of '{other.id}': {other.title}"
        hint = "if they are the same thing, keep one; if not, let the titles say how they differ"
        yield item.source.problem("title-similar", ("title",), message, hint)


def _alike(items: list[Item]) -> Iterator[tuple[Item, Item]]:
    """Yield pairs whose titles share ALIKE of their words, each item with the first one like it.

    Two such titles share at least one of their rarest few words, so only those are looked up. A
    word that stands in more than COMMON titles tells nothing and is passed over; titles of the very
    same words are found without it.

    Source: prefix filtering for set similarity joins (Chaudhuri, Ganti and Kaushik 2006).
    """
    words = [frozenset(re.findall(r"\w+", item.title.casefold())) - _SMALL for item in items]
    common = Counter(word for title in words for word in title)
    same: dict[frozenset[str], int] = {}
    seen: dict[str, list[int]] = {}
    for place, title in enumerate(words):
        like = same.setdefault(title, place)
        rarest = sorted(title, key=lambda word: (common[word], word))[: len(title) - int(ALIKE * len(title) - 1e-9)]
        telling = [word for word in rarest if common[word] <= COMMON]
        if like == place:
            like = next(_near(title, telling, seen, words), place)
        if like != place:
            yield items[place], items[like]
        for word in telling:
            seen.setdefault(word, []).append(place)


def _near(
    title: frozenset[str], telling: list[str], seen: dict[str, list[int]], words: list[frozenset[str]]
) -> Iterator[int]:
    """Yield the places of the titles met so far that are alike enough, the first one first."""
    for other in sorted({place for word in telling for place in seen.get(word, ())}):
        if len(title & words[other]) >= ALIKE * len(title | words[other]):
            yield other


RULE = Rule(
    "title-similar",
    "A title much like another",
    """
This does not stop the site from being published. Two resources have nearly the same title: perhaps one thing
was listed twice, or an old and a new edition stand side by side. Keep one, retire the older, or say in the
titles how they differ.
""",
    check,
)
