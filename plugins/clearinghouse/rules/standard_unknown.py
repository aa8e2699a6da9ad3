"""Items name standards that exist."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.catalog.everyday.references import References
from clearinghouse.catalog.meaning import standards_in
from clearinghouse.problems import Problem, nearest
from clearinghouse.rules.rule import Rule
from clearinghouse.standards.framework import Framework
from clearinghouse.standards.reference import Reference


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    for item in catalog.items:
        for trail, reference in standards_in(item.fields):
            if catalog.standard(reference) is None and ("framework", reference.framework) not in catalog.unread:
                message, hint = explain(reference, catalog, str(item.source.typed(trail)))
                yield item.source.problem("standard-unknown", trail, message, hint)


def explain(reference: Reference, catalog: Catalog, typed: str) -> tuple[str, str]:
    """Return what is wrong with a reference that leads nowhere, and what to write instead.

    `typed` is the reference as its author wrote it.
    """
    framework = catalog.framework(reference.framework)
    if framework is None:
        known = [framework.id for framework in catalog.frameworks]
        close = nearest(reference.framework, known)
        hint = (
            f"did you mean '{close}/{reference.code}'?" if close else f"the sets of standards are: {', '.join(known)}"
        )
        return f"there is no set of standards '{reference.framework}'", hint
    meant = References([framework]).find(reference.code, framework.short_title)
    if len(meant.ids) == 1 and not meant.doubts:
        return f"no standard '{typed}' in {framework.short_title}", f"write {meant.ids[0]}"
    return f"no standard '{typed}' in {framework.short_title}", _hint(reference.code, framework)


def _hint(code: str, framework: Framework) -> str:
    close = nearest(code, framework.nodes) if len(code) > 2 else None
    first, last = framework.standards[0].code, framework.standards[-1].code
    span = f"its standards are {framework.id}/{first} to {framework.id}/{last}"
    return f"did you mean '{framework.id}/{framework.nodes[close].code}'? {span}" if close else span


RULE = Rule(
    "standard-unknown",
    "A standard that does not exist",
    """
A standard is written as the id of its set, a slash and its code, such as `our-standards/2` or `our-standards/2.B`
or `psel-2015/6a`. Capitals do not matter.

The sets and their codes are listed under [Standards](/standards/). Open a standard's page: the end of its
address is what to write.

```yaml
standards: [our-standards/2, psel-2015/4]
```
""",
    check,
)
