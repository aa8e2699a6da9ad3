"""The one gate between what is written and what everyone may see."""

from __future__ import annotations

import datetime
import html
import re
import unicodedata
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path

from clearinghouse.catalog.addresses import Addresses
from clearinghouse.catalog.catalog import Catalog, Item, asset_address
from clearinghouse.content.kinds import BY_PLURAL
from clearinghouse.content.models import Coach, Entry, Event, Personal, Practice, Resource
from clearinghouse.content.parts import Consent, RootCause

EXAMPLE = "EXAMPLE"
_GENERIC = frozenset(
    {"a", "academy", "and", "at", "center", "charter", "district", "elementary", "for", "grade", "high", "in"}
    | {"intermediate", "junior", "lower", "magnet", "middle", "of", "or", "primary", "public", "regional"}
    | {"school", "schools", "senior", "the", "upper"}
)
"""Words that many schools' names share, so that they give none away."""


def select_published(catalog: Catalog, today: datetime.date) -> Catalog:
    """Return the catalogue that everyone may see on a day.

    Drafts and examples are left out. Where consent is missing or has run out, so is a person, and
    from a practice its school and contact, or the whole of it where other words of it may name the
    school. What names an item that is left out no longer names it. Files are kept only where
    something published refers to them and their own item is public.
    """
    items = _closed(tuple(shown for item in catalog.items if (shown := _shown(item, today))))
    public = replace(catalog, items=items, unread=frozenset(), sources={})
    return replace(public, assets=_referred(public))


def _closed(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the items without names of others, and without collections that hold nothing any more."""
    known = {item.key for item in items}
    stripped = (replace(item, fields=_without_hidden(item.fields, known)) for item in items)
    left = tuple(item for item in stripped if item.kind.name != "collection" or item.get("items"))
    return left if len(left) == len(items) else _closed(left)


def has_consent(consent: Consent | None, today: datetime.date) -> bool:
    """True while a person's consent holds; its last day counts."""
    if consent is None:
        return False
    return bool(consent.public_source) or (consent.expires_on is not None and today <= consent.expires_on)


def is_example(item: Item) -> bool:
    """True for the samples that show editors how an item is written."""
    return EXAMPLE in item.title or item.id.startswith("example-")


def _shown(item: Item, today: datetime.date) -> Item | None:
    if item.status == "draft" or is_example(item):
        return None
    if isinstance(item.fields, Personal):
        return item if has_consent(item.fields.consent, today) else None
    if isinstance(item.fields, Practice) and not has_consent(item.fields.consent, today):
        return _unnamed(item)
    return item


def _unnamed(item: Item) -> Item | None:
    """Return a practice without its school and contact, or None where any of its words may name the school."""
    fields = item.fields
    if not isinstance(fields, Practice) or fields.setting is None:
        return None
    bare = fields.model_copy(update={"school": None, "contact": None, "consent": None})
    telling = _words(fields.school or "") - _GENERIC
    written = _words(f"{item.id} {bare.model_dump_json()} {item.body.text}")
    if fields.school and (not telling or telling & written):
        return None
    return replace(item, fields=bare)


def _words(text: str) -> set[str]:
    """Return the words of a text whatever their capitals, accents, markup or entities."""
    plain = unicodedata.normalize("NFKD", html.unescape(text.replace("\\n", " "))).casefold()
    letters = "".join(c for c in plain if not unicodedata.combining(c) and c not in "*_'\u2019`")
    return set(re.findall(r"[a-z0-9]+", letters))


def _without_hidden(fields: Entry, known: set[str]) -> Entry:
    """Return the fields without the names of items that are not shown."""
    changes: dict[str, object] = {}
    for name, folder in (("resources", "resources"), ("goals", "goals")):
        named = getattr(fields, name, ())
        if any(f"{folder}/{id}" not in known for id in named):
            changes[name] = tuple(id for id in named if f"{folder}/{id}" in known)
    if (items := getattr(fields, "items", None)) and any(choice.item not in known for choice in items):
        changes["items"] = tuple(choice for choice in items if choice.item in known)
    if (replaced := getattr(fields, "replaced_by", None)) and f"resources/{replaced}" not in known:
        changes["replaced_by"] = None
    if causes := getattr(fields, "root_causes", ()):
        changes["root_causes"] = tuple(_shown_cause(cause, known) for cause in causes)
    return fields.model_copy(update=changes) if changes else fields


def _shown_cause(cause: RootCause, known: set[str]) -> RootCause:
    return cause.model_copy(update={"resources": tuple(id for id in cause.resources if f"resources/{id}" in known)})


def _referred(catalog: Catalog) -> Mapping[str, Path]:
    """Return the files that a published page or item refers to, and the site's own in `assets/`."""
    wanted = {address for address in catalog.assets if address.startswith("/assets/")}
    public = {item.key for item in catalog.items}
    addresses = Addresses(catalog)
    for origin in catalog.written:
        found = (addresses.resolve(link.target, origin) for link in origin.body.links)
        wanted.update(place.address for place in found if place.goes == "file")
    for item in catalog.items:
        wanted.update(asset_address(item.folder / name) for _, name in named_files(item))
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


def named_files(item: Item) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the files that an item's fields name, each with the way to the field."""
    fields = item.fields
    if isinstance(fields, Resource):
        yield from ((("attachments", i, "file"), kept.file) for i, kept in enumerate(fields.attachments))
    if isinstance(fields, Event):
        yield from ((("materials", i, "file"), kept.file) for i, kept in enumerate(fields.materials))
    if isinstance(fields, Coach) and fields.photo:
        yield ("photo", "file"), fields.photo.file
