"""Item data: what a page says of its item, as a small JSON file beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from clearinghouse.catalog.catalog import Item
from clearinghouse.content.kinds import KINDS
from clearinghouse.content.models import Personal, Resource
from clearinghouse.publish.page import Output
from clearinghouse.publish.site import Site

# What a link says, and signs of emphasis.
_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)|[*`]")
_ENTRY = re.compile(r"[-*+] +(.+)")
WITHOUT = tuple(kind.name for kind in KINDS if issubclass(kind.model, Personal))
"""Kinds about people. They have a page by consent, and no file that outlives it in anybody's list."""


def item_data(site: Site) -> Iterator[Output]:
    """Yield `index.json` beside the page of every item, people left out, and at each of its earlier addresses.

    The file at the item's own address has all of these keys, in this order, and holds nothing that
    the page does not show:

    - `key`: folder and id, which name the item for good; `kind`: such as `resource`; `title`, `summary`.
    - `address`: where the page is, from the root of the site: `/resources/attendance-guide/`.
    - `status`: `published` or `retired`; an editor's preview also has `draft`.
    - `facts`: the words of one line under the title, in order.
    - `type`: the label of a resource's type. `publisher`, `url`, `year`, `minutes`. Each null where there is none.
    - `authors`: in the order they are named. `standards`: as `framework/code`, officially written.
    - `replaced_by`: `key`, `title` and `address` of what to use in place of a retired item, or null.
    - `retired_note`: why it was retired, or null.
    - `try_this`: the one thing to do with it, or null. `questions`: those to talk over, as plain text.

    The file at an earlier address has the one key `moved_to`, with `key`, `title` and `address` of the item.
    """
    for item in told_items(site):
        yield _output(item.address, item_facts(site, item))
        for alias in item.fields.aliases:
            yield _output(alias, {"moved_to": _pointer(item)})


def told_items(site: Site) -> Iterator[Item]:
    """Yield the items of which there are data."""
    return (item for item in site.catalog.items if item.kind.name not in WITHOUT)


def _output(address: str, values: dict[str, Any]) -> Output:
    return Output(f"{address}index.json", json.dumps(values, ensure_ascii=False, separators=(",", ":")) + "\n")


def item_facts(site: Site, item: Item) -> dict[str, Any]:
    """Return what the file at the item's own address holds: see `item_data`."""
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
        if line.startswith("#"):
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
