"""What everyone sees names only what everyone may see."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.addresses import addresses_of, body_links
from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.catalog.meaning import items_in
from clearinghouse.catalog.published import is_example, is_hidden
from clearinghouse.problems import Problem
from clearinghouse.rules.rule import Rule


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    for item in catalog.items:
        if item.status == "draft" or is_example(item):
            continue
        for trail, kind, id in items_in(item.fields):
            named = catalog.get(kind, id)
            if named and (named.status == "draft" or is_example(named)):
                message = f"this is {item.status} and names '{id}', which is still a draft"
                hint = f"publish {named.source.path} as well, or take the name out"
                yield item.source.problem("names-unpublished", trail, message, hint)
    yield from _links(catalog)


def _links(catalog: Catalog) -> Iterator[Problem]:
    pages = addresses_of(catalog).pages
    shown = {item.key for item in catalog.items if item.status != "draft" and not is_example(item)}
    for origin, link, place in body_links(catalog):
        target = pages.get(place.address) if place.goes == "page" else None
        public = not isinstance(origin, Item) or not (origin.status == "draft" or is_example(origin))
        draft_file = place.goes == "file" and is_hidden(place.address, shown)
        if public and draft_file:
            message = f"'{link.target}' is a file of a draft, which readers do not get"
            yield Problem(
                origin.source.path,
                link.mark,
                "names-unpublished",
                message,
                "publish the draft as well, or take the link out",
            )
        if public and isinstance(target, Item) and (target.status == "draft" or is_example(target)):
            message = f"the link '{link.target}' leads to a draft, which readers do not see"
            hint = f"publish {target.source.path} as well, or take the link out"
            yield Problem(origin.source.path, link.mark, "names-unpublished", message, hint)


RULE = Rule(
    "names-unpublished",
    "A published item names a draft",
    """
Readers would be sent to a page that is not there. Either the draft is ready, then set its
`status: published` in the same change; or it is not, then take its id out of this item until it is.
""",
    check,
)
