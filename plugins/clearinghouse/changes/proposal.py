"""A proposal: two states of a site, and everything that differs between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from clearinghouse.catalog.catalog import Item, WrittenPage
from clearinghouse.changes.files import FileChange
from clearinghouse.changes.renamed import renamed
from clearinghouse.changes.side import Side
from clearinghouse.content.kinds import BY_FOLDER
from clearinghouse.problems import Problem


@dataclass(frozen=True, eq=False)
class Change:
    """An item or plain page that differs.

    `before` and `after` are None where there is none; `unread` means that there is a proposed one whose file
    cannot be read before what is wrong in it is mended. `kind` is empty for a plain page.
    """

    path: str
    kind: str
    before: Item | WrittenPage | None
    after: Item | WrittenPage | None
    unread: bool

    @property
    def title(self) -> str:
        """What it is called, or its file's name where nothing could be read."""
        there = self.after or self.before
        return there.title if there else self.path.rpartition("/")[2]

    @property
    def moved(self) -> bool:
        """True where the address differs."""
        return bool(self.before and self.after and self.before.address != self.after.address)


@dataclass(frozen=True, eq=False)
class Proposal:
    """Two sides of a change and the files that differ."""

    before: Side
    after: Side
    files: Sequence[FileChange]

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The items and pages that differ, by path; what moved to another address counts once."""
        old, new = self.before.by_path, self.after.by_path
        pages = {str(file.path): file for file in self.files if file.is_page}
        gone = {path: old[path] for path, file in pages.items() if file.what == "gone" and path in old}
        came = {path: new[path] for path in pages if path in new and path not in old}
        before = renamed(gone, came)
        moved = set(before.values())
        return tuple(self._change(file, before.get(path, path)) for path, file in pages.items() if path not in moved)

    def _change(self, file: FileChange, before: str) -> Change:
        """Return the two states of a file that had this path before."""
        path, kind = str(file.path), BY_FOLDER.get(file.path.parent)
        old, new = self.before.by_path.get(before), self.after.by_path.get(path)
        return Change(path, kind.name if kind else "", old, new, unread=new is None and file.what != "gone")

    @cached_property
    def new_problems(self) -> tuple[Problem, ...]:
        """The problems that this change brings, sorted: those that were not there before, wherever they stand now."""
        return tuple(_beyond(self.after.problems, self.before.problems))

    @property
    def mended(self) -> int:
        """How many errors this change mends."""
        return _errors(_beyond(self.before.problems, self.after.problems))

    @property
    def old_errors(self) -> int:
        """How many errors were there before and still are."""
        return _errors(self.after.problems) - _errors(self.new_problems)


def _errors(problems: Iterable[Problem]) -> int:
    return sum(problem.level == "error" for problem in problems)


def _beyond(problems: Iterable[Problem], others: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems that are not among others."""
    left = Counter(map(_likeness, others))
    for problem in problems:
        key = _likeness(problem)
        if left[key] > 0:
            left[key] -= 1
        else:
            yield problem


def _likeness(problem: Problem) -> tuple[str, str, str]:
    """What makes two problems the same though lines were added above them."""
    return str(problem.path), problem.code, re.sub(r"\bline \d+", "line", problem.message)
