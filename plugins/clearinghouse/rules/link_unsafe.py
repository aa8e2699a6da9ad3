"""Links are web addresses, e-mail addresses or telephone numbers."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.addresses import body_links
from clearinghouse.catalog.catalog import Catalog
from clearinghouse.content.web_address import address_fault, link_fault
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
        elif place.goes == "outside" and (fault := link_fault(link.target)):
            message = f"not everyone can open the link '{link.target[:80]}'"
            yield Problem(origin.source.path, link.mark, "link-unsafe", message, fault)
    yield from _frameworks(catalog)
    yield from _crosswalk(catalog)


def _frameworks(catalog: Catalog) -> Iterator[Problem]:
    for framework in (*catalog.frameworks, *catalog.processes):
        for trail, address in ((("url",), framework.url), (("source", "url"), framework.source.url)):
            if (fault := address_fault(address)) and (source := catalog.sources.get(framework.id)):
                message = f"not everyone can open the web address '{address[:80]}'"
                yield source.problem("link-unsafe", trail, message, fault)


def _crosswalk(catalog: Catalog) -> Iterator[Problem]:
    source = catalog.sources.get("crosswalk")
    for place, association in enumerate(catalog.crosswalk if source else ()):
        url = "" if isinstance(association.source, str) else association.source.url
        if source and url and (fault := address_fault(url)):
            message = f"not everyone can open the web address '{url[:80]}'"
            yield source.problem("link-unsafe", ("associations", place, "source", "url"), message, fault)


RULE = Rule(
    "link-unsafe",
    "A link or picture that is not allowed",
    """
Links begin with `https://` or `http://` (a web page), `mailto:` (an e-mail address), `tel:` (a telephone
number) or `/` (a page of this site). Everything else could run something in a reader's browser.

A web address can be opened by everyone: none inside a school's own network, none with a user name or a password in
it, and none whose letters only look like those of another web site. A link that writes a mail names one address, and
may bring a subject and words along.

Pictures lie in the item's own folder or beside the page. A picture fetched from another site would tell
that site who reads ours.
""",
    check,
)
