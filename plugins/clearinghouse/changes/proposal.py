"""A proposal: two states of a site, and everything that differs between them."""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal
from urllib.parse import urlsplit

from clearinghouse.catalog.catalog import Item, Page
from clearinghouse.catalog.likeness import normal_url
from clearinghouse.changes.fields import FieldChange, compare_fields
from clearinghouse.changes.files import LOOKS, FileChange
from clearinghouse.changes.side import Side
from clearinghouse.content.body import Body
from clearinghouse.content.kinds import BY_FOLDER, Kind
from clearinghouse.problems import Problem

Act = Literal["adds", "drafts", "publishes", "brings back", "changes", "moves", "retires", "withdraws", "removes"]
"""What happens to a page, as the verdict names it."""


@dataclass(frozen=True)
class BodyChange:
    """How the text below the fields differs, in words: how many there were, are new and are gone.

    `links` are the addresses outside the site to which the text did not lead before.
    """

    were: int
    new: int
    gone: int
    links: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Change:
    """An item or plain page that differs.

    `before` and `after` are None where there is none; `unread` means that there is a proposed one whose file
    cannot be read before what is wrong in it is mended. `kind` is None for a plain page.
    """

    path: str
    kind: Kind | None
    before: Item | Page | None
    after: Item | Page | None
    seen_before: bool = False
    seen_after: bool = False
    unread: bool = False
    fields: tuple[FieldChange, ...] = ()
    body: BodyChange | None = None

    @property
    def there(self) -> Item | Page | None:
        return self.after or self.before

    @property
    def title(self) -> str:
        """What it is called, or its file's name where nothing could be read."""
        return self.there.title if self.there else self.path.rpartition("/")[2]

    @property
    def address(self) -> str:
        return self.there.address if self.there else ""

    @property
    def moved(self) -> bool:
        """True where the address differs."""
        return bool(self.before and self.after and self.before.address != self.after.address)

    @property
    def status(self) -> tuple[str, str]:
        """The status before and after, each empty where there is none."""
        return _status(self.before), _status(self.after)

    @property
    def act(self) -> Act:
        """The one word for what happens."""
        if not self.after and not self.unread:
            return "removes"
        if not self.before:
            return "adds" if self.seen_after or self.unread else "drafts"
        if not self.after:
            return "changes"
        return self._turn or ("moves" if self.moved else "changes")

    @property
    def _turn(self) -> Act | None:
        was, will = self.status
        if will == "retired" != was:
            return "retires"
        if self.seen_before and not self.seen_after:
            return "withdraws"
        if self.seen_after and not self.seen_before:
            return "publishes"
        return "brings back" if was == "retired" != will else None


def _status(written: Item | Page | None) -> str:
    return written.status if isinstance(written, Item) else "published" if written else ""


@dataclass(frozen=True, eq=False)
class Proposal:
    """Two sides of a change and the files that differ."""

    before: Side
    after: Side
    files: Sequence[FileChange]

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The items and pages that differ, by path; what moved to another address counts once."""
        found = [self._change(file) for file in self.files if file.is_content and _has_page(file)]
        return tuple(_without_moved(found, self))

    def _change(self, file: FileChange) -> Change:
        path, kind = str(file.path), BY_FOLDER.get(file.path.parent)
        change = Change(path, kind, self.before.by_path.get(path), self.after.by_path.get(path))
        return self.completed(replace(change, unread=change.after is None and file.what != "gone"))

    def completed(self, change: Change) -> Change:
        """Return a change with what differs between its two states, and who sees them."""
        old, new = change.before, change.after
        seen = replace(
            change,
            seen_before=bool(old) and old is not None and old.address in self.before.shown,
            seen_after=bool(new) and new is not None and new.address in self.after.shown,
        )
        if old is None or new is None:
            return seen
        fields = compare_fields(old.fields, new.fields, self.before.catalog, self.after.catalog)
        return replace(seen, fields=fields, body=compare_bodies(old.body, new.body))

    @cached_property
    def new_problems(self) -> tuple[Problem, ...]:
        """The problems that this change brings, sorted: those that were not there before, wherever they stand now."""
        left = Counter(map(_likeness, self.before.problems))
        return tuple(self._beyond(self.after.problems, left))

    @cached_property
    def mended(self) -> int:
        """How many errors this change mends."""
        left = Counter(map(_likeness, self.after.problems))
        return sum(problem.level == "error" for problem in self._beyond(self.before.problems, left))

    @staticmethod
    def _beyond(problems: Iterable[Problem], left: Counter[tuple[str, str, str]]) -> Iterator[Problem]:
        for problem in problems:
            key = _likeness(problem)
            if left[key] > 0:
                left[key] -= 1
            else:
                yield problem

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The new problems that keep the site from being published."""
        return tuple(problem for problem in self.new_problems if problem.level == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.new_problems if problem.level == "warning")

    @cached_property
    def old_errors(self) -> int:
        """How many errors were there before and still are."""
        return sum(problem.level == "error" for problem in self.after.problems) - len(self.errors)

    @property
    def code(self) -> tuple[FileChange, ...]:
        """The files that differ outside the two folders of content."""
        return tuple(file for file in self.files if not file.is_content)

    @property
    def changes_looks(self) -> bool:
        """True where a file differs that can change how any page looks."""
        return any(str(file.path).startswith(LOOKS) for file in self.files)


def _likeness(problem: Problem) -> tuple[str, str, str]:
    """What makes two problems the same though lines were added above them."""
    return str(problem.path), problem.code, re.sub(r"\bline \d+", "line", problem.message)


def _has_page(file: FileChange) -> bool:
    return file.path.suffix == ".md" and not file.is_hidden


def compare_bodies(old: Body, new: Body) -> BodyChange | None:
    """Return how a text differs from what it was, or None where it is the same."""
    if old.text == new.text:
        return None
    was, will = _words(old), _words(new)
    links = tuple(link for link in _outside(new) if link not in set(_outside(old)))
    return BodyChange(was.total(), (will - was).total(), (was - will).total(), links)


def _words(body: Body) -> Counter[str]:
    """Return the words of a text with their number, without the signs around them."""
    words = (word.strip(string.punctuation) for word in body.text.split())
    return Counter(word for word in words if word)


def _outside(body: Body) -> tuple[str, ...]:
    return tuple(dict.fromkeys(link.target for link in body.links if _leaves(link.target)))


def _leaves(target: str) -> bool:
    try:
        parts = urlsplit(target)
    except ValueError:
        return True
    return bool(parts.scheme or parts.netloc)


def outside_links(written: Item | Page) -> tuple[str, ...]:
    """Return the addresses outside the site to which a text leads, each once."""
    return _outside(written.body)


def _without_moved(changes: Sequence[Change], proposal: Proposal) -> Iterator[Change]:
    """Yield changes with a file that went and one that came joined, where they are the same thing."""
    gone = [change for change in changes if change.before and not change.after and not change.unread]
    came = {place: change for place, change in enumerate(changes) if change.after and not change.before}
    pairs = dict(_pairs(gone, came))
    taken = {id(old) for old in pairs.values()}
    for place, change in enumerate(changes):
        if place in pairs:
            yield proposal.completed(replace(change, before=pairs[place].before))
        elif id(change) not in taken:
            yield change


def _pairs(gone: Sequence[Change], came: Mapping[int, Change]) -> Iterator[tuple[int, Change]]:
    """Yield what came, by its place, with what went and is the same."""
    signs: dict[tuple[object, ...], Change] = {}
    for change in gone:
        for sign in _signs(change.before):
            signs.setdefault((change.kind, *sign), change)
    used: set[int] = set()
    for place, change in came.items():
        found = next((signs[key] for sign in _signs(change.after) if (key := (change.kind, *sign)) in signs), None)
        if found and id(found) not in used:
            used.add(id(found))
            yield place, found


def _signs(written: Item | Page | None) -> Iterator[tuple[object, ...]]:
    """Yield by what a thing is known again under another name, the surest sign first."""
    if written is None:
        return
    if isinstance(written, Item) and (url := written.url):
        yield "url", normal_url(url)
    yield "title", written.title.casefold()
    if len(written.body.text) > 200:
        yield "body", written.body.text
