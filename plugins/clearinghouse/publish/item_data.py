"""Item data: what pages say of their items, as small JSON files of a few items each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from zlib import crc32

from clearinghouse.catalog.catalog import Item
from clearinghouse.content.kinds import KINDS
from clearinghouse.content.models import Personal, Resource
from clearinghouse.publish.citations.outputs import cited, is_cited
from clearinghouse.publish.json_text import Fragment, json_text
from clearinghouse.publish.page import Output
from clearinghouse.publish.site import Site
from clearinghouse.shared import LIST

# What a link says, and signs of emphasis.
_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)|[*`]")
_ENTRY = re.compile(r"[-*+] +(.+)")
WITHOUT = tuple(kind.name for kind in KINDS if issubclass(kind.model, Personal))
"""Kinds about people. They have a page by consent, and no file that outlives it in anybody's list."""


def item_data(site: Site) -> Iterator[Output]:
    """Yield `/items/<number>.json` with all items, people left out, shared out by `item_file`.

    Each file has its items by key. An item has all of these, in this order, and nothing that its page does not show:

    - `key`: folder and id, which name the item for good; `kind`: such as `resource`; `title`, `summary`.
    - `address`: where the page is, from the root of the site: `/resources/attendance-guide/`.
    - `status`: `published` or `retired`; an editor's preview also has `draft`.
    - `facts`: the words of one line under the title, in order.
    - `type`: the label of a resource's type. `publisher`, `url`, `year`, `minutes`. Each null where there is none.
    - `authors`: in the order they are named. `standards`: as `framework/code`, officially written.
    - `replaced_by`: `key`, `title` and `address` of what to use in place of a retired item, or null.
    - `retired_note`: why it was retired, or null.
    - `try_this`: the one thing to do with it, or null. `questions`: those to talk over, as plain text.
    - `cite`: how a resource is cited: `ris` and `bib` as texts, `csl` as a record of CSL-JSON; else null.

    What has moved stands under its earlier key, too, with the one key `moved_to`: `key`, `title` and `address` of today.
    """
    files: dict[str, dict[str, tuple[Item, bool]]] = {}
    for item in told_items(site):
        for key in (item.key, *(alias.strip("/") for alias in item.fields.aliases)):
            files.setdefault(item_file(key), {})[key] = item, key != item.key
    for address, inside in sorted(files.items()):
        told = {
            key: {"moved_to": _pointer(item)} if moved else _in_full(site, item)
            for key, (item, moved) in sorted(inside.items())
        }
        yield Output(address, json_text(told) + "\n")


def item_file(key: str) -> str:
    """Return the address of the file that tells of an item: CRC-32 of its key, divided by the number of files, the rest.

    So whoever has a key knows the file, on a site of any size, and a change of one item changes one file.
    """
    return f"/items/{crc32(key.encode()) % LIST.files}.json"


def told_items(site: Site) -> Iterator[Item]:
    """Yield the items of which there are data."""
    return (item for item in site.catalog.items if item.kind.name not in WITHOUT)


def _in_full(site: Site, item: Item) -> dict[str, Any]:
    return {**item_facts(site, item), "cite": _cited(site, item) if is_cited(item) else None}


def _cited(site: Site, item: Item) -> dict[str, Any]:
    made = cited(site, item)
    return {"ris": made["ris"], "bib": made["bib"], "csl": Fragment(made["json"][1:-2])}


def item_facts(site: Site, item: Item) -> dict[str, Any]:
    """Return what is told of an item, but for how it is cited: see `item_data`."""
    fields = item.as_a(Resource)
    type = site.catalog.vocabulary.lists["types"].get(fields.type) if fields else None
    other = site.catalog.replacement(item)
    return {
        **_pointer(item),
        "kind": item.kind.name,
        "summary": item.fields.summary,
        "status": item.status,
        "facts": _line(site, item),
        "type": type.label if type else None,
        "publisher": fields.publisher if fields else None,
        "authors": list(fields.authors) if fields else [],
        "year": fields.year if fields else None,
        "url": item.url,
        "minutes": fields.minutes if fields else None,
        "standards": list(_standards(site, item)),
        "replaced_by": _pointer(other) if other else None,
        "retired_note": fields.retired_note if fields else None,
        "try_this": fields.try_this if fields else None,
        "questions": list(_questions(item)),
    }


def _questions(item: Item) -> Iterator[str]:
    """Yield the entries of the list below a heading about questions."""
    asking = False
    for _, line in item.body.lines_outside_code:
        if line[:1] == "#":
            asking = "question" in line.casefold()
        elif asking and (found := _ENTRY.match(line)):
            yield _MARKUP.sub(r"\1", found[1]).strip()


def _pointer(item: Item) -> dict[str, str]:
    return {"key": item.key, "title": item.title, "address": item.address}


def _line(site: Site, item: Item) -> list[str]:
    """The facts of the item's card. Other kinds than resources say first what they are."""
    kind = [] if item.kind.name == "resource" else [site.card(item).kind]
    return [*kind, *filter(None, site.card(item).facts)]


def _standards(site: Site, item: Item) -> Iterator[str]:
    for reference in item.standards:
        if standard := site.catalog.standard(reference):
            yield f"{reference.framework}/{standard.code}"
