"""What is worth a look though it does not keep the site from being published."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.changes.effects import Lost, lookalikes, lost_addresses, odd_publishers
from clearinghouse.changes.proposal import Proposal
from clearinghouse.changes.words.lines import path_said, size_said
from clearinghouse.github_markdown import code, plain, strong

LARGE = 5 * 1024 * 1024
"""From this size on a file for readers is named as large: on a phone it takes long and costs money."""


def worries(proposal: Proposal) -> tuple[str, ...]:
    """Return what is worth a look though it stops nothing, each as an entry of a list.

    These are likely duplicates, addresses that will lead nowhere, warnings of the check, and large files.
    """
    return tuple(_worries(proposal))


def _worries(proposal: Proposal) -> Iterator[str]:
    for found in lookalikes(proposal):
        other = f"{strong(found.other.title)} ({code(found.other.source.path)})"
        retired = ", which was retired" if found.other.status == "retired" else ""
        yield f"- {strong(found.item.title)} may be on the site already, as {other}{retired}: {found.why}. If they are one thing, improve the one that is there."  # fmt: skip
    for item, named, usual in odd_publishers(proposal):
        yield f"- The publisher of {strong(item.title)} is written {code(named)}; elsewhere on the site it is {code(usual)}. One spelling keeps their resources on one page."
    yield from (_lost(lost, proposal) for lost in lost_addresses(proposal))
    for problem in proposal.warnings:
        hint = f" {plain(problem.hint, 300)}" if problem.hint else ""
        yield f"- {path_said(problem.path)}, line {problem.mark.line}: {plain(problem.message, 300)}.{hint}"
    for file in proposal.files:
        if file.is_content and file.what != "gone" and file.size > LARGE:
            yield f"- {path_said(file.path)} is large: {size_said(file.size)}. On a phone it takes long to open."


def _lost(lost: Lost, proposal: Proposal) -> str:
    address = code(lost.address, 200)
    begin = f"- The address {address} ({plain(lost.name)}) will lead nowhere; who kept the link gets “page not found”."
    change = lost.change
    if change is None:
        return f"{begin} Is it meant to go?"
    if change.moved and change.kind:
        return f"{begin} To keep it working, add {code(f'aliases: [{lost.address}]', 300)} to {path_said(change.path)}."
    if change.kind and change.kind.name == "resource":
        return f"{begin} To keep it, leave the file and write {code('status: retired')}, with {code('replaced_by')} or {code('retired_note')}."  # fmt: skip
    return f"{begin} If something else takes its place, add {code(f'aliases: [{lost.address}]', 300)} to that one." if change.kind else begin  # fmt: skip
