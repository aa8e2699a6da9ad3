"""Pictures are there."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import PurePosixPath

from clearinghouse.catalog.addresses import body_links
from clearinghouse.catalog.catalog import Catalog, Item, WrittenPage, asset_address
from clearinghouse.content.pictures import PICTURES
from clearinghouse.problems import Guesses, Problem
from clearinghouse.rules.rule import Rule


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    pictures, guesses = _pictures(catalog), Guesses()
    for origin, link, place in body_links(catalog):
        if not link.image:
            continue
        if place.goes in ("nowhere", "page"):
            close = guesses.nearest(place.address, pictures)
            beside = "put the picture into the item's own folder, or beside the page"
            hint = f"did you mean {_typed(close, origin)} ?" if close else beside
            yield Problem(origin.source.path, link.mark, "image-broken", f"there is no picture '{link.target}'", hint)
        elif place.address in catalog.assets and place.address not in pictures:
            hint = (
                f"link to it, without the sign !: [What it is]({link.target}); or show a picture: png, jpg, webp, gif"
            )
            yield Problem(origin.source.path, link.mark, "image-broken", f"'{link.target}' is no picture", hint)


def _pictures(catalog: Catalog) -> frozenset[str]:
    """Return the addresses of all files that are meant as pictures, whether or not they can be read."""
    return frozenset(
        address
        for address in (*catalog.assets, *catalog.refused)
        if PurePosixPath(address).suffix.casefold() in PICTURES
    )


def _typed(address: str, origin: Item | WrittenPage) -> str:
    """Return an address as the author would type it: by the file's name where it lies in the item's own folder."""
    own = asset_address(origin.folder) + "/" if isinstance(origin, Item) else "/"
    return address.removeprefix(own) if own != "/" else address


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
