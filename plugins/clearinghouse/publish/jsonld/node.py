"""Nodes: the pieces of which a page's JSON-LD is made."""

from __future__ import annotations

from typing import Any

Node = dict[str, Any]
CONTEXT = "https://schema.org"


def node(type: str, id: str = "", **values: Any) -> Node:
    """Return a node with what is known; what is empty is left out, since a reader takes it for a claim.

    Args:
        type: a class of schema.org.
        id: the absolute address that names the thing; nothing for a thing without a name of its own.
        values: properties of schema.org.
    """
    made: Node = {"@type": type, "@id": id} if id else {"@type": type}
    for key, value in values.items():
        if value or value not in (None, "", [], ()):
            made[key] = value
    return made


def link(address: str) -> Node | None:
    """Return an address as a link. A bare string is plain text to readers that do not know schema.org's own context."""
    return {"@id": address} if address else None
