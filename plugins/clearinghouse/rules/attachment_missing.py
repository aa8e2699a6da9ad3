"""Files that fields name lie in the item's own folder."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.catalog import Catalog, Item, asset_address
from clearinghouse.catalog.meaning import files_in
from clearinghouse.problems import Problem
from clearinghouse.rules.rule import Rule


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    for item in catalog.items:
        for trail, name in files_in(item.fields):
            address = asset_address(item.folder / name)
            if address not in catalog.assets and address not in catalog.refused:
                message = f"there is no file '{name}' in {item.folder}/"
                yield item.source.problem("attachment-missing", trail, message, _hint(item, name, catalog))


def _hint(item: Item, name: str, catalog: Catalog) -> str:
    """Say where the file is, if it is anywhere; capitals make a difference on the web."""
    last = name.rpartition("/")[2]
    for address in catalog.assets:
        found = address.rpartition("/")[2]
        if found.casefold() == last.casefold() and address.startswith(f"/{item.kind.plural}/"):
            if address == asset_address(item.folder / found):
                return f"the file's name is written {found}"
            place = item.kind.folder.parent / address[1:]
            return f"it lies at {place}; move it to {item.folder / name}"
    return f"add the file as {item.folder / name}"


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
