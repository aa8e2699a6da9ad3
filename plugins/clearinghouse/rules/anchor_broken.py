"""Links to a part of a page find that part."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from urllib.parse import unquote

from clearinghouse.catalog.addresses import addresses_of, body_links
from clearinghouse.catalog.catalog import Catalog
from clearinghouse.problems import Guesses, Problem
from clearinghouse.rules.rule import Rule


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    pages = addresses_of(catalog).pages
    guesses = Guesses()
    for origin, link, place in body_links(catalog):
        target = pages.get(place.address) if place.goes == "page" and place.fragment else None
        if target is None or unquote(place.fragment) in target.body.anchors:
            continue
        close = guesses.nearest(place.fragment, target.body.anchors)
        hint = (
            f"did you mean #{close} ?"
            if close
            else "open the page, follow the heading's link, and copy what stands after #"
        )
        message = f"the page {place.address} has no part '#{place.fragment}'"
        yield Problem(origin.source.path, link.mark, "anchor-broken", message, hint)


RULE = Rule(
    "anchor-broken",
    "A link to a part of a page that is not there",
    """
What stands after `#` in a link is the heading it jumps to, in lower case and with hyphens for spaces:
`/program/coaching-cycle/#find-root-causes` jumps to "Find root causes". The heading was renamed or the link
has a slip of the pen.
""",
    check,
)
