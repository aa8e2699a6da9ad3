"""What is worth a look though it does not keep the site from being published, each as an entry of a list."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.changes.effects import Effects, Lookalike, LostAddress, OddPublisher
from clearinghouse.changes.words.figures import figure_worries
from clearinghouse.changes.words.lines import path_said, size_said
from clearinghouse.github_markdown import code, plain, strong
from clearinghouse.problems import Problem

_ALIKE = {"publication": "both lead to the same publication", "title": "their titles are nearly the same"}
_KEPT_BY = {
    "alias": " To keep it working, add {alias} to {path}.",
    "retiring": " To keep it, leave the file and write `status: retired`, with `replaced_by` or `retired_note`.",
    "successor": " If something else takes its place, add {alias} to that one.",
    "asking": " Is it meant to go?",
    "nothing": "",
}


def worry_lines(effects: Effects) -> Iterator[str]:
    """Yield likely duplicates, addresses that will lead nowhere, warnings of the check, and large files."""
    yield from map(_lookalike, effects.lookalikes)
    yield from map(_odd_publisher, effects.odd_publishers)
    yield from map(_lost, effects.lost)
    yield from figure_worries(effects.figures)
    yield from (_warning(problem) for problem in effects.problems if problem.level == "warning")
    for file in effects.large:
        yield f"- {path_said(file.path)} is large: {size_said(file.size)}. On a phone it takes long to open."


def _lookalike(found: Lookalike) -> str:
    other = f"{strong(found.other)} ({code(found.other_path)}){', which was retired' if found.other_retired else ''}"
    return f"- {strong(found.title)} may be on the site already, as {other}: {_ALIKE[found.alike]}. If they are one thing, improve the one that is there."  # fmt: skip


def _odd_publisher(found: OddPublisher) -> str:
    return f"- The publisher of {strong(found.title)} is written {code(found.named)}; elsewhere on the site it is {code(found.usual)}. One spelling keeps their resources on one page."  # fmt: skip


def _lost(lost: LostAddress) -> str:
    way = _KEPT_BY[lost.kept_by].format(alias=code(f"aliases: [{lost.address}]", 300), path=path_said(lost.path))
    return f"- The address {code(lost.address, 200)} ({plain(lost.name)}) will lead nowhere; who kept the link gets “page not found”.{way}"  # fmt: skip


def _warning(problem: Problem) -> str:
    hint = f" {plain(problem.hint, 300)}" if problem.hint else ""
    return f"- {path_said(problem.path)}, line {problem.mark.line}: {plain(problem.message, 300)}.{hint}"
