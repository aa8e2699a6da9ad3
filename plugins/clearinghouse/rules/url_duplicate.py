"""No resource is listed twice."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.catalog.likeness import find_doi, normal_url
from clearinghouse.problems import Problem
from clearinghouse.rules.rule import Rule


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for item in catalog.of("resource"):
        if (url := item.url) and item.status != "retired":
            doi = find_doi(url)
            owner = first.setdefault(doi or normal_url(url), item.id)
            if owner != item.id:
                message = f"'{owner}' already leads to this address" + (f", by its DOI {doi}" if doi else "")
                hint = f"improve resources/{owner}.md instead, or retire one of the two"
                yield item.source.problem("url-duplicate", ("url",), message, hint)


RULE = Rule(
    "url-duplicate",
    "A resource that is already listed",
    """
Two resources lead to the same address, even if one is written with `http`, `www`, a trailing slash or
tracking words, or one by its publisher and one by its DOI. Keep the better record and bring over what the other says.
""",
    check,
)
