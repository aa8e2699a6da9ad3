"""A retired resource tells readers where to go."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.content.models import Resource
from clearinghouse.problems import Problem
from clearinghouse.rules.rule import Rule


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    for item in catalog.of("resource"):
        resource = item.as_a(Resource)
        if resource and item.status == "retired" and not (resource.replaced_by or resource.retired_note):
            hint = "add replaced_by: with the id of the resource to use, or retired_note: with the reason"
            yield item.source.problem(
                "retired-without-notice", ("status",), "this is retired, and nothing says why", hint
            )


RULE = Rule(
    "retired-without-notice",
    "Retired, and nothing says why",
    """
A retired resource keeps its address, because people have saved and shared it. Its page says that it is
retired, so it must also say what to use in its place or why there is nothing:

```yaml
status: retired
replaced_by: attendance-guide
```

or

```yaml
status: retired
retired_note: The publisher withdrew it.
```
""",
    check,
)
