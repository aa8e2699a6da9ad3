"""What a proposal does to each item and page that it edits, and what becomes of that for readers."""

from __future__ import annotations

import datetime

from clearinghouse.catalog.catalog import Item, WrittenPage
from clearinghouse.catalog.consent import consent_of, has_consent, needs_consent
from clearinghouse.catalog.published import is_example
from clearinghouse.changes.bodies import compare_bodies, outside_links
from clearinghouse.changes.effects import Act, FieldChange, Hidden, PageEffect, Standing
from clearinghouse.changes.fields import compare_fields
from clearinghouse.changes.places import beyond
from clearinghouse.changes.proposal import Change, Proposal
from clearinghouse.content.models import Resource

_TURNS: dict[Act, Standing] = {"withdraws": "withdrawn", "publishes": "published", "brings back": "brought back"}


def page_effect(change: Change, proposal: Proposal) -> PageEffect:
    """Return what a proposal does to an item or plain page."""
    old, new, after = change.before, change.after, proposal.after
    there, item = new or old, new if isinstance(new, Item) else None
    was, will = proposal.before.places(old), after.places(new)
    act = _act(change, proposal)
    resource, replacement = (item.as_a(Resource), after.catalog.replacement(item)) if item else (None, None)
    return PageEffect(
        path=change.path,
        kind=change.kind,
        title=change.title,
        act=act,
        standing=_standing(change, act, proposal),
        hidden=_why_hidden(item, after.today) if item and not after.shows(item) else "",
        address=there.address if there else "",
        old_address=old.address if old else "",
        leads_to=after.leads_to(old.address) if old else "",
        seen_before=proposal.before.shows(old),
        seen_after=after.shows(new),
        fields=_fields(change, proposal),
        body=compare_bodies(old.body, new.body) if old and new else None,
        summary=(new.fields.summary or "") if new else "",
        url=(item.url or "") if item else "",
        links=outside_links(new.body) if new and not old else (),
        replaced_by=replacement.title if replacement else "",
        retired_note=(resource.retired_note or "") if resource else "",
        gained=beyond(will, was),
        lost=beyond(was, will),
        namers=_namers(change, act, proposal),
    )


def _fields(change: Change, proposal: Proposal) -> tuple[FieldChange, ...]:
    if not change.before or not change.after:
        return ()
    return compare_fields(change.before.fields, change.after.fields, proposal.before.catalog, proposal.after.catalog)


def _namers(change: Change, act: Act, proposal: Proposal) -> tuple[str, ...]:
    """Return the titles of what names a thing today that goes, or afterwards one that is retired, drafts included."""
    if act == "removes":
        return proposal.before.namers_of(change.before)
    return proposal.after.namers_of(change.after) if act == "retires" else ()


def _act(change: Change, proposal: Proposal) -> Act:
    if change.unread:
        return "changes" if change.before else "adds"
    if not change.after:
        return "removes"
    if not change.before:
        return "adds" if proposal.after.shows(change.after) else "drafts"
    return _turn(change, proposal) or ("moves" if change.moved else "changes")


def _turn(change: Change, proposal: Proposal) -> Act | None:
    """Return what happens to the status of a page that stays, or to who sees it, or None where both stay."""
    was, will = _status(change.before), _status(change.after)
    seen = proposal.before.shows(change.before), proposal.after.shows(change.after)
    if will == "retired" != was:
        return "retires"
    if seen[0] != seen[1]:
        return "publishes" if seen[1] else "withdraws"
    return "brings back" if was == "retired" != will else None


def _status(written: Item | WrittenPage | None) -> str:
    return written.status if isinstance(written, Item) else "published"


def _standing(change: Change, act: Act, proposal: Proposal) -> Standing:
    """Return what a change means for the readers of a page."""
    if act == "removes":
        return "removed" if proposal.before.shows(change.before) else "removed hidden"
    if change.after is None:
        return "unread"
    if not isinstance(change.after, Item):
        return "shown"
    if act == "retires":
        return "retired" if proposal.after.shows(change.after) else "retired hidden"
    return _TURNS.get(act) or _unturned(change, change.after, proposal)


def _unturned(change: Change, item: Item, proposal: Proposal) -> Standing:
    """Return the standing of an item that is and stays hidden, or is new, or stays visible."""
    if not proposal.after.shows(item):
        return "hidden"
    if not change.before:
        return "shown"
    if change.moved:
        return "moved"
    return "changed retired" if item.status == "retired" else "changed"


def _why_hidden(item: Item, today: datetime.date) -> Hidden:
    """Return why readers do not see an item that they do not see."""
    if item.status == "draft":
        return "draft"
    if is_example(item):
        return "example"
    if needs_consent(item) and not has_consent(consent_of(item), today):
        return "no consent"
    return "empty"
