"""Places: pages to which a reader who names them goes straight, with what people call them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from clearinghouse.content.kinds import KINDS
from clearinghouse.publish.figures.page import figure_places
from clearinghouse.publish.search.entries import Entry
from clearinghouse.publish.site import Site
from clearinghouse.shared import FIND

_FOUND_OTHERWISE = frozenset({"resource", "standard", "topic"})
"""Kinds whose entries the list of results or a code leads to."""

Place = tuple[int, str, str, str, list[str]]
"""The entry's number (-1 for a list that is no entry), address, label of the kind, title, and the names people use."""


def places(site: Site, entries: Sequence[Entry]) -> list[Place]:
    """Return the places in the order of their entries, the lists last."""
    called: dict[str, list[str]] = {}
    for place in site.catalog.vocabulary.places:
        moved = site.addresses.aliases.get(place.address)
        called.setdefault(moved.address if moved else place.address, []).extend(place.terms)
    return [*_entries(entries, called), *_lists(site, called)]


def _entries(entries: Sequence[Entry], called: Mapping[str, Sequence[str]]) -> Iterator[Place]:
    # Every question fetches this list. Where a kind has thousands, their titles are met among the results.
    counts = Counter(entry.kind for entry in entries)
    for number, entry in enumerate(entries):
        card = entry.card
        others = (*entry.asked, *called.get(card.address, ()))
        if entry.kind not in _FOUND_OTHERWISE and (others or counts[entry.kind] <= FIND.places):
            yield number, card.address, card.kind, card.title, [card.title, *others]


def _lists(site: Site, called: Mapping[str, Sequence[str]]) -> Iterator[Place]:
    titles = {f"/{kind.plural}/": site.wording(f"kinds.{kind.name}") for kind in KINDS if kind.name != "resource"}
    titles |= {
        "/resources/": site.wording("kinds.resource"),
        "/topics/": site.wording("facets.topic"),
        "/standards/": site.wording("standards.title"),
        "/standards/coverage/": site.wording("standards.coverage"),
        "/suggest/": site.wording("suggest.title"),
        "/list/": site.wording("list.title"),
    }
    titles |= figure_places(site)
    for address, title in titles.items():
        yield -1, address, site.wording("search.page"), title, [title, *called.get(address, ())]
