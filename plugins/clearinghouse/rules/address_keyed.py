"""Addresses hold no key, and no mail address of whoever they were sent to."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.addresses import body_links
from clearinghouse.catalog.catalog import Catalog
from clearinghouse.content.address_keys import without_keys
from clearinghouse.content.shape import Holds
from clearinghouse.content.walk import walk
from clearinghouse.problems import Problem
from clearinghouse.rules.rule import Rule

CODE = "address-keyed"


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    for item in catalog.items:
        for trail, _, url in walk(item.fields, Holds.LINK):
            if told := _told(url):
                yield item.source.problem(CODE, trail, *told)
    for origin, link, place in body_links(catalog):
        if (
            place.goes == "outside"
            and not link.target.casefold().startswith("mailto:")
            and (told := _told(link.target))
        ):
            yield Problem(origin.source.path, link.mark, CODE, *told)


def _told(url: str) -> tuple[str, str] | None:
    plain = without_keys(url)
    if plain.url == url:
        return None
    what = (
        f"a key ('{', '.join(plain.keys)}'), by which others may come in as whoever it was made for"
        if plain.keys
        else "somebody's mail address"
    )
    return f"the web address holds {what}", f"write it without, and see that it still opens: {plain.url}"


RULE = Rule(
    CODE,
    "A web address with a key in it",
    """
This does not stop the site from being published. Some programs put a key behind the question mark of an address, or who
was sent it: `access_token=`, `sessionid=`, `student=`. Whoever opens such an address may be let in as that person, and
the key stands on the page, in its files and in the history of the repository for good.

Write the address without it, and open that in a window where you are not signed in. If it does not open there, readers
cannot open it either: link to a page that everyone may see. A key that was published is best made void where it came from.
""",
    check,
)
