"""The reader's own list: one page, the same for everybody, which the reader's browser fills; and what it says of items."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.catalog.catalog import Item
from clearinghouse.publish.item_data import item_facts, told_items
from clearinghouse.publish.json_text import json_text
from clearinghouse.publish.page import Output, Page
from clearinghouse.publish.site import Site

ADDRESS = "/list/"
_TOGETHER = 1_000
"""What the list says of so many items lies in one file: about fifty kilobytes on the wire."""
_TOLD = ("title", "status", "facts", "url", "replaced_by", "retired_note")
"""What a row of the list says of its item. What a reader takes along of it stands beside the item's page alone."""


def reading_list_page(site: Site) -> Page:
    """Return the page of the reader's own list, which also shows the lists that are passed on as links.

    What it lists is in the reader's browser, or in the part of the address that browsers send to no server. Of the
    catalogue it has the key with which each file of items begins.
    """
    title, summary = site.wording("list.title"), site.wording("list.summary")
    firsts = [run[0].key for run in _runs(site)]
    return Page(ADDRESS, title, "list.html", {"firsts": firsts}, summary, above=(site.home,))


def list_data(site: Site) -> Iterator[Output]:
    """Yield what the list says of items in runs of their keys, so that a long list need not ask once an item.

    Each file has, by key, some of what `item_facts` says; what is empty is left out.
    """
    for number, run in enumerate(_runs(site)):
        told = {item.key: _told(site, item) for item in run}
        content = json_text(told)
        yield Output(f"{ADDRESS}items/{number}.json", f"{content}\n")


def _told(site: Site, item: Item) -> dict[str, object]:
    facts = item_facts(site, item)
    return {name: facts[name] for name in _TOLD if facts[name]}


def _runs(site: Site) -> Iterator[list[Item]]:
    items = sorted(told_items(site), key=lambda item: item.key)
    return (items[begin : begin + _TOGETHER] for begin in range(0, len(items), _TOGETHER))
