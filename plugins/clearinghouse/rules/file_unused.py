"""Files that nothing refers to are not published."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.addresses import body_links
from clearinghouse.catalog.catalog import Catalog, asset_address, asset_path
from clearinghouse.catalog.meaning import files_in
from clearinghouse.content.kinds import BY_NAME
from clearinghouse.problems import Mark, Problem
from clearinghouse.rules.rule import Rule


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    used = {place.address for _, _, place in body_links(catalog) if place.goes == "file"}
    used.update(asset_address(item.folder / name) for item in catalog.items for _, name in files_in(item.fields))
    unread = tuple(f"/{BY_NAME[kind].plural}/{id}/" for kind, id in catalog.unread if kind in BY_NAME)
    for address in catalog.assets:
        if address not in used and not address.startswith(("/assets/", *unread)):
            hint = "link to it, name it in the item's attachments, or delete it"
            message = "nothing refers to this file, so it is not published"
            yield Problem(asset_path(address), Mark(), "file-unused", message, hint)


RULE = Rule(
    "file-unused",
    "A file that nothing refers to",
    """
This does not stop the site from being published. A file is published only when a page or item that is
published links to it or names it among its attachments, so that nothing becomes public by accident.
""",
    check,
)
