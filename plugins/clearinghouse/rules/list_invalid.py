"""Live lists ask for something that can be listed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.alignment import AlignmentIndex
from clearinghouse.catalog.catalog import Catalog
from clearinghouse.catalog.live_list import BadRequest, ItemsRequest, parse_request, select_items
from clearinghouse.problems import Problem
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
        listed = 0
        for asked in origin.body.live_lists:
            try:
                before, listed = listed, listed + _length(asked.request, catalog)
                if before <= MOST < listed:
                    raise BadRequest(f"the lists of this page have more than {MOST} entries with it", _FEWER)
            except BadRequest as fault:
                yield Problem(
                    origin.source.path, asked.mark, "list-invalid", f"this list cannot be made: {fault}", fault.hint
                )


def _length(request: str, catalog: Catalog) -> int:
    asked = parse_request(request, catalog)
    return len(select_items(asked, catalog, catalog.once(AlignmentIndex))) if isinstance(asked, ItemsRequest) else 0


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
