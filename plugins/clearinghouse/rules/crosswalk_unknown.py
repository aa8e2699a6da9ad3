"""The crosswalk joins standards that exist."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.problems import Problem
from clearinghouse.rules.rule import Rule
from clearinghouse.rules.standard_unknown import explain
from clearinghouse.standards.reference import parse_reference


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    source = catalog.sources.get("crosswalk")
    for place, association in enumerate(catalog.crosswalk if source else ()):
        for name, end in (("from", association.origin), ("to", association.target)):
            if found := _fault(end, association.level == "framework", catalog):
                assert source is not None
                yield source.problem("crosswalk-unknown", ("associations", place, name), *found)


def _fault(end: str, whole: bool, catalog: Catalog) -> tuple[str, str] | None:
    if ("framework", end.partition("/")[0].casefold()) in catalog.unread:
        return None
    if whole:
        if catalog.framework(end):
            return None
        return f"there is no set of standards '{end}'", f"the sets are: {', '.join(f.id for f in catalog.frameworks)}"
    reference = parse_reference(end)
    if reference is None:
        return f"'{end}' does not name a standard", "write framework/code, such as our-standards/2"
    return None if catalog.standard(reference) else explain(reference, catalog, end)


RULE = Rule(
    "crosswalk-unknown",
    "The crosswalk names a standard that does not exist",
    """
Each line of `content/standards/crosswalks.yml` joins two standards, written as set and code, such as
`our-standards/2`. With `level: framework` it joins two whole sets, and only their ids are written.
""",
    check,
)
