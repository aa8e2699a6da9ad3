"""Pictures are there."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.addresses import body_links
from clearinghouse.catalog.catalog import Catalog
from clearinghouse.problems import Problem, nearest
from clearinghouse.rules.rule import Rule


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    for origin, link, place in body_links(catalog):
        if link.image and place.goes in ("nowhere", "page"):
            close = nearest(place.address, catalog.assets)
            hint = (
                f"did you mean {close} ?" if close else "put the picture into the item's own folder, or beside the page"
            )
            yield Problem(origin.source.path, link.mark, "image-broken", f"there is no picture '{link.target}'", hint)


RULE = Rule(
    "image-broken",
    "A picture is not there",
    """
The text shows a picture whose file is not in the change. For an item, put the file into a folder with the
item's name: the pictures of `resources/attendance-guide.md` lie in `resources/attendance-guide/`. For a page,
put it beside the page. Capitals in file names matter.
""",
    check,
)
