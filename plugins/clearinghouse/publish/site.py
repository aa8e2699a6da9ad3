"""The site in the making: the catalogue with what every page asks of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import quote

from clearinghouse.catalog.addresses import Addresses
from clearinghouse.catalog.advisers import AdviserIndex
from clearinghouse.catalog.alignment import AlignmentIndex
from clearinghouse.catalog.arrivals import new_keys
from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.catalog.exchange import Exchange
from clearinghouse.catalog.facets import Facet, Value
from clearinghouse.catalog.naming import namers
from clearinghouse.catalog.once import Once
from clearinghouse.catalog.order import usual_order
from clearinghouse.catalog.related import RelatedIndex
from clearinghouse.content.kinds import KINDS
from clearinghouse.content.models import Coach
from clearinghouse.content.models.kind import Kind
from clearinghouse.publish.bodies import Bodies
from clearinghouse.publish.card import Card, make_card
from clearinghouse.publish.page import Link
from clearinghouse.standards.reference import Reference
from clearinghouse.words import Words, load_words


@dataclass(frozen=True)
class StandardChip(Link):
    """A link to a standard, with what it asks in plain words."""

    summary: str = ""


# A few thousand addresses are asked for again and again: in heads, feeds, twins and data.
_quoted = lru_cache(maxsize=2**15)(quote)


@dataclass(frozen=True, eq=False)
class Site(Once):
    """A catalogue that may be shown as it is, on a day.

    `page_size` is how many items a listing shows before it goes on to the next page. `url` is where
    the site will stand, `contact_email` takes reports of problems, and `edit_url` is where the files
    of the content folder can be edited; each is empty where the site's settings say nothing of it.
    `has_editor` says whether the browser editor stands at `/edit/`, and `wording` gives the words of its language.
    `name`, `description`, `language` and `publisher` say of the whole site what machine files repeat;
    `data_licence` is the address of the licence under which others may use them, where one was given.
    """

    catalog: Catalog
    today: datetime.date
    page_size: int = 100
    url: str = ""
    contact_email: str = ""
    edit_url: str = ""
    has_editor: bool = False
    wording: Words = field(default_factory=load_words)
    name: str = ""
    description: str = ""
    language: str = "en"
    publisher: str = ""
    data_licence: str = ""

    def __getstate__(self) -> dict[str, Any]:
        """Return the site for another process, without what was made of it here."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    @cached_property
    def home(self) -> Link:
        return Link(self.wording("page.home"), "/")

    @cached_property
    def has_coaches(self) -> bool:
        """Whether somebody says if there is room for another school; else those listed are contacts."""
        coaches = (coach for item in self.catalog.of("coach") if (coach := item.as_a(Coach)))
        return any(coach.accepting is not None for coach in coaches)

    def list_of(self, kind: Kind) -> Link:
        """Return the page that lists a kind. It calls nobody a coach where only contacts are listed."""
        contacts = kind.name == "coach" and not self.has_coaches and self.catalog.of("coach")
        words = self.wording("people.of_program" if contacts else f"kinds.{kind.name}")
        return Link(words, f"/{kind.plural}/")

    def at(self, address: str) -> str:
        """Return an address on this site as the whole web knows it; from the root where nobody knows where it stands."""
        return self._base + _quoted(address)

    @cached_property
    def _base(self) -> str:
        return self.url.rstrip("/")

    @cached_property
    def standards_link(self) -> Link:
        return Link(self.wording("standards.short"), "/standards/")

    @cached_property
    def alignments(self) -> AlignmentIndex:
        return AlignmentIndex(self.catalog)

    @cached_property
    def related(self) -> RelatedIndex:
        return RelatedIndex(self.catalog, self.wording)

    @cached_property
    def advisers(self) -> AdviserIndex:
        return AdviserIndex(self.catalog, self.today)

    @cached_property
    def exchange(self) -> Exchange:
        return Exchange(self.catalog, self.today)

    @cached_property
    def namers(self) -> Mapping[str, tuple[Item, ...]]:
        """An item's key -> the items that name it."""
        return namers(self.catalog)

    @cached_property
    def addresses(self) -> Addresses:
        """Where links on this site lead."""
        return Addresses(self.catalog)

    @cached_property
    def bodies(self) -> Bodies:
        """The bodies as HTML, and as the words that readers see."""
        return Bodies(self.addresses)

    @cached_property
    def _cards(self) -> dict[str, Card]:
        new = new_keys(self.catalog, self.today)
        made = (make_card(item, self.catalog, self.today, self.wording) for item in self.catalog.items)
        return {card.key: replace(card, new=card.key in new) for card in made}

    def card(self, item: Item) -> Card:
        """Return the card of an item, one and the same each time."""
        return self._cards[item.key]

    def cards(self, items: Iterable[Item]) -> tuple[Card, ...]:
        return tuple(self._cards[item.key] for item in items)

    def chips(self, facet: Facet, item: Item) -> tuple[Link, ...]:
        """Return links to the pages of an item's own values of a facet, as the item orders them."""
        labels = self.values(facet)
        return tuple(Link(labels[id], facet.address(id)) for id in facet.named(item) if id in labels)

    def in_order(self, items: Iterable[Item]) -> list[Item]:
        """Return items of a kind in the order in which the kind is shown."""
        return sorted(items, key=lambda item: self._places[item.key])

    @cached_property
    def _places(self) -> dict[str, int]:
        kinds = (sorted(self.catalog.of(kind.name), key=usual_order(kind.name)) for kind in KINDS)
        return {item.key: place for items in kinds for place, item in enumerate(items)}

    def members(self, facet: Facet) -> Mapping[str, Sequence[Item]]:
        """Return the items that answer for each value of a facet, in the catalogue's order."""
        if facet.name not in self._members:
            found: dict[str, list[Item]] = {}
            for item in self.catalog.items:
                for id in facet.ids_of(item, self.catalog):
                    found.setdefault(id, []).append(item)
            self._members[facet.name] = found
        return self._members[facet.name]

    @cached_property
    def _members(self) -> dict[str, Mapping[str, Sequence[Item]]]:
        return {}

    def facet_values(self, facet: Facet) -> tuple[Value, ...]:
        """Return a facet's values, in the words of the site where they are no content."""
        values = facet.values(self.catalog)
        worded = facet.worded
        return tuple(worded(value.id, self.wording) for value in values) if worded else values

    def values(self, facet: Facet) -> dict[str, str]:
        """Return the ids of a facet's values with their labels."""
        if facet.name not in self._value_labels:
            self._value_labels[facet.name] = {value.id: value.label for value in self.facet_values(facet)}
        return self._value_labels[facet.name]

    @cached_property
    def _value_labels(self) -> dict[str, dict[str, str]]:
        return {}

    def standard_chips(self, references: Iterable[Reference]) -> tuple[StandardChip, ...]:
        """Return links to standards: the short name and code as label, the title as note."""
        chips = []
        for reference in references:
            framework, standard = self.catalog.framework(reference.framework), self.catalog.standard(reference)
            if framework and standard:
                label = f"{framework.short_title} {standard.code}"
                chips.append(StandardChip(label, reference.address, standard.title, summary=standard.summary))
        return tuple(chips)
