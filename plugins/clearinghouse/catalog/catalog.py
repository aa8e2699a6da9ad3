"""The catalogue: the immutable whole that rules check and pages are made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TypeVar

from clearinghouse.catalog.meaning import standards_in, terms_of
from clearinghouse.catalog.once import Once
from clearinghouse.content.body import Body
from clearinghouse.content.figures import Figures
from clearinghouse.content.kinds import KINDS, Kind
from clearinghouse.content.load import Reading, ReadPage, Source
from clearinghouse.content.models import ItemFields, PageFields, Resource
from clearinghouse.content.vocabulary import Vocabulary
from clearinghouse.standards.crosswalk import Association, Counterpart, links_by_standard
from clearinghouse.standards.framework import Framework, Standard
from clearinghouse.standards.reference import Reference

E = TypeVar("E", bound=ItemFields)


@dataclass(frozen=True, eq=False)
class Item:
    """Anything in the catalogue: a resource, goal, coach, person, event, practice, challenge or collection."""

    kind: Kind
    id: str
    fields: ItemFields
    body: Body
    source: Source

    @cached_property
    def key(self) -> str:
        """Its folder and id, as other items name it: `resources/attendance-guide`."""
        return f"{self.kind.plural}/{self.id}"

    @cached_property
    def address(self) -> str:
        return f"/{self.key}/"

    @property
    def folder(self) -> PurePosixPath:
        """The item's own folder, where its attachments lie."""
        return self.kind.folder / self.id

    @property
    def title(self) -> str:
        return str(getattr(self.fields, self.fields.called_by))

    @property
    def status(self) -> str:
        return self.fields.status

    def as_a(self, model: type[E]) -> E | None:
        """Return the item's fields where they are those of a model, or None."""
        return self.fields if isinstance(self.fields, model) else None

    @property
    def url(self) -> str | None:
        """Where a resource is published; None for other kinds, and where it is kept here."""
        resource = self.as_a(Resource)
        return resource.url if resource else None

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """The topics the item is about, the main one first."""
        return self.terms("topics")

    def terms(self, listed: str) -> tuple[str, ...]:
        """Return the terms of one list of the vocabulary that the item chooses, in its order."""
        if listed not in self._terms:
            self._terms[listed] = terms_of(self.fields, listed)
        return self._terms[listed]

    @cached_property
    def _terms(self) -> dict[str, tuple[str, ...]]:
        return {}

    @cached_property
    def standards(self) -> tuple[Reference, ...]:
        """Every standard the item names, in its groups too, each once, in the order named."""
        return tuple(dict.fromkeys(reference for _, reference in standards_in(self.fields)))


@dataclass(frozen=True, eq=False)
class WrittenPage:
    """A plain page of the site, written by hand."""

    address: str
    fields: PageFields
    body: Body
    source: Source

    @property
    def title(self) -> str:
        return self.fields.title


@dataclass(frozen=True, eq=False)
class Catalog(Once):
    """Every item, page and standard of the site.

    Items come by kind and id, frameworks in the order in which the site shows them. `assets` are
    the other files, by their address on the site; `refused` are addresses of files that are there
    but of a kind we do not serve. `unread` names what could not be read: see `Reading`. `time_zone` is
    that of every event that names no other; empty where the site's settings name none. `figures` are the program's
    published totals, None where there are none. `around` is what the site's settings say, such as its menu.
    """

    items: tuple[Item, ...] = ()
    pages: tuple[WrittenPage, ...] = ()
    frameworks: tuple[Framework, ...] = ()
    processes: tuple[Framework, ...] = ()
    crosswalk: tuple[Association, ...] = ()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    assets: Mapping[str, Path] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()
    unread: frozenset[tuple[str, str]] = frozenset()
    sources: Mapping[str, Source] = field(default_factory=dict)
    time_zone: str = ""
    figures: Figures | None = None
    around: tuple[str, ...] = ()

    @property
    def written(self) -> tuple[Item | WrittenPage, ...]:
        """Everything that has a body: the items and the plain pages."""
        return (*self.items, *self.pages)

    def of(self, kind: str) -> tuple[Item, ...]:
        """Return the items of a kind, named in the singular."""
        return self._by_kind.get(kind, ())

    def get(self, kind: str, id: str) -> Item | None:
        """Return one item, or None where there is none."""
        return self._by_key.get((kind, id))

    def by_key(self, key: str) -> Item | None:
        """Return the item of a folder and id such as `resources/attendance-guide`, or None where there is none."""
        return self._by_full_key.get(key)

    def replacement(self, item: Item) -> Item | None:
        """Return the resource to use in place of a retired one, or None where it names none that is here."""
        resource = item.as_a(Resource)
        return self.get("resource", resource.replaced_by) if resource and resource.replaced_by else None

    def framework(self, id: str) -> Framework | None:
        """Return a framework of standards, or None where there is none."""
        return self._frameworks.get(id)

    def standard(self, reference: Reference) -> Standard | None:
        """Return the standard that a reference names, or None where there is none."""
        framework = self.framework(reference.framework)
        return framework.nodes.get(reference.code) if framework else None

    def standard_name(self, reference: Reference) -> str:
        """Return a standard as people call it: its framework, its code and what it is about."""
        framework, standard = self.framework(reference.framework), self.standard(reference)
        return f"{framework.short_title} {standard.code} {standard.title}" if framework and standard else str(reference)

    def lineage(self, reference: Reference) -> Iterator[Reference]:
        """Yield a standard and then those it is part of, nearest first; nothing where there is no such standard."""
        framework = self.framework(reference.framework)
        if framework and reference.code in framework.nodes:
            yield from (Reference(framework.id, code) for code in framework.lineage(reference.code))

    def references(self) -> Iterator[Reference]:
        """Yield every standard of every framework, in order."""
        for framework in self.frameworks:
            for node, _ in framework.walk():
                yield framework.reference(node)

    @cached_property
    def links(self) -> Mapping[Reference, tuple[Counterpart, ...]]:
        """Each standard's counterparts in other frameworks."""
        return links_by_standard(self.crosswalk)

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Item, ...]]:
        found: dict[str, list[Item]] = {kind.name: [] for kind in KINDS}
        for item in self.items:
            found[item.kind.name].append(item)
        return {name: tuple(items) for name, items in found.items()}

    @cached_property
    def _by_key(self) -> dict[tuple[str, str], Item]:
        return {(item.kind.name, item.id): item for item in self.items}

    @cached_property
    def _by_full_key(self) -> dict[str, Item]:
        return {item.key: item for item in self.items}

    @cached_property
    def _frameworks(self) -> dict[str, Framework]:
        return {framework.id: framework for framework in self.frameworks}


def make_catalog(reading: Reading, order: Iterable[str] = (), time_zone: str = "") -> Catalog:
    """Return the catalogue of what was read.

    Args:
        reading: a site's content, faults left out.
        order: ids of the frameworks to show first; the others follow by id.
        time_zone: that of events which name no other.
    """
    rank = {id: place for place, id in enumerate(order)}
    found = sorted(reading.frameworks, key=lambda pair: (rank.get(pair[0].id, len(rank)), pair[0].id))
    kinds = {kind.name: place for place, kind in enumerate(KINDS)}
    items = sorted(reading.items, key=lambda item: (kinds[item.kind.name], item.id))
    return Catalog(
        items=tuple(Item(i.kind, i.id, i.fields, i.body, i.source) for i in items),
        pages=tuple(sorted(map(_page, reading.pages), key=lambda page: page.address)),
        frameworks=tuple(framework for framework, _ in found if not framework.is_process),
        processes=tuple(framework for framework, _ in found if framework.is_process),
        crosswalk=reading.crosswalk[0],
        vocabulary=reading.vocabulary[0],
        assets={asset_address(path): disk for path, disk in sorted(reading.assets.items())},
        refused=frozenset(map(asset_address, reading.refused)),
        unread=frozenset(reading.unread),
        sources={
            "crosswalk": reading.crosswalk[1],
            "vocabulary": reading.vocabulary[1],
            "figures": reading.figures[1],
            **{framework.id: source for framework, source in found},
        },
        time_zone=time_zone,
        figures=reading.figures[0],
    )


def asset_address(path: PurePosixPath) -> str:
    """Return the address at which a file other than a page is served."""
    return f"/{path.relative_to('content') if path.parts[0] == 'content' else path}"


def asset_path(address: str) -> PurePosixPath:
    """Return the file that is served at an address, from the site's root: the other way round."""
    path = PurePosixPath(address.lstrip("/"))
    return path if path.parts[0] == "resources" else "content" / path


def _page(read: ReadPage) -> WrittenPage:
    path = read.source.path.relative_to("content").with_suffix("")
    parts = path.parts[:-1] if path.name == "index" else path.parts
    return WrittenPage("/" + "".join(f"{part}/" for part in parts), read.fields, read.body, read.source)
