"""People to talk to, as pages show them: with the subjects that make them worth asking."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from clearinghouse.catalog.advisers import Adviser
from clearinghouse.catalog.exchange import Match
from clearinghouse.catalog.facets import TOPIC
from clearinghouse.publish.card import Card
from clearinghouse.publish.page import Link
from clearinghouse.publish.site import Site
from clearinghouse.standards.reference import Reference, parse_reference

MOST_SUBJECTS = 3


@dataclass(frozen=True, eq=False)
class AdviserView:
    """A person's card, and links to what they can be asked about."""

    card: Card
    about: tuple[Link, ...]


class _Views:
    """Views of people to talk to, each made once: thousands of pages show the same few."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._made: dict[Adviser, AdviserView] = {}

    def of(self, found: Adviser) -> AdviserView:
        if found not in self._made:
            labels = self._site.values(TOPIC)
            known = [Link(labels[id], TOPIC.address(id)) for id in found.topics if id in labels]
            about = (*self._site.standard_chips(found.standards), *known)
            self._made[found] = AdviserView(self._site.card(found.item), about[:MOST_SUBJECTS])
        return self._made[found]


def show_advisers(site: Site, standards: Iterable[Reference], topics: Iterable[str] = ()) -> tuple[AdviserView, ...]:
    """Return the people to talk to about standards and topics: see `AdviserIndex.of`."""
    views = site.once(_Views)
    return tuple(views.of(found) for found in site.advisers.of(standards, topics))


def show_matches(site: Site, matches: Iterable[Match]) -> tuple[AdviserView, ...]:
    """Return people whom offers and seeks bring together, with the matters that do."""
    return tuple(AdviserView(site.card(one.item), subjects(site, one.matters)[:MOST_SUBJECTS]) for one in matches)


def subjects(site: Site, words: Iterable[str]) -> tuple[Link, ...]:
    """Return links for words that are either standards or topics."""
    labels = site.values(TOPIC)
    links: list[Link] = []
    for word in words:
        if reference := parse_reference(word):
            links.extend(site.standard_chips([reference]))
        elif word in labels:
            links.append(Link(labels[word], TOPIC.address(word)))
    return tuple(links)


def contact_page(site: Site) -> Link:
    """Return where to ask when nobody is listed: the program's contacts, else its people."""
    return site.once(_contact_page)


def _contact_page(site: Site) -> Link:
    address = "/program/contact/"
    written = next((page for page in site.catalog.pages if page.address == address), None)
    return Link(written.fields.title, address) if written else Link(site.wording("people.of_program"), "/coaches/")
