"""Live lists ask for something that can be listed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.catalog.live_list import BadRequest, parse_request
from clearinghouse.problems import Problem
from clearinghouse.rules.rule import Rule


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    if any(kind in ("vocabulary", "framework") for kind, _ in catalog.unread):
        return
    for origin in catalog.written:
        for mark in origin.body.odd_lists:
            message = "this comment looks like a live list, but is not written as one"
            hint = "write it on a line of its own, as in <!-- clearinghouse: resources topic=attendance -->"
            yield Problem(origin.source.path, mark, "list-invalid", message, hint)
        for asked in origin.body.live_lists:
            try:
                parse_request(asked.request, catalog)
            except BadRequest as fault:
                yield Problem(
                    origin.source.path, asked.mark, "list-invalid", f"this list cannot be made: {fault}", fault.hint
                )


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
to 100.
""",
    check,
)
