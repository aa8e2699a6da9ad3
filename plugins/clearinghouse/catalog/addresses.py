"""Addresses: every page of the site, and where a link written in a body leads."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import unquote, urlsplit

from clearinghouse.catalog.catalog import Catalog, Item, WrittenPage, asset_address
from clearinghouse.catalog.event_times import meeting_months, month_address
from clearinghouse.catalog.facets import LISTED, moved_publishers
from clearinghouse.catalog.spoken import spoken_addresses
from clearinghouse.content.body import BodyLink
from clearinghouse.content.kinds import KINDS
from clearinghouse.problems import CODES, help_address
from clearinghouse.standards.reference import Reference

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
OUTSIDE = "/.."
"""Stands for any place outside the site, which no page has for its address."""
FIELDS = "/contribute/fields/"
"""Where the field reference is, with a page for each kind below it."""
FULL = 60
"""Up to this many resources are all shown on a standard's own page; beyond that, they have pages of their own."""
Goes = Literal["outside", "page", "file", "nowhere", "unsafe"]


@dataclass(frozen=True)
class Destination:
    """Where a link leads: an address on the site, or for `outside` the link itself."""

    goes: Goes
    address: str
    fragment: str = ""


@dataclass(frozen=True, eq=False)
class Addresses:
    """The site's map: asks where links lead."""

    catalog: Catalog

    @cached_property
    def pages(self) -> Mapping[str, Item | WrittenPage | None]:
        """Address of every page -> the item or page written there, or None for one the site makes."""
        found: dict[str, Item | WrittenPage | None] = dict.fromkeys(made_addresses(self.catalog))
        found.update((page.address, page) for page in self.catalog.pages)
        found.update((item.address, item) for item in self.catalog.items)
        return found

    @cached_property
    def aliases(self) -> Mapping[str, Item]:
        """Earlier address -> the item that lives elsewhere today."""
        return {alias: item for item in self.catalog.items for alias in item.fields.aliases}

    def written_at(self, address: str) -> Item | WrittenPage | None:
        """Return the item or page at an address that it has or had; None for one that the site makes, and for none."""
        return self.pages.get(address) or self.aliases.get(address)

    def resolve(self, target: str, origin: Item | WrittenPage) -> Destination:
        """Return where a link written in the body of `origin` leads.

        `/goals/x/` and `/goals/x` are addresses on the site; `other.md` is a file beside this one; any
        other relative link is a file in the item's own folder, or beside the page.
        """
        try:
            parts = urlsplit(target.strip())
        except ValueError:
            return Destination("unsafe", target)
        if parts.scheme or parts.netloc:
            # Browsers take `https:example.org` for a page of this site, or of another one, by the page it stands on.
            scheme = parts.scheme.casefold()
            safe = scheme in SAFE_SCHEMES and bool(parts.netloc or scheme not in ("http", "https"))
            return Destination("outside" if safe else "unsafe", target)
        if any(ord(c) < 32 for c in target) or "\\" in target:
            return Destination("unsafe", target)
        path = unquote(parts.path)
        if not path:
            return Destination("page", origin.address, parts.fragment)
        return self._inside(path, parts.fragment, origin)

    def _inside(self, path: str, fragment: str, origin: Item | WrittenPage) -> Destination:
        address = self._address(path, origin)
        if address == OUTSIDE:
            return Destination("nowhere", address, fragment)
        for candidate in (address, address.rstrip("/") + "/"):
            if candidate in self.pages or candidate in self.aliases:
                return Destination("page", candidate, fragment)
        there = address in self.catalog.assets or address in self.catalog.refused
        return Destination("file" if there else "nowhere", address, fragment)

    def _address(self, path: str, origin: Item | WrittenPage) -> str:
        if path.startswith("/"):
            return posixpath.normpath(path) + ("/" if path.endswith("/") and path != "/" else "")
        source = origin.source.path
        if path.endswith(".md"):
            return page_address(PurePosixPath(posixpath.normpath(source.parent / path)))
        folder = origin.folder if isinstance(origin, Item) else source.parent
        beside = PurePosixPath(posixpath.normpath(folder / path))
        return asset_address(beside) if beside.parts[:1] not in ((), ("..",)) else OUTSIDE


def addresses_of(catalog: Catalog) -> Addresses:
    """Return the map of a catalogue, made once however many rules ask for it."""
    return catalog.once(Addresses)


def body_links(catalog: Catalog) -> tuple[tuple[Item | WrittenPage, BodyLink, Destination], ...]:
    """Return every link of every body with where it leads, by item and page, in the order of the text."""
    return catalog.once(_body_links)


def _body_links(catalog: Catalog) -> tuple[tuple[Item | WrittenPage, BodyLink, Destination], ...]:
    addresses = addresses_of(catalog)
    return tuple(
        (origin, link, addresses.resolve(link.target, origin))
        for origin in catalog.written
        for link in origin.body.links
    )


def page_address(path: PurePosixPath) -> str:
    """Return the address of the page made from a Markdown file."""
    below = path.relative_to("content") if path.parts[:1] == ("content",) else path
    parts = below.parts[:-1] if below.name == "index.md" else (*below.parts[:-1], below.stem)
    return "/" + "".join(f"{part}/" for part in parts)


MADE_FILES = frozenset(
    {"/catalogue.csv", "/llms.txt", "/robots.txt", "/standards.csv", "/assets/images/favicon.png"}
    | {"/program/figures/figures.csv"}
)
"""Files that the site makes by itself, of the types that content may bring, too."""
MADE_FOLDERS = ("/assets/clearinghouse/", "/assets/external/", "/assets/javascripts/", "/assets/stylesheets/")
"""Folders for what the site's pages load."""


def made_addresses(catalog: Catalog) -> tuple[str, ...]:
    """Return the addresses of the pages that the site makes by itself, later pages of long lists left out."""
    return catalog.once(_made_addresses)


def _made_addresses(catalog: Catalog) -> tuple[str, ...]:
    made = [
        "/",
        "/find/",
        "/list/",
        "/new/",
        "/open-data/",
        "/suggest/",
        "/tell/",
        "/report/",
        "/edit/",
        "/standards/",
        "/standards/coverage/",
        "/program/figures/",
    ]
    made += ["/contribute/"] if not any(page.address == "/contribute/" for page in catalog.pages) else []
    made += ["/contribute/options/", "/contribute/problems/", *(help_address(code) for code in sorted(CODES))]
    made += [FIELDS, *(f"{FIELDS}{name}/" for name in (*(kind.name for kind in KINDS), "page", "vocabulary"))]
    made += [f"/{kind.plural}/" for kind in KINDS]
    made += ["/events/past/", *(month_address(*month) for month in meeting_months(catalog))]
    made += [framework.address for framework in catalog.frameworks]
    made += [reference.address for reference in catalog.references()]
    made += [f"{goal.address}resources/" for goal in catalog.of("goal")]
    made += [f"{standard.address}resources/" for standard in _long(catalog)]
    made += spoken_addresses(catalog)
    made += moved_publishers(catalog)
    for facet in LISTED:
        made.append(f"/{facet.folder}/")
        made += [facet.address(value.id) for value in facet.values(catalog)]
    return tuple(made)


def _long(catalog: Catalog) -> Iterator[Reference]:
    """Yield the standards that more resources name, themselves or by an element, than their page shows."""
    wholes: dict[Reference, tuple[Reference, ...]] = {}
    named = Counter[Reference]()
    for item in catalog.of("resource"):
        for standard in item.standards:
            if standard not in wholes:
                wholes[standard] = tuple(catalog.lineage(standard))
        named.update({whole for standard in item.standards for whole in wholes[standard]})
    return (standard for standard, count in named.items() if count > FULL)
