"""An item's address is made of words."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.content.slug import slugify
from clearinghouse.problems import Mark, Problem
from clearinghouse.rules.rule import Rule

_RANDOM = re.compile(
    r"(?=[a-z0-9-]*\d)(?=[a-z0-9-]*[a-z])(?:[0-9a-f]{8,}(?:-[0-9a-f]{4,})*|[a-z]*+\d[a-z]*+\d[a-z0-9]{6,}|untitled(?:-\d+)?|entry-\d+)|untitled|new-entry"
)


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    for item in catalog.items:
        if _RANDOM.fullmatch(item.id):
            message = f"the file's name '{item.id}' says nothing, and becomes the page's address"
            yield Problem(item.source.path, Mark(), "id-wordless", message, _hint(item, catalog))


def _hint(item: Item, catalog: Catalog) -> str:
    words = slugify(item.title).replace("_", "-").strip("-")
    stem = "-".join(words.split("-")[:8])[:60].strip("-") or "a-short-name"
    better = stem if catalog.get(item.kind.name, stem) is None else f"{stem}-2"
    path = item.source.path
    return f"rename the file, for example: git mv {path} {path.with_name(f'{better}.md')}"


RULE = Rule(
    "id-wordless",
    "A name of no words",
    """
The name of a file becomes the address of its page, which people read, send and remember. A form that was saved without
a title makes a name of letters and numbers.

Give the title first. Then rename the file: lower-case words of the title with hyphens between them. If the page was
published before, add its old address under `aliases`, so that links to it still work.
""",
    check,
)
