"""Files that fields name lie in the item's own folder."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.catalog import Catalog, asset_address
from clearinghouse.catalog.published import named_files
from clearinghouse.problems import Problem
from clearinghouse.rules.rule import Rule


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    for item in catalog.items:
        for trail, name in named_files(item):
            if asset_address(item.folder / name) not in catalog.assets:
                message = f"there is no file '{name}' in {item.folder}/"
                yield item.source.problem("attachment-missing", trail, message, f"add the file as {item.folder / name}")


RULE = Rule(
    "attachment-missing",
    "A named file is not there",
    """
Attachments, session materials and portraits lie in a folder that has the item's name and stands beside its
Markdown file:

```
resources/attendance-guide.md
resources/attendance-guide/agenda.pdf
```

Capitals in file names matter.
""",
    check,
)
