"""Resources with nearly the same title are looked at by a person."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.catalog.likeness import Titles
from clearinghouse.problems import Problem
from clearinghouse.rules.rule import Rule


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    items = [item for item in catalog.of("resource") if item.status != "retired"]
    for item, other in _alike(items):
        message = f"the title is nearly that of '{other.id}': {other.title}"
        hint = "if they are the same thing, keep one; if not, let the titles say how they differ"
        yield item.source.problem("title-similar", ("title",), message, hint)


def _alike(items: list[Item]) -> Iterator[tuple[Item, Item]]:
    """Yield pairs whose titles are nearly the same, each item with the first one like it."""
    titles = Titles(item.title for item in items)
    for item in items:
        if (like := titles.first_like(item.title)) is not None:
            yield item, items[like]
        titles.add(item.title)


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
