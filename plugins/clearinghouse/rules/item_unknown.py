"""Items name items that exist."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.catalog.meaning import items_in
from clearinghouse.content.kinds import BY_NAME, BY_PLURAL
from clearinghouse.content.models import Resource
from clearinghouse.problems import Problem, nearest
from clearinghouse.rules.rule import Rule


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    for item in catalog.items:
        for trail, kind, id in items_in(item.fields):
            if catalog.get(kind, id) is None and (kind, id) not in catalog.unread:
                yield item.source.problem("item-unknown", trail, *_explain(kind, id, catalog))
        if (resource := item.as_a(Resource)) and resource.replaced_by == item.id:
            message = "this is said to be replaced by itself"
            yield item.source.problem("item-unknown", ("replaced_by",), message, "name the other resource")


def _explain(kind: str, id: str, catalog: Catalog) -> tuple[str, str]:
    if kind not in BY_NAME:
        return f"there is no folder '{kind}' of items", f"the folders are: {', '.join(BY_PLURAL)}"
    known = [item.id for item in catalog.of(kind)]
    by_title = {item.title.casefold(): item.id for item in catalog.of(kind)}
    begun = next((other for other in sorted(known) if other.startswith(id)), None)
    close = by_title.get(id.casefold()) or begun or nearest(id, known)
    hint = f"did you mean '{close}'?" if close else "an id is the name of the item's file, without '.md'"
    return f"there is no {BY_NAME[kind].label.lower()} '{id}'", hint


RULE = Rule(
    "item-unknown",
    "An item that does not exist",
    """
A field names another item, such as a goal or a resource, and there is none by that id. The id is the name
of the item's file without `.md`, and also the end of its page's address: `/resources/attendance-guide/`
is the resource `attendance-guide`.

```yaml
goals: [instructional-leadership]
replaced_by: attendance-guide
```
""",
    check,
)
