"""Index pages that move: an entry for each sort, with the pages by name and what each gains and loses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from clearinghouse.changes.effects import IndexMove, Moved
from clearinghouse.changes.words.counting import counted, first, spelled
from clearinghouse.github_markdown import plain

_MOST = 12


def index_lines(moves: Sequence[IndexMove]) -> Iterator[str]:
    """Yield an entry for each sort of index page, and one for all that move by the crosswalk."""
    own = [move for move in moves if not move.place.crossed]
    for group, found in groupby(own, key=lambda move: move.place.group):
        listed = [_move(move) for move in found]
        more = [f"{len(listed) - _MOST:,} more"] if len(listed) > _MOST else []
        yield f"- **{group}**: {'; '.join([*listed[:_MOST], *more])}"
    if crossed := sum(move.place.crossed for move in moves):
        yield f"- **Standards of other frameworks**, through the crosswalk: {counted(crossed, 'page')}"


def _move(move: IndexMove) -> str:
    goal = move.place.group == "Goals"
    parts = [
        "a new page" if not goal and not move.before else "",
        _some(move.comes, "more"),
        _some(move.leaves, "fewer"),
        "the page goes" if not goal and not move.after else "",
    ]
    return f"{plain(move.place.name, 80)} ({', '.join(filter(None, parts))})"


def _some(moved: Moved, which: str) -> str:
    named = f": {first([plain(title, 70) for title in moved.unedited], 3)}" if moved.unedited else ""
    return f"{spelled(moved.number)} {which}{named}" if moved.number else ""
