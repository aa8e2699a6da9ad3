"""Addresses that readers can open today and that will lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.catalog.spoken import spoken_addresses
from clearinghouse.changes.effects import LostAddress
from clearinghouse.changes.proposal import Change, Proposal


def lost_addresses(proposal: Proposal) -> tuple[LostAddress, ...]:
    """Return the addresses that stop leading anywhere: first those of pages, then those of index pages."""
    return (*_lost_pages(proposal), *_lost_indexes(proposal))


def _lost_pages(proposal: Proposal) -> Iterator[LostAddress]:
    for change in proposal.changes:
        old = change.before
        shown = proposal.before.shows(old) and not change.unread
        if old and shown and not proposal.after.leads_to(old.address):
            yield _lost_page(change, old.address, old.title if change.kind else change.title)


def _lost_page(change: Change, address: str, name: str) -> LostAddress:
    if not change.kind:
        return LostAddress(address, name, "nothing")
    if change.moved:
        return LostAddress(address, name, "alias", change.path)
    return LostAddress(address, name, "retiring" if change.kind == "resource" else "successor")


def _lost_indexes(proposal: Proposal) -> Iterator[LostAddress]:
    """Index pages that go. Those of a publisher or year go with their last resource, which is as it should be."""
    unread = proposal.after.catalog.unread
    if ("vocabulary", "") in unread:
        return
    kept = tuple(f"/standards/{id}/" for kind, id in unread if kind == "framework")
    # A short address of a standard stands while any resource names its set, and one of those may be unread.
    kept += tuple(spoken_addresses(proposal.before.catalog)) if unread else ()
    for address, name in proposal.before.indexes.items():
        passing = address.startswith(("/publishers/", "/years/", "/goals/", *kept))
        if not passing and not proposal.after.leads_to(address):
            yield LostAddress(address, name or address, "asking")
