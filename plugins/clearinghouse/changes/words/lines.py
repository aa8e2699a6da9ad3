"""Single lines of a summary: a field that differs, a text that differs, where something is found, a problem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from clearinghouse.changes.effects import BodyChange, Fault, FieldChange, IndexPage
from clearinghouse.changes.words.counting import counted, first, joined
from clearinghouse.github_markdown import clean, code, is_web, link, plain, strong
from clearinghouse.problems import help_address

_MOST_NAMES = 6
_AROUND = 3
"""How many words stay on either side of what differs in a long text."""


@dataclass(frozen=True)
class Addresses:
    """Where links of the summary lead.

    `site` is where the public site stands, `source` where the proposed files can be edited, and `before` where
    today's can; each may be empty, and then the summary names the place in words.
    """

    site: str = ""
    source: str = ""

    def page(self, words: str, address: str) -> str:
        """Return a link to a page of the public site."""
        return link(words, f"{self.site.rstrip('/')}{address}" if is_web(self.site) else address)

    def file(self, words: str, path: str, line: int = 1) -> str:
        """Return a link to where a proposed file can be edited, or nothing where that is not known."""
        return link(words, f"{self.source.rstrip('/')}/{quote(path)}#L{line}") if is_web(self.source) else ""


def field_line(change: FieldChange) -> str:
    """Return what happens to a field."""
    return f"- {strong(change.label)}: {_field(change)}"


def _field(change: FieldChange) -> str:
    if change.reordered:
        return "the same entries in another order"
    if change.gained or change.lost:
        gained = f"adds {_entries(change.gained)}" if change.gained else ""
        lost = f"takes out {_entries(change.lost)}" if change.lost else ""
        return "; ".join(filter(None, (gained, lost)))
    if not change.after:
        return f"taken out; it was {code(change.before)}"
    if not change.before:
        return f"{code(change.after, 400)}; it was empty"
    old, new = narrowed(change.before, change.after)
    return f"was {code(old, 200)}, will be {code(new, 200)}"


def _entries(entries: Iterable[str]) -> str:
    return first([code(entry, 80) for entry in entries], _MOST_NAMES)


def narrowed(old: str, new: str) -> tuple[str, str]:
    """Return two texts without the long stretches of words that both begin and end with."""
    if len(old) <= 80 and len(new) <= 80:
        return old, new
    was, will = old[:4000].split(), new[:4000].split()
    same = _common(was, will)
    rest = min(len(was), len(will)) - same
    tail = min(_common(was[::-1], will[::-1]), rest)
    return _cut(was, same, tail), _cut(will, same, tail)


def _common(one: list[str], other: list[str]) -> int:
    return next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))  # fmt: skip


def _cut(words: list[str], same: int, tail: int) -> str:
    begin = max(same - _AROUND, 0)
    end = min(len(words) - tail + _AROUND, len(words))
    return f"{'… ' if begin else ''}{' '.join(words[begin:end])}{' …' if end < len(words) else ''}"


def body_line(change: BodyChange) -> str:
    """Return how the text below the fields differs."""
    parts = [counted(change.new, "word") + " new" if change.new else "", counted(change.gone, "word") + " gone" if change.gone else ""]  # fmt: skip
    what = joined([part for part in parts if part]) or "the same words in another order or layout"
    return f"- **The text**: {what}, of {change.were:,} so far{links_said(change.links)}"


def links_said(links: Iterable[str]) -> str:
    """Return, begun with a full stop, to which other sites a text newly leads."""
    named = [code(address, 120) for address in links]
    return f". It newly links to {first(named, 5)}" if named else ""


def place_lines(places: Iterable[IndexPage], begin: str) -> Iterator[str]:
    """Yield the lines of a list, begun with some words, of the index pages, which come by sort, with their names.

    Those of which an item has one of a sort share a line.
    """
    told = [place for place in places if place.group != "Lists"]
    small = [place for place in told if place.alone]
    many = (place for place in told if not place.alone)
    by_group = {group: list(found) for group, found in groupby(many, key=lambda place: place.group)}
    if small or by_group:
        yield f"- {begin}:"
    yield from (f"  - {group.lower()}: {_names(found)}" for group, found in by_group.items())
    if small:
        yield f"  - other lists: {_names(small)}"


def _names(places: Sequence[IndexPage]) -> str:
    own = [plain(place.name, 80) for place in places if not place.crossed]
    crossed = len(places) - len(own)
    more = [f"{counted(crossed, 'standard')} of other frameworks, through the crosswalk"] if crossed else []
    return "; ".join(
        [*own[:_MOST_NAMES], *([f"{len(own) - _MOST_NAMES:,} more"] if len(own) > _MOST_NAMES else []), *more]
    )


def fault_block(number: int, fault: Fault, addresses: Addresses) -> str:
    """Return a fault as an entry of a numbered list: what, where, what to do, and where to read more."""
    problem = fault.problem
    path, line = str(problem.path), problem.mark.line
    said = _sentence(plain(problem.message, 300))
    lines = [f"{number}. **{said}** In {code(path, 200)}, line {line}.{_ELSEWHERE if fault.elsewhere else ''}"]
    if problem.hint:
        lines.append(f"What to do: {_sentence(plain(problem.hint, 400))}")
    help_link = addresses.page(fault.rule, help_address(problem.code))
    lines.append(" · ".join(filter(None, (f"Read more: {help_link}", addresses.file("Open the file", path, line)))))
    return "  \n   ".join(lines)


_ELSEWHERE = " (This file is not part of the change, but the change upsets it.)"


def _sentence(text: str) -> str:
    whole = text[:1].upper() + text[1:]
    return whole if whole[-1:] in ".?!…" else f"{whole}."


def size_said(size: int) -> str:
    """Return a file's size as people read it."""
    return f"{size / 1024**2:.1f} MB" if size >= 1024**2 else f"{max(size // 1024, 1)} kB"


def path_said(path: object) -> str:
    return code(clean(path, 200), 200)
