"""Live lists ask for something that can be listed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from clearinghouse.catalog.alignment import AlignmentIndex
from clearinghouse.catalog.catalog import Catalog, Item, WrittenPage
from clearinghouse.catalog.live_list import BadRequest, ItemsRequest, parse_request, select_items
from clearinghouse.problems import Mark, Problem
from clearinghouse.rules.rule import Rule

MOST = 300
"""So many entries may the lists of a page have together: more is read by nobody, and fifty full lists weigh six megabytes."""
_FEWER = "ask for fewer with limit=10, leave this list out, or put it on a page of its own"


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    if any(kind in ("vocabulary", "framework") for kind, _ in catalog.unread):
        return
    for origin in catalog.written:
        for mark in origin.body.odd_lists:
            message = "this comment looks like a live list, but is not written as one"
            hint = "write it on a line of its own, as in <!-- clearinghouse: resources topic=attendance -->"
            yield Problem(origin.source.path, mark, "list-invalid", message, hint)
        asked: list[tuple[Mark, ItemsRequest]] = []
        for list in origin.body.live_lists:
            try:
                request = parse_request(list.request, catalog)
                asked += [(list.mark, request)] if isinstance(request, ItemsRequest) else []
            except BadRequest as fault:
                yield _problem(origin, list.mark, fault)
        yield from _too_long(origin, asked, catalog)


def _too_long(
    origin: Item | WrittenPage, asked: Sequence[tuple[Mark, ItemsRequest]], catalog: Catalog
) -> Iterator[Problem]:
    """Yield a problem at the list by which the lists of a page become too long together."""
    if sum(request.limit for _, request in asked) <= MOST:
        return
    listed = 0
    for mark, request in asked:
        listed += len(select_items(request, catalog, catalog.once(AlignmentIndex)))
        if listed > MOST:
            fault = BadRequest(f"the lists of this page have more than {MOST} entries with it", _FEWER)
            yield _problem(origin, mark, fault)
            return


def _problem(origin: Item | WrittenPage, mark: Mark, fault: BadRequest) -> Problem:
    return Problem(origin.source.path, mark, "list-invalid", f"this list cannot be made: {fault}", fault.hint)


RULE = Rule(
    "list-invalid",
    "A live list that cannot be made",
    """
A live list stands on a line of its own and is always up to date:

```markdown
<!-- clearinghouse: resources goal=distributed-leadership limit=5 -->
<!-- clearinghouse: challenges topic=attendance,school-climate -->
<!-- clearinghouse: resources standard=our-standards/2 type=tool sort=newest limit=10 -->
```

First what to list: `resources`, `goals`, `challenges`, `collections`, `practices`, `events`, `coaches` or
`people`. Then, each as name=value, what it must have: `topic`, `type`, `level`, `audience`, `publisher`,
`goal`, `standard`. A comma means "or". `sort` is `best`, `newest`, `title` or `place`; `limit` is a number up
to 100. All lists of a page together have at most 300 entries.
""",
    check,
)
