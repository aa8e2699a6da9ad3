"""The finder's page: what it shows before any script has run, and what its script begins with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from clearinghouse.catalog.facets import FACETS, Facet
from clearinghouse.content.kinds import KINDS
from clearinghouse.publish.card import Card
from clearinghouse.publish.page import Later, Link, Page
from clearinghouse.publish.search.entries import Entry
from clearinghouse.publish.search.files import FIRST_FILES, Search
from clearinghouse.publish.search.scripts import scripts_folder
from clearinghouse.publish.site import Site
from clearinghouse.shared import FIND

ADDRESS = "/find/"
_OPEN = ("topic",)

PATTERN = Entry("", "any", Card("", "", "/", "", "", (), draft=True, retired=True, new=True), {})
"""A result with every part that one can have, which the script fills or takes away."""


@dataclass(frozen=True)
class Group:
    """A facet in the panel: its first values as links, and where all of them stand."""

    name: str
    label: str
    links: tuple[Link, ...]
    all: Link | None
    open: bool


def finder_page(site: Site) -> Page:
    """Return the finder's page."""
    title, summary = site.wording("search.window"), site.wording("search.summary")
    return Page(ADDRESS, title, "find.html", Later(lambda: _values(site)), summary, above=(site.home,))


def _values(site: Site) -> dict[str, Any]:
    search = site.once(Search)
    entries = [entry for entry in search.entries if entry.kind not in ("standard", "topic")]
    kept = [facet for facet in FACETS if facet.name in search.filters]
    return {
        "code": next((node.code for framework in site.catalog.frameworks for node in framework.standards), "1"),
        "folder": search.folder,
        "scripts": scripts_folder(),
        "needed": FIRST_FILES,
        "pattern": PATTERN,
        "first": tuple(entries[: FIND.first]),
        "total": len(entries),
        "more": min(FIND.more, len(entries) - FIND.first),
        "kinds": tuple(_kinds(site, entries)),
        "frameworks": site.catalog.frameworks,
        "standards": tuple(_standards(site)),
        "groups": tuple(_group(site, facet) for facet in kept),
        "facets": " ".join(("standard", *(facet.name for facet in kept))),
    }


def _kinds(site: Site, entries: list[Entry]) -> list[tuple[str, str, int]]:
    """Every kind with its label and how many entries it has; standards and topics are found, not browsed."""
    counts = {kind: sum(entry.kind == kind for entry in entries) for kind in {entry.kind for entry in entries}}
    named = {kind.name: site.wording(f"kinds.{kind.name}") for kind in KINDS}
    named["standard"] = site.wording("standards.short")
    named["topic"] = site.wording("facets.topic")
    named["page"] = site.wording("search.pages")
    return [(name, label, counts.get(name, 0)) for name, label in named.items()]


def _standards(site: Site) -> list[Link]:
    rows = []
    for framework in site.catalog.frameworks[:1]:
        for standard in framework.standards:
            reference = framework.reference(standard)
            count = len(site.alignments.of(reference))
            rows.append(Link(f"{standard.code} {standard.title}", reference.address, count=count))
    return rows


def _group(site: Site, facet: Facet) -> Group:
    values = site.once(Search).filters[facet.name]
    order = list(values.items())
    if facet.name != "year":
        order.sort(key=lambda pair: -pair[1]["entries"].count(","))
    links = tuple(
        Link(value["label"], facet.address(id), count=value["entries"].count(",") + 1)
        for id, value in order[: FIND.values]
    )
    all = (
        Link(site.wording("search.all_values", number=len(order)), f"/{facet.folder}/")
        if len(order) > FIND.values
        else None
    )
    return Group(facet.name, site.wording(f"facet.{facet.name}"), links, all, facet.name in _OPEN)
