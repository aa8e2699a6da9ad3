"""Examples stay drafts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.catalog.published import is_example
from clearinghouse.problems import Problem
from clearinghouse.rules.rule import Rule


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    for item in catalog.items:
        if is_example(item) and item.status != "draft":
            message = f"'{item.id}' is an example for editors and cannot be {item.status}"
            hint = "set status: draft, or give the real item its own file without EXAMPLE in its name"
            yield item.source.problem("example-published", ("status",), message, hint)


RULE = Rule(
    "example-published",
    "An example would be published",
    """
Files whose name begins with `example-`, and items that call themselves an example in capital letters in their
title, show editors how an item is written. The people and schools in them do not exist, so they are never published.

Copy the example to a new file, give it a real name, and publish that.
""",
    check,
)
