"""A proposal as data: the verdict, the new problems, and the pages to look at."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from clearinghouse.changes.effects import index_moves
from clearinghouse.changes.proposal import Change, Proposal
from clearinghouse.changes.words.verdict import verdict
from clearinghouse.content.kinds import KINDS
from clearinghouse.github_markdown import clean
from clearinghouse.problems import Problem

MOST_PROBLEMS = 1000
MOST_PAGES = 1000
_SAMPLES = ("/", "/find/", "/resources/", "/standards/")
"""Pages that between them show most of the site's parts, to look at where the program itself changes."""


def render_data(proposal: Proposal) -> str:
    """Return a proposal as JSON: `verdict`, `errors`, `code`, `problems` and `pages`.

    Each page has its `address`, its `title`, `what` happens to it, and whether readers find it there `before`
    and `after`. Pages that are edited come first, then index pages that move, then samples where a change of
    the program may change how any page looks. Long lists are cut off.
    """
    data = {
        "verdict": verdict(proposal),
        "errors": len(proposal.errors),
        "code": bool(proposal.code),
        "problems": [_problem(problem) for problem in proposal.new_problems[:MOST_PROBLEMS]],
        "pages": changed_pages(proposal)[:MOST_PAGES],
    }
    return json.dumps(data, indent=2) + "\n"


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "path": clean(problem.path, 200),
        "line": problem.mark.line,
        "level": problem.level,
        "code": problem.code,
        "message": clean(problem.message, 400),
        "hint": clean(problem.hint, 400),
    }


def changed_pages(proposal: Proposal) -> list[dict[str, Any]]:
    """Return the pages that look different afterwards, each address once and the most telling first."""
    found: dict[str, dict[str, Any]] = {}
    for page in (*_edited(proposal), *_moving(proposal), *_samples(proposal)):
        if page["before"] or page["after"]:
            found.setdefault(page["address"], page)
    return list(found.values())


def _edited(proposal: Proposal) -> Iterator[dict[str, Any]]:
    for change in proposal.changes:
        if change.moved and change.before and change.seen_before:
            yield _page(change.before.address, change, "moved", True, bool(proposal.after.leads_to(change.before.address)))  # fmt: skip
        yield _page(change.address, change, change.act, change.seen_before and not change.moved, change.seen_after)


def _page(address: str, change: Change, what: str, before: bool, after: bool) -> dict[str, Any]:
    return {"address": address, "title": clean(change.title), "what": what, "before": before, "after": after}


def _moving(proposal: Proposal) -> Iterator[dict[str, Any]]:
    """Yield the index pages that move: first one of each sort, then a second of each, and so on."""
    sorts: Counter[str] = Counter()
    ranked = []
    for place, move in enumerate(index_moves(proposal)):
        sorts[move.place.group] += 1
        ranked.append((move.place.crossed, sorts[move.place.group], place, move))
    for *_, move in sorted(ranked, key=lambda entry: entry[:3]):
        address = move.place.address
        there = [address in side.indexes or address in side.shown for side in (proposal.before, proposal.after)]
        yield {"address": address, "title": clean(move.place.name), "what": "list", "before": there[0], "after": there[1]}  # fmt: skip


def _samples(proposal: Proposal) -> Iterator[dict[str, Any]]:
    if not proposal.changes_looks:
        return
    firsts = [items[0].address for kind in KINDS if (items := proposal.after.public.of(kind.name))]
    for address in (*_SAMPLES, *firsts):
        there = [bool(side.leads_to(address)) for side in (proposal.before, proposal.after)]
        yield {"address": address, "title": address, "what": "sample", "before": there[0], "after": there[1]}
