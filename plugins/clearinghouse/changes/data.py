"""A proposal as data: the verdict, the new problems, and the pages to look at."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from clearinghouse.changes.effects import Effects, IndexMove
from clearinghouse.changes.words.verdict import verdict
from clearinghouse.github_markdown import clean
from clearinghouse.problems import Problem
from clearinghouse.words import load_words

MOST_PROBLEMS = 1000
MOST_PAGES = 1000


def render_data(effects: Effects) -> str:
    """Return a proposal as JSON: `verdict`, `errors`, `code`, `problems` and `pages`.

    Each page has its `address`, its `title`, `what` happens to it, and whether readers find it there `before`
    and `after`. Pages that are edited come first, then index pages that move, then samples where a change of
    the program may change how any page looks. Long lists are cut off.
    """
    data = {
        "verdict": verdict(effects),
        "errors": len(effects.faults),
        "code": bool(effects.code),
        "problems": [_problem(problem) for problem in effects.problems[:MOST_PROBLEMS]],
        "pages": changed_pages(effects)[:MOST_PAGES],
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


def changed_pages(effects: Effects) -> list[dict[str, Any]]:
    """Return the pages that look different afterwards, each address once and the most telling first."""
    found: dict[str, dict[str, Any]] = {}
    for page in (*_edited(effects), *_figures(effects), *_moving(effects), *_samples(effects)):
        if page["before"] or page["after"]:
            found.setdefault(page["address"], page)
    return list(found.values())


def _edited(effects: Effects) -> Iterator[dict[str, Any]]:
    for page in effects.pages:
        if page.moved and page.seen_before:
            yield _page(page.old_address, page.title, "moved", True, bool(page.leads_to))
        yield _page(page.address, page.title, page.act, page.seen_before and not page.moved, page.seen_after)


def _figures(effects: Effects) -> Iterator[dict[str, Any]]:
    if effects.figures:
        yield _page(effects.figures.address, load_words()("figures.title"), "changes", True, True)


def _moving(effects: Effects) -> Iterator[dict[str, Any]]:
    """Yield the index pages that move: first one of each sort, then a second of each, and so on."""
    sorts: Counter[str] = Counter()
    ranked: list[tuple[bool, int, IndexMove]] = []
    for move in effects.moves:
        sorts[move.place.group] += 1
        ranked.append((move.place.crossed, sorts[move.place.group], move))
    for *_, move in sorted(ranked, key=lambda entry: entry[:2]):
        yield _page(move.place.address, move.place.name, "list", move.before, move.after)


def _samples(effects: Effects) -> Iterator[dict[str, Any]]:
    for sample in effects.samples:
        yield _page(sample.address, sample.address, "sample", sample.before, sample.after)


def _page(address: str, title: str, what: str, before: bool, after: bool) -> dict[str, Any]:
    return {"address": address, "title": clean(title), "what": what, "before": before, "after": after}
