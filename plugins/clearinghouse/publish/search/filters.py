"""Filters: which entries each value of a facet leaves standing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from clearinghouse.catalog.facets import FACETS, Facet, sorts
from clearinghouse.publish.search.entries import Entry
from clearinghouse.publish.site import Site
from clearinghouse.standards.framework import Framework


def facet_values(site: Site, facet: Facet, entries: Sequence[Entry]) -> dict[str, Any]:
    """Return a facet's values, each with its label and the numbers of its entries.

    Values of none are left out, and so is the level that fits all: it answers for each of the others.
    """
    members: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        for id in facet.ids_of(entry.item, site.catalog) if entry.item else ():
            members.setdefault(id, []).append(number)
    return {
        value.id: {"label": value.label, "entries": steps(members[value.id])}
        for value in site.facet_values(facet)
        if value.id in members and value.id != site.catalog.vocabulary.every_level
    }


def standard_values(framework: Framework, members: Mapping[str, Sequence[int]]) -> dict[str, Any]:
    """Return a framework's standards as a flat tree: each with its parent and the numbers of the entries under it.

    An entry counts once under a standard, whether it names it, one of its elements, or its counterpart.

    Args:
        framework: the tree.
        members: a concept -> the numbers of the items under it.
    """
    return {
        code: {
            "label": f"{node.code} {node.title}",
            "under": framework.parents.get(code, ""),
            "entries": steps(members.get(f"#standard/{framework.id}/{code}", ())),
        }
        for code, node in framework.nodes.items()
    }


def _members(entries: Sequence[Entry]) -> dict[str, list[int]]:
    members: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        for concept in entry.concepts if entry.item else ():
            members.setdefault(concept, []).append(number)
    return members


def steps(numbers: Iterable[int]) -> str:
    """Return ascending numbers as the steps from one to the next, the first counted from -1."""
    parts, last = [], -1
    for number in numbers:
        parts.append(str(number - last))
        last = number
    return ",".join(parts)


def all_filters(site: Site, entries: Sequence[Entry]) -> dict[str, dict[str, Any]]:
    """Return every facet by name, and every framework as `standard-<id>`."""
    items = [entry.item for entry in entries if entry.item and entry.kind == "resource"]
    kept = [facet for facet in FACETS if not items or sorts(facet, items, site.catalog)]
    found = {facet.name: facet_values(site, facet, entries) for facet in kept}
    members = _members(entries)
    for framework in site.catalog.frameworks:
        found[f"standard-{framework.id}"] = standard_values(framework, members)
    return found
