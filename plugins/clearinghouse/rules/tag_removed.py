"""Nothing that an author wrote is taken out of the page without a word."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.content.html import ALLOWED_TAGS
from clearinghouse.problems import Problem
from clearinghouse.rules.rule import Rule


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    for origin in catalog.written:
        for tag, mark in origin.body.tags:
            if tag not in ALLOWED_TAGS:
                message = f"<{tag}> is not shown, and may hide what follows it"
                hint = f"take it out; to speak of it, write `<{tag}>` between backticks"
                yield Problem(origin.source.path, mark, "tag-removed", message, hint)
        for what, mark in origin.body.open_markup:
            end = "-->" if what == "comment" else ">"
            message = f"this {what} is never closed, and hides what follows it"
            yield Problem(origin.source.path, mark, "tag-removed", message, f"end it with {end}, or take it out")


RULE = Rule(
    "tag-removed",
    "HTML that is not shown",
    """
Simple HTML may stand in a text, such as `<sup>` or `<details>`. Scripts, styles, forms, frames and other tags
are taken out of the page, some of them with all that follows. Take the tag out, or put it between backticks if
you only want to speak of it. A video is linked to, not embedded.
""",
    check,
)
