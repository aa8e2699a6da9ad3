"""Links inside the site lead somewhere."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.addresses import Addresses, body_links
from clearinghouse.catalog.catalog import Catalog
from clearinghouse.problems import Problem, nearest
from clearinghouse.rules.rule import Rule


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    known = Addresses(catalog).pages
    unread = {f"/{kind}s/{id}/" for kind, id in catalog.unread}
    for origin, link, place in body_links(catalog):
        if place.goes == "nowhere" and not link.image and place.address.rstrip("/") + "/" not in unread:
            close = nearest(place.address, known)
            hint = f"did you mean {close} ?" if close else "open the page you mean and copy its address from /"
            yield Problem(origin.source.path, link.mark, "link-broken", f"the link '{link.target}' leads nowhere", hint)


RULE = Rule(
    "link-broken",
    "A link leads nowhere",
    """
The text links to a page or file of this site that is not there. Write links inside the site as the end of
the page's address, beginning and ending with a slash:

```markdown
[the six goals](/goals/)
[an attendance toolkit](/resources/ed-every-student-every-day/)
```

A file in the item's own folder is linked by its name: `[agenda](agenda.pdf)`.
""",
    check,
)
