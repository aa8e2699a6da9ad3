"""Links are web addresses, e-mail addresses or telephone numbers."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.addresses import body_links
from clearinghouse.catalog.catalog import Catalog
from clearinghouse.problems import Problem
from clearinghouse.rules.rule import Rule


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    for origin, link, place in body_links(catalog):
        outside_image = link.image and place.goes == "outside"
        if place.goes == "unsafe" or outside_image:
            what = "picture does not lie on this site" if link.image else "link is of a kind that is not allowed"
            hint = (
                "put a copy of the picture beside the text"
                if link.image
                else "begin it with https://, mailto:, tel: or /"
            )
            message = f"the {what}: '{link.target[:80]}'"
            yield Problem(origin.source.path, link.mark, "link-unsafe", message, hint)


RULE = Rule(
    "link-unsafe",
    "A link or picture that is not allowed",
    """
Links begin with `https://` or `http://` (a web page), `mailto:` (an e-mail address), `tel:` (a telephone
number) or `/` (a page of this site). Everything else could run something in a reader's browser.

Pictures lie in the item's own folder or beside the page. A picture fetched from another site would tell
that site who reads ours.
""",
    check,
)
