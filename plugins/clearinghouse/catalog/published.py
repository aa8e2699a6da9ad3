"""The one gate between what is written and what everyone may see."""

from __future__ import annotations

import datetime
from collections import deque
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from clearinghouse.catalog.addresses import Addresses
from clearinghouse.catalog.catalog import Catalog, Item, WrittenPage, asset_address
from clearinghouse.catalog.consent import consent_of, has_consent, needs_consent
from clearinghouse.catalog.meaning import files_in, items_in
from clearinghouse.catalog.nameless import Nameless
from clearinghouse.catalog.public_fields import Emptied, public_fields
from clearinghouse.content.kinds import BY_NAME, BY_PLURAL
from clearinghouse.content.load import Source
from clearinghouse.content.models import Practice

W = TypeVar("W", Item, WrittenPage)
EXAMPLE = "EXAMPLE"


def select_published(catalog: Catalog, today: datetime.date) -> Catalog:
    """Return the catalogue that everyone may see on a day.

    Drafts and examples are left out. Where consent is missing or has run out, so is a person, and
    from a practice its school and contact, or the whole of it where other words of it, its files or
    what it is joined with may name the school. What names an item that is left out no longer names it. Files are kept only where
    something published refers to them and their own item is public.
    """
    nameless = Nameless(catalog)
    shown = tuple(item for item in catalog.items if _is_shown(item, today, nameless))
    agreed = frozenset(item.key for item in shown if _is_agreed(item, today))
    items = tuple(map(_bare, _closed(shown, agreed)))
    pages = tuple(map(_bare, _public_pages(catalog.pages, frozenset(item.key for item in items))))
    public = replace(catalog, items=items, pages=pages, unread=frozenset(), sources={}, around=())
    return replace(public, assets=_referred(public))


def _bare(written: W) -> W:
    """Return an item or page without the marks of its file, which hold all that was typed there, for nobody's eyes, too."""
    return replace(written, body=written.body.to_show(), source=Source(written.source.path))


def _closed(items: tuple[Item, ...], agreed: AbstractSet[str]) -> tuple[Item, ...]:
    """Return the items as everyone may see them, without those that would hold nothing any more.

    Where one is left out, those that name it are looked at again: they may hold nothing any more, too.
    """
    written = {item.key: item for item in items}
    naming = _naming(items)
    shown: dict[str, Item] = dict(written)
    waiting = deque(written)
    while waiting:
        key = waiting.popleft()
        if key not in shown:
            continue
        if public := _public(written[key], shown, key in agreed):
            shown[key] = public
        else:
            del shown[key]
            waiting.extend(naming.get(key, ()))
    return tuple(shown.values())


def _public_pages(pages: Iterable[WrittenPage], known: Container[str]) -> Iterator[WrittenPage]:
    """Yield plain pages as everyone may see them; nobody's consent stands in their heads."""
    for page in pages:
        with suppress(Emptied):
            yield replace(page, fields=public_fields(page.fields, known.__contains__, consent=False))


def _naming(items: Iterable[Item]) -> Mapping[str, Sequence[str]]:
    """Return for each key the keys of the items that name it."""
    found: dict[str, list[str]] = {}
    for item in items:
        for _, kind, id in items_in(item.fields):
            if kind in BY_NAME:
                found.setdefault(f"{BY_NAME[kind].plural}/{id}", []).append(item.key)
    return found


def _public(item: Item, known: Container[str], agreed: bool) -> Item | None:
    try:
        fields = public_fields(item.fields, known.__contains__, agreed)
    except Emptied:
        return None
    return item if fields is item.fields else replace(item, fields=fields)


def is_example(item: Item) -> bool:
    """True for the samples that show editors how an item is written."""
    return EXAMPLE in item.title or item.id.startswith("example-")


def _is_shown(item: Item, today: datetime.date, nameless: Nameless) -> bool:
    if item.status == "draft" or is_example(item):
        return False
    return _is_agreed(item, today) or (isinstance(item.fields, Practice) and nameless.can_show(item, item.fields))


def _is_agreed(item: Item, today: datetime.date) -> bool:
    """True where an item asks for nobody's consent, or has it."""
    return not needs_consent(item) or has_consent(consent_of(item), today)


def _referred(catalog: Catalog) -> Mapping[str, Path]:
    """Return the files that a published page or item refers to, and the site's own in `assets/`."""
    wanted = {address for address in catalog.assets if address.startswith("/assets/")}
    public = {item.key for item in catalog.items}
    addresses = Addresses(catalog)
    for origin in catalog.written:
        found = (addresses.resolve(link.target, origin) for link in origin.body.links)
        wanted.update(place.address for place in found if place.goes == "file")
    for item in catalog.items:
        wanted.update(asset_address(item.folder / name) for _, name in files_in(item.fields))
    return {
        address: disk
        for address, disk in catalog.assets.items()
        if address in wanted and not is_hidden(address, public)
    }


def is_hidden(address: str, public: AbstractSet[str]) -> bool:
    """True for a file in the folder of an item that is not among the public ones, given by their keys."""
    folder, _, rest = address[1:].partition("/")
    id, inside, _ = rest.partition("/")
    return folder in BY_PLURAL and bool(inside) and f"{folder}/{id}" not in public
