"""What a proposal adds that seems to be on the site already, or names a publisher otherwise than the site does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from clearinghouse.catalog.catalog import Item
from clearinghouse.catalog.facets import publisher_id
from clearinghouse.catalog.listed import By, Listed
from clearinghouse.changes.effects import Lookalike, OddPublisher
from clearinghouse.changes.proposal import Change, Proposal
from clearinghouse.content.models import Resource
from clearinghouse.problems import nearest

_ALIKE_KINDS = ("resource", "coach", "person", "practice")
"""The kinds of which two with one title are likely one thing. Sessions and goals may well share words."""
_SAID_BY_CHECK = frozenset({"url-duplicate", "title-similar"})


def lookalikes(proposal: Proposal) -> tuple[Lookalike, ...]:
    """Return what the change adds, or gives another name or address, that is much like something else.

    What the check itself says of the same file is left out.
    """
    said = {str(problem.path) for problem in proposal.new_problems if problem.code in _SAID_BY_CHECK}
    return tuple(
        Lookalike(item.title, other.title, str(other.source.path), other.status == "retired", alike)
        for kind in _ALIKE_KINDS
        for item, other, alike in _alike(proposal, kind)
        if str(item.source.path) not in said
    )


def _alike(proposal: Proposal, kind: str) -> Iterator[tuple[Item, Item, Literal["publication", "title"]]]:
    fresh = [
        change.after
        for change in proposal.changes
        if isinstance(change.after, Item) and change.kind == kind and _is_fresh(change)
    ]
    if not fresh:
        return
    keys = {item.key for item in fresh}
    others = [item for item in proposal.after.catalog.of(kind) if item.key not in keys]
    listed: Listed[Item] = Listed(item.title for item in others)
    for item in others:
        listed.add(item, item.title, item.url)
    for item in fresh:
        if found := listed.like(item.title, item.url):
            yield item, found.thing, "title" if found.by is By.TITLE else "publication"
        listed.add(item, item.title, item.url)


def _is_fresh(change: Change) -> bool:
    """True where something is new, or goes by another title or address than before."""
    old, new = change.before, change.after
    if not isinstance(old, Item) or not isinstance(new, Item):
        return True
    return (old.title, old.url) != (new.title, new.url)


def odd_publishers(proposal: Proposal) -> tuple[OddPublisher, ...]:
    """Return the resources whose publisher is new to the site and nearly that of others."""
    known = {resource.publisher for item in proposal.before.catalog.of("resource") if (resource := item.as_a(Resource))}
    by_id = {publisher_id(name): name for name in sorted(known)}
    fresh = [
        resource
        for change in proposal.changes
        if isinstance(change.after, Item) and (resource := change.after.as_a(Resource))
    ]
    new = {resource.publisher for resource in fresh} - known
    usual = {name: by_id.get(publisher_id(name)) or nearest(name, known, 0.9) for name in new}
    return tuple(OddPublisher(it.title, it.publisher, other) for it in fresh if (other := usual.get(it.publisher)))
