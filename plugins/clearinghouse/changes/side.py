"""A site on one side of a change: as it is, or as it is proposed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from clearinghouse.catalog.addresses import Addresses, made_addresses
from clearinghouse.catalog.catalog import Catalog, Item, WrittenPage
from clearinghouse.catalog.facets import LISTED
from clearinghouse.catalog.naming import namers
from clearinghouse.catalog.published import select_published
from clearinghouse.changes.effects import IndexPage
from clearinghouse.changes.places import Found, find_places
from clearinghouse.problems import Problem


@dataclass(frozen=True, eq=False)
class Side:
    """Everything a site holds, drafts included, the problems it has, and the day by which it is looked at."""

    catalog: Catalog
    problems: Sequence[Problem]
    today: datetime.date

    @cached_property
    def public(self) -> Catalog:
        """What everyone may see of it."""
        return select_published(self.catalog, self.today)

    @cached_property
    def by_path(self) -> Mapping[str, Item | WrittenPage]:
        """Everything that has a page of its own, by the path of its file."""
        return {str(written.source.path): written for written in self.catalog.written}

    @cached_property
    def shown(self) -> frozenset[str]:
        """The addresses of the items and plain pages that everyone may see."""
        return frozenset(written.address for written in self.public.written)

    @cached_property
    def indexes(self) -> Mapping[str, str]:
        """The address of every page that the site makes by itself -> its name, where it has one."""
        names = {facet.address(value.id): value.label for facet in LISTED for value in facet.values(self.public)}
        names |= {ref.address: self.public.standard_name(ref) for ref in self.public.references()}
        names |= {framework.address: framework.title for framework in self.public.frameworks}
        return {address: names.get(address, "") for address in made_addresses(self.public)}

    @cached_property
    def found(self) -> Found:
        """Where each item that everyone may see is found."""
        return find_places(self.public)

    def shows(self, written: Item | WrittenPage | None) -> bool:
        """True for what everyone may see."""
        return written is not None and written.address in self.shown

    def places(self, written: Item | WrittenPage | None) -> Mapping[str, IndexPage]:
        """Return where readers find an item, by address; nothing for what is not there or no item."""
        return self.found.get(written.key, {}) if isinstance(written, Item) else {}

    def namers_of(self, written: Item | WrittenPage | None) -> tuple[str, ...]:
        """Return the titles of the items that name an item, drafts included."""
        return tuple(item.title for item in self._namers.get(written.key, ())) if isinstance(written, Item) else ()

    @cached_property
    def _namers(self) -> Mapping[str, tuple[Item, ...]]:
        return namers(self.catalog)

    def has(self, address: str) -> bool:
        """True where readers find a page at an address."""
        return address in self.shown or address in self.indexes

    def leads_to(self, address: str) -> str:
        """Return the address where a reader of an address ends: itself, that of its item today, or nowhere ("")."""
        if self.has(address):
            return address
        item = self._aliases.get(address)
        return item.address if item else ""

    @cached_property
    def _aliases(self) -> Mapping[str, Item]:
        return Addresses(self.public).aliases
