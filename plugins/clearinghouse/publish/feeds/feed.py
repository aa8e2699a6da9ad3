"""Feeds: which there are, and which items stand in each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from clearinghouse.catalog.catalog import Item
from clearinghouse.catalog.facets import GOAL, TOPIC, Facet
from clearinghouse.content.kinds import KINDS
from clearinghouse.content.models import Challenge, Personal
from clearinghouse.publish.dated import feed_moment
from clearinghouse.publish.site import Site
from clearinghouse.standards.reference import Reference

LONGEST = 50
"""A feed holds this many of the newest; what is older is on the site."""
_FED = (TOPIC, GOAL)
_BEFORE_ALL = "1970-01-01T00:00:00Z"


@dataclass(frozen=True)
class Feed:
    """A feed: the page it belongs to, its title, its items, the newest first, and the moment of the first."""

    page: str
    title: str
    items: tuple[Item, ...]
    updated: str


def all_feeds(site: Site) -> Iterator[Feed]:
    """Yield every feed of the site: of all, of each kind, standard, topic, goal and challenge.

    People stand in none, since a feed is kept by others after a consent has ended; nor does what is
    retired, or has no date at all. A feed without items has the moment of the site's newest, so that it
    can be subscribed to before there is anything in it.
    """
    order = _Newest(site)
    for page, title, items in _subjects(site):
        yield order.feed(page, title, items())


def has_feed(site: Site, address: str) -> bool:
    """True for a page with a feed beside it."""
    return address in site.once(_feed_pages)


def _feed_pages(site: Site) -> frozenset[str]:
    return frozenset(page for page, _, _ in _subjects(site))


def _subjects(site: Site) -> Iterator[tuple[str, str, Callable[[], Iterable[Item]]]]:
    """Yield the page and title of each feed, and what gives its items when asked."""
    yield "/", site.name, lambda: site.catalog.items
    for kind in KINDS:
        if not issubclass(kind.model, Personal):
            yield f"/{kind.plural}/", kind.plural_label, partial(site.catalog.of, kind.name)
    for framework in site.catalog.frameworks:
        for standard, _ in framework.walk():
            reference, title = (
                framework.reference(standard),
                f"{framework.short_title} {standard.code}: {standard.title}",
            )
            yield reference.address, title, partial(_aligned, site, reference)
    for facet in _FED:
        for value in facet.values(site.catalog):
            yield facet.address(value.id), value.label, partial(_members, site, facet, value.id)
    for challenge in site.catalog.of("challenge"):
        yield challenge.address, challenge.title, partial(_named, site, challenge)


def _aligned(site: Site, reference: Reference) -> Iterator[Item]:
    return (row.item for row in site.alignments.of(reference) if row.way != "crosswalk")


def _members(site: Site, facet: Facet, id: str) -> Sequence[Item]:
    return site.members(facet).get(id, ())


def _named(site: Site, challenge: Item) -> Iterator[Item]:
    """Yield a challenge and the resources that its causes name."""
    assert isinstance(challenge.fields, Challenge)
    yield challenge
    ids = dict.fromkeys(id for cause in challenge.fields.root_causes for id in cause.resources)
    yield from (found for id in ids if (found := site.catalog.get("resource", id)))


class _Newest:
    """The items that feeds may name, each with its place among all of them."""

    def __init__(self, site: Site) -> None:
        moments = {item: moment for item in site.catalog.items if _told(item) and (moment := feed_moment(item))}
        ordered = sorted(moments, key=lambda item: (moments[item], item.key), reverse=True)
        self._places = {item: place for place, item in enumerate(ordered)}
        self._ordered, self._moments = ordered, moments
        self._newest = moments[ordered[0]] if ordered else _BEFORE_ALL

    def feed(self, page: str, title: str, items: Iterable[Item]) -> Feed:
        places = {place for item in items if (place := self._places.get(item)) is not None}
        found = tuple(self._ordered[place] for place in sorted(places)[:LONGEST])
        return Feed(page, title, found, self._moments[found[0]] if found else self._newest)


def _told(item: Item) -> bool:
    return item.status != "retired" and not isinstance(item.fields, Personal)
