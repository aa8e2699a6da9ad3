"""The tree of a CASE package, from associations that may be missing, doubled, unnumbered or go round in circles."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

DEEPEST = 12
"""Items further down are taken for children of their ancestor on this level."""
Row = Mapping[str, Any]


@dataclass
class Node:
    """An item with its children, in order."""

    item: Row
    children: list[Node] = field(default_factory=list)


@dataclass(frozen=True)
class _Place:
    """Where an item wants to stand: below whom, and where among its siblings. Without a number it comes last."""

    parent: str
    number: float
    row: int


def read_tree(
    document: str, items: Iterable[Row], associations: Iterable[Row]
) -> tuple[tuple[Node, ...], tuple[str, ...]]:
    """Return the items as trees, and what is odd about them, in words for an editor.

    An item with several parents stands below the first of them, by number and then by the order of the
    file. One with none, with an unknown one, or in a circle stands at the top, after the others.
    """
    nodes = {id: Node(item) for item in items if (id := _name(item))}
    wanted = _wanted(nodes, document, associations)
    notes = list(_odd(nodes, wanted, document))
    chosen = {id: places[0] for id, places in wanted.items()}
    roots = _attach(nodes, chosen, document, notes)
    return tuple(roots), tuple(notes)


def _name(item: Row) -> str:
    value = item.get("identifier")
    return value.strip().casefold() if isinstance(value, str) else ""


def _wanted(nodes: Mapping[str, Node], document: str, associations: Iterable[Row]) -> dict[str, list[_Place]]:
    found: dict[str, dict[str, _Place]] = {}
    for row, line in enumerate(associations):
        child, parent = _end(line, "origin"), _end(line, "destination")
        if line.get("associationType") != "isChildOf" or child not in nodes or child == parent:
            continue
        if parent in nodes or parent == document.casefold():
            found.setdefault(child, {}).setdefault(parent, _Place(parent, _number(line), row))
    return {child: sorted(places.values(), key=lambda p: (p.number, p.row)) for child, places in found.items()}


def _end(line: Row, which: str) -> str:
    """Return the identifier at one end of an association, as version 1.1 or the older one writes it."""
    node = line.get(f"{which}NodeURI")
    value = node.get("identifier") if isinstance(node, Mapping) else line.get(f"{which}NodeIdentifier")
    return value.strip().casefold() if isinstance(value, str) else ""


def _number(line: Row) -> float:
    value = line.get("sequenceNumber")
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else float("inf")


def _odd(nodes: Mapping[str, Node], wanted: Mapping[str, list[_Place]], document: str) -> Iterator[str]:
    several = [id for id, places in wanted.items() if len(places) > 1]
    if several:
        yield f"{len(several)} items have several parents and stand below the first: {_words(nodes, several)}"
    unnumbered = sum(places[0].number == float("inf") for places in wanted.values())
    if unnumbered:
        yield f"{unnumbered} items have no number among their siblings; they come after those that have, as in the file."
    orphans = [id for id in nodes if id not in wanted]
    if orphans:
        yield f"{len(orphans)} items have no parent that is in the package and stand at the top: {_words(nodes, orphans)}"


def _words(nodes: Mapping[str, Node], ids: list[str]) -> str:
    told = [
        str(nodes[id].item.get("humanCodingScheme") or nodes[id].item.get("fullStatement") or id)[:60] for id in ids[:5]
    ]
    return ", ".join(told) + (" and others" if len(ids) > 5 else "")


def _attach(nodes: Mapping[str, Node], chosen: Mapping[str, _Place], document: str, notes: list[str]) -> list[Node]:
    """Hang every node below its parent and return those at the top."""
    below: dict[str, list[str]] = {}
    for id in sorted(chosen, key=lambda id: (chosen[id].number, chosen[id].row)):
        below.setdefault(chosen[id].parent, []).append(id)
    roots: list[Node] = []
    left = dict.fromkeys(nodes)
    for id in below.get(document.casefold(), []):
        _grow(id, roots, nodes, below, left)
    for id in [id for id in nodes if id not in chosen]:
        _grow(id, roots, nodes, below, left)
    while left:
        # Nothing at the top leads to what is left, so it goes round in a circle: it is opened at its first item.
        first = next(iter(left))
        notes.append(f"An item is its own ancestor and stands at the top: {_words(nodes, [first])}")
        _grow(first, roots, nodes, below, left)
    return roots


def _grow(
    root: str, roots: list[Node], nodes: Mapping[str, Node], below: Mapping[str, list[str]], left: dict[str, None]
) -> None:
    """Hang an item and all that stands below it, each once."""
    waiting = deque([(root, roots, 1)])
    while waiting:
        id, siblings, depth = waiting.popleft()
        if id not in left:
            continue
        del left[id]
        siblings.append(nodes[id])
        deeper = depth < DEEPEST
        inside = nodes[id].children if deeper else siblings
        waiting.extend((child, inside, depth + deeper) for child in below.get(id, ()))
