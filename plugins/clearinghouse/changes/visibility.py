"""Who sees a page, in words: why something is hidden, and what a change of its status means for readers."""

from __future__ import annotations

import datetime

from clearinghouse.catalog.catalog import Item, Page
from clearinghouse.catalog.published import has_consent, is_example
from clearinghouse.changes.proposal import Change, Proposal
from clearinghouse.content.models import Personal, Practice, Resource
from clearinghouse.github_markdown import code, plain, strong


def why_hidden(item: Item, today: datetime.date) -> str:
    """Return in a sentence why readers do not see an item that they do not see."""
    if item.status == "draft":
        return "It is a draft: readers of the site do not see it until its status is `published`."
    if is_example(item):
        return "It is a sample for editors, which readers never see."
    if isinstance(item.fields, Personal | Practice) and not has_consent(item.fields.consent, today):
        return "Readers do not see it, because there is no consent that holds today."
    return "Readers do not see it, because everything in it is hidden from them."


def who_sees(change: Change, proposal: Proposal) -> str:
    """Return in a sentence or two who will see what a change leaves behind, and what that is today."""
    item = change.after
    if change.unread or item is None:
        return "It cannot be read until what is wrong in it is mended; nothing more can be said of it before."
    if not isinstance(item, Item):
        return _shown(item)
    return _turn(change, item, proposal) or _unturned(change, item, proposal) or _shown(item)


def _shown(written: Item | Page) -> str:
    return f"Everyone will see it at {code(written.address, 200)}."


def _turn(change: Change, item: Item, proposal: Proposal) -> str:
    """Return what a change of its standing means for readers, or nothing where that stays as it is."""
    if change.act == "retires":
        return _retired(change, item, proposal)
    if change.act == "withdraws":
        return f"Everyone sees it today. {why_hidden(item, proposal.after.today)} {_afterwards(change, proposal)}"
    if change.act == "publishes":
        return f"It becomes visible to everyone at {code(item.address, 200)}. Today readers do not see it."
    return "It was retired and comes back: the notice on its page goes." if change.act == "brings back" else ""


def _unturned(change: Change, item: Item, proposal: Proposal) -> str:
    """Return who sees an item whose standing does not change."""
    if not change.seen_after:
        return why_hidden(item, proposal.after.today)
    if not change.before:
        return ""
    if not change.moved:
        return "Everyone sees the change." if item.status != "retired" else "It is retired; its page keeps the notice."
    return f"It moves from {code(change.before.address, 200)} to {code(item.address, 200)}. {_afterwards(change, proposal)}"  # fmt: skip


def _afterwards(change: Change, proposal: Proposal) -> str:
    """Return where the address leads that a page had."""
    old = change.before.address if change.before else ""
    end = proposal.after.leads_to(old)
    if not end:
        return f"Its address {code(old, 200)} will lead nowhere."
    return f"The old address {code(old, 200)} leads on to {code(end, 200)}."


def _retired(change: Change, item: Item, proposal: Proposal) -> str:
    fields = item.fields
    if not change.seen_after:
        return f"It is retired, and not shown: {why_hidden(item, proposal.after.today)}"
    said = "It will be retired: its page keeps its address and shows a notice"
    other = proposal.after.catalog.replacement(item)
    if other:
        return f"{said} that leads to {strong(other.title)}."
    note = fields.retired_note if isinstance(fields, Resource) else None
    return f"{said}: “{plain(note, 200)}”" if note else f"{said}."


def removed(change: Change, proposal: Proposal) -> str:
    """Return in a sentence what becomes of the address of something that is removed."""
    if not change.seen_before:
        return "Readers did not see it."
    return _afterwards(change, proposal)
