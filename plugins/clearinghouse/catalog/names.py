"""Names looked for in texts: one index of words for all of them, so that a text is read once however many there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from clearinghouse.catalog.called import WORD, Way
from clearinghouse.content.letters import is_unspaced, plain_letters

_MOST_BETWEEN = 2
_MOST_WORDS = 8
"""So many words of a name tell it, whatever follows."""
_PARTICLES = frozenset("van von der den de da do dos di du la le el al bin ibn y".split())
_ENDED = re.compile(r"[^\W\d_]{3}[.!?;:]\s|\w+[^\n]*\n\s*\n")
"""Where a sentence or paragraph ends, so does a name."""
_WIDEST = 24
_LISTED = re.compile(r"[,;:|!?]")
"""What parts one name of a list from the next, so that no name goes on behind it with other names between."""
_NUMBER = re.compile(r"\d[\d ().+/\-\u2010-\u2015]*")
_ADDRESS = re.compile(r"[/@=&?#_-]|[^\W_][.+][^\W_]")
_LONG = 7
"""A name written as one word of so many letters is known inside a longer one, as in `meetquillzander`."""
_NEAR = 100
_REMEMBERED = 40


class Told(NamedTuple):
    """A place that tells somebody: its line, counted from 0, the name, and whether it goes on from a slash."""

    line: int
    name: str
    in_path: bool


class _Word(NamedTuple):
    start: int
    end: int
    typed: str
    plain: str


_Place = tuple[int, int, Way]


class _Known:
    """What is known by one word or number."""

    def __init__(self, ways: Iterable[Way]) -> None:
        self._ways: dict[str, tuple[Way, ...]] = {}
        for way in ways:
            self._ways[way.said] = (*self._ways.get(way.said, ()), way)
        self._lengths = sorted({len(said) for said in self._ways})

    def __bool__(self) -> bool:
        return bool(self._ways)

    def whole(self, word: str) -> tuple[Way, ...]:
        return self._ways.get(word, ())

    def within(self, word: str) -> Iterator[Way]:
        """Yield what stands in a word, by as many looks as it has letters for each length there is."""
        for length in self._lengths:
            for start in range(len(word) - length + 1):
                yield from self._ways.get(word[start : start + length], ())


class Names:
    """Names to look for in texts."""

    def __init__(self, ways: Iterable[tuple[Way, str]]) -> None:
        """`ways` are each with the name to tell of."""
        self._names: dict[Way, str] = {}
        self._rows: dict[str, list[Way]] = {}
        self._begun: set[str] = set()
        self._seen: dict[str, tuple[Way, ...]] = {}
        for way, name in ways:
            if way not in self._names:
                self._names[way] = name
                self._add(way)
        self._joined = _Known(way for way in self._names if way.by in ("joined", "mail"))
        self._numbers = _Known(way for way in self._names if way.by == "number")

    def __bool__(self) -> bool:
        return bool(self._names)

    def _add(self, way: Way) -> None:
        if way.by in ("name", "exact", "sign") and (words := WORD.findall(way.said)):
            words = words[:_MOST_WORDS]
            self._rows.setdefault(" ".join(words), []).append(way)
            self._begun.update(" ".join(words[:number]) for number in range(1, len(words) + 1))

    def found_in(self, text: str) -> Iterator[Told]:
        """Yield each place of a text that tells somebody, in the order of the text."""
        plain = plain_letters(text)
        line, read, ends = 0, 0, dict[str, int]()
        for start, end, way in sorted(self._places(plain)):
            line, read = line + plain.count("\n", read, start), start
            if start >= ends.get(name := self._names[way], 0):
                yield Told(line, name, plain[start - 1 : start] == "/")
            ends[name] = max(end, ends.get(name, 0))

    def _places(self, text: str) -> Iterator[_Place]:
        small = text.casefold()
        there = set(WORD.findall(small))
        if not self._begun.isdisjoint(there) or any(map(self._within, there)):
            words = [_Word(at.start(), at.end(), at[0], at[0].casefold()) for at in WORD.finditer(text)]
            yield from self._rows_in(text, words)
            for word in words:
                yield from self._as_one_word(text, word)
        for run in _NUMBER.finditer(text) if self._numbers else ():
            digits = re.sub(r"\D", "", run[0])
            yield from ((run.start(), run.end(), way) for way in self._numbers.within(digits))

    def _rows_in(self, text: str, words: list[_Word]) -> Iterator[_Place]:
        """Yield the rows of words that names are: others may stand between, but not many, and names themselves.

        However a row came to a word, it goes on alike from there: kept is the way with the fewest words between, of
        these the one that began last.
        """
        waiting: dict[int, dict[str, tuple[int, int]]] = {}
        for at, word in enumerate(words):
            come = waiting.pop(at, {})
            if word.plain in self._begun:
                come[word.plain] = (0, -at)
            for row, (between, start) in come.items():
                for way in self._rows.get(row, ()):
                    if _fits(way, text, words[-start], word, between):
                        yield words[-start].start, word.end, way
            for next in _reach(text, words, at) if come else ():
                further = waiting.setdefault(next, {})
                for row, (between, start) in come.items():
                    if longer := self._longer(row, words[next].plain):
                        way_there = between + next - at - 1, start
                        further[longer] = min(way_there, further.get(longer, way_there))

    def _longer(self, row: str, word: str) -> str:
        """Return a row with a word more, as a name has it; nothing where none has."""
        longer = f"{row} {word}"
        return (
            longer if longer in self._begun else longer[:-1] if word[-1] == "s" and longer[:-1] in self._begun else ""
        )

    def _as_one_word(self, text: str, word: _Word) -> Iterator[_Place]:
        for way in self._within(word.plain):
            if way.by == "mail":
                found = "@" in (text[word.start - 1 : word.start], text[word.end : word.end + 1])
            else:
                found = is_unspaced(way.said) or _is_marked(word.typed) or _is_in_address(text, word)
            if found:
                yield word.start, word.end, way

    def _within(self, word: str) -> tuple[Way, ...]:
        """Return the names that a word is, or has in it."""
        if (known := self._seen.get(word)) is None:
            whole = self._joined.whole(word) or self._joined.whole(word.strip("0123456789"))
            long = (way for way in self._joined.within(word) if way.by == "joined" and _is_telling(way.said))
            known = tuple(dict.fromkeys((*whole, *long)))
            if len(word) < _REMEMBERED:
                self._seen[word] = known
        return known


def _is_telling(said: str) -> bool:
    return len(said) >= _LONG or is_unspaced(said)


def _reach(text: str, words: list[_Word], last: int) -> Iterator[int]:
    """Yield the places of the words that may come next in a name."""
    for next in range(last + 1, min(last + 2 + _MOST_BETWEEN, len(words))):
        before, gap = words[next - 1], text[words[next - 1].end : words[next].start]
        if len(gap) > _WIDEST or _ENDED.match(before.typed[-3:] + gap) or (next > last + 1 and not _is_between(before)):
            return
        if next > last + 1 and (_LISTED.search(gap) or _LISTED.search(text[words[last].end : before.start])):
            return
        yield next


def _is_between(word: _Word) -> bool:
    """True for what stands within names: an initial, a further name, a word such as `van`."""
    return len(word.plain) == 1 or word.typed[0].isupper() or word.plain in _PARTICLES


def _fits(way: Way, text: str, first: _Word, last: _Word, between: int) -> bool:
    if way.by == "name":
        return len(first.plain) > 1 or last.typed[0].isupper() or _is_in_address(text, last)
    if way.by == "sign":
        return between == 0 and text[first.start : first.start + len(way.said)].casefold() == way.said
    return between == 0


def _is_marked(typed: str) -> bool:
    """True for a word with capitals inside, as `QuillZander`."""
    return typed[1:] != typed[1:].lower() and typed != typed.upper()


def _is_in_address(text: str, word: _Word) -> bool:
    """True where a word stands in an address, the name of a file or the like, told by the signs that it has there."""
    before = text[max(word.start - _NEAR, 0) : word.start].rsplit(" ", maxsplit=1)[-1].rsplit("\n", maxsplit=1)[-1]
    behind = (text[word.end : word.end + _NEAR].split(" ") or [""])[0].split("\n")[0]
    return _ADDRESS.search(before + "a" + behind) is not None
