"""Leadership standards as people write them: `CCL PE 2.B`, `PSEL Standards 4 and 6`, or a standard's title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from clearinghouse.catalog.everyday.understood import Understood
from clearinghouse.content.plain_text import clean_text, elided
from clearinghouse.standards.framework import Framework, Standard
from clearinghouse.standards.reference import Reference, parse_reference

MAX_STANDARDS = 60
_WORD = re.compile(r"[^\W_]+")
_PIECES = re.compile(r"[;|\n\u2022]+")
_JOINS = frozenset(["", ".", "-", " ", "(", " (", ":"])
_NOISE = frozenset(
    "standard standards std stds expectation expectations performance domain domains number no the of and".split()
)
_PART = frozenset(["element", "elements", "indicator", "indicators", "part"])
_LONGEST_ALIAS = 12


@dataclass(frozen=True)
class _Word:
    """A word, with what stands between it and the one before."""

    text: str
    gap: str
    start: int


@dataclass
class _Reading:
    """A text being read from left to right."""

    text: str
    words: Sequence[_Word]
    framework: Framework | None
    place: int = 0
    found: list[Reference] = field(default_factory=list)
    strange: list[list[_Word]] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)


class References:
    """The standards of a site, and the many ways to name them."""

    def __init__(self, frameworks: Sequence[Framework], equivalents: Iterable[tuple[str, ...]] = ()) -> None:
        self._frameworks = {framework.id: framework for framework in frameworks}
        self._codes = {framework.id: _codes(framework) for framework in frameworks}
        self._aliases = _aliases(frameworks, equivalents)
        self._titles = _titles(frameworks)

    def find(self, text: str, about: str = "") -> Understood:
        """Return the standards that a text names; `about` may name the framework that is meant."""
        meant = self._named_in(about)
        ids: list[str] = []
        doubts: list[str] = []
        for piece in _PIECES.split(clean_text(text))[:MAX_STANDARDS]:
            found, unsure, meant = self._read(piece.strip(), meant)
            ids += map(self._official, found)
            doubts += unsure
        return Understood(tuple(dict.fromkeys(ids)), tuple(dict.fromkeys(doubts)))

    def numbered(self, count: int) -> str:
        """Return the short title of the one set of standards that are numbered 1 to `count`, or nothing.

        Nothing where another set has as many, be they written as PE1 to PE6: people leave the letters out.
        """
        codes = [str(number) for number in range(1, count + 1)]
        found = [
            f
            for f in self._frameworks.values()
            if [re.sub(r"^[A-Z]+", "", standard.code) for standard in f.standards] == codes
        ]
        own = [standard.code for standard in found[0].standards] if len(found) == 1 else []
        return found[0].short_title if own == codes else ""

    def _read(self, piece: str, meant: Framework | None) -> tuple[list[Reference], list[str], Framework | None]:
        exact = parse_reference(piece)
        if exact and exact.framework in self._frameworks and exact.code in self._frameworks[exact.framework].nodes:
            return [exact], [], self._frameworks[exact.framework]
        if titled := self._by_title(piece, meant):
            return (titled, [], meant) if len(titled) == 1 else ([], [self._choose(piece, titled)], meant)
        reading = _Reading(piece, _words(piece), meant)
        while reading.place < len(reading.words) and len(reading.found) < MAX_STANDARDS:
            self._step(reading)
        lost = [piece[run[0].start : run[-1].start + len(run[-1].text)] for run in reading.strange]
        said = [f"'{elided(words)}' names no leadership standard of this site and was left out" for words in lost]
        return reading.found, [*reading.unsure, *said], reading.framework

    def _step(self, reading: _Reading) -> None:
        if named := self._alias_at(reading.words, reading.place):
            reading.framework, reading.place = named
        elif decimal := self._decimal_at(reading):
            reading.strange.append(decimal)
            reading.place += len(decimal)
        elif not self._code_at(reading):
            word = reading.words[reading.place]
            if word.text not in _NOISE | _PART and not self._is_year(word.text, reading.framework):
                if reading.strange and reading.strange[-1][-1] is reading.words[reading.place - 1]:
                    reading.strange[-1].append(word)
                else:
                    reading.strange.append([word])
            reading.place += 1

    def _decimal_at(self, reading: _Reading) -> list[_Word]:
        """Return the words of a number such as 1.5 that is no code: it rates or counts, and names neither 1 nor 5."""
        pair = [*reading.words[reading.place : reading.place + 2]]
        is_decimal = len(pair) == 2 and pair[1].gap == "." and all(word.text.isdecimal() for word in pair)
        return pair if is_decimal and not self._standards("".join(w.text for w in pair), reading.framework) else []

    def _code_at(self, reading: _Reading) -> bool:
        """Read a code that begins here, and the title that may follow it."""
        for end in range(min(reading.place + 4, len(reading.words)), reading.place, -1):
            if not _joined(reading.words[reading.place : end]):
                continue
            key = "".join(word.text for word in reading.words[reading.place : end])
            standards = self._standards(key, reading.framework)
            if not standards:
                continue
            if len(standards) > 1:
                first, last = reading.words[reading.place], reading.words[end - 1]
                words = reading.text[first.start : last.start + len(last.text)]
                reading.unsure.append(self._choose(words, standards))
                reading.place = end
                return True
            reading.place = self._after_title(reading, end, standards[0])
            reading.found += self._range(reading, standards[0])
            return True
        return False

    def _standards(self, key: str, meant: Framework | None) -> list[Reference]:
        if meant:
            code = self._codes[meant.id].get(key)
            return [Reference(meant.id, code)] if code else []
        if key.isdigit() and len(key) == 4:
            return []
        found = [Reference(id, codes[key]) for id, codes in self._codes.items() if key in codes]
        # A code that only one framework writes with its letters, such as 2.B, is sure.
        full = [ref for ref in found if not key[0].isdigit() and _bare(ref.code) == key]
        return full or found

    def _choose(self, words: str, standards: Sequence[Reference]) -> str:
        choices = " or ".join(self._official(reference) for reference in standards[:6])
        return f"'{elided(words)}' may mean {choices}; it was left out, add the one that is meant"

    def _official(self, reference: Reference) -> str:
        """Return a reference with its code as the framework prints it."""
        return f"{reference.framework}/{self._frameworks[reference.framework].nodes[reference.code].code}"

    def _range(self, reading: _Reading, first: Reference) -> list[Reference]:
        """Return the standards from the first to one named after a hyphen, as in `PSEL 1-3`, else the first alone."""
        words, place = reading.words, reading.place
        framework = self._frameworks[first.framework]
        if place < len(words) and words[place].gap.strip() in ("-", "\u2013", "\u2014"):
            last = self._codes[framework.id].get(words[place].text)
            tops = [standard.code.casefold() for standard in framework.standards]
            if last in tops and first.code in tops and tops.index(first.code) < tops.index(last):
                reading.place += 1
                return [Reference(framework.id, code) for code in tops[tops.index(first.code) : tops.index(last) + 1]]
        return [first]

    def _after_title(self, reading: _Reading, place: int, standard: Reference) -> int:
        """Pass over the words of a standard's own title."""
        node = self._frameworks[standard.framework].nodes[standard.code]
        title = {word.text for word in _words(f"{node.title} {node.short_title}")}
        while place < len(reading.words) and reading.words[place].text in title - {"element"}:
            if self._standards(reading.words[place].text, reading.framework):
                break
            place += 1
        return place

    def _by_title(self, piece: str, meant: Framework | None) -> list[Reference]:
        found = self._titles.get(_title_key(piece), [])
        return [reference for reference in found if not meant or reference.framework == meant.id]

    def _named_in(self, about: str) -> Framework | None:
        words = _words(about[:400])
        return next((named[0] for place in range(len(words)) if (named := self._alias_at(words, place))), None)

    def _alias_at(self, words: Sequence[_Word], place: int) -> tuple[Framework, int] | None:
        for end in range(min(place + _LONGEST_ALIAS, len(words)), place, -1):
            if named := self._aliases.get(" ".join(word.text for word in words[place:end])):
                return named, end
        return None

    def _is_year(self, word: str, framework: Framework | None) -> bool:
        return framework is not None and word == str(framework.year)


def _words(text: str) -> list[_Word]:
    """Return the words of a text in lower case. `Element` and the like join what stands around them."""
    found: list[_Word] = []
    end, after_part = 0, False
    for match in _WORD.finditer(text):
        gap = " " if after_part else re.sub(r"\s+", " ", text[end : match.start()])
        word, end = match[0].casefold(), match.end()
        after_part = word in _PART and bool(found)
        if not after_part:
            found.append(_Word(word, gap, match.start()))
    return found


def _joined(words: Sequence[_Word]) -> bool:
    return all(_joins(one, two) for one, two in pairwise(words))


def _joins(one: _Word, two: _Word) -> bool:
    """True where two words may be parts of one code: `PE 2`, `2.B`, `6 (a)`, but not `1 2` nor `1-2`."""
    if two.gap not in _JOINS:
        return False
    if two.gap in (" ", "-", ":"):
        return (len(one.text) <= 2 and one.text.isalpha()) or (len(two.text) == 1 and two.text.isalpha())
    return True


def _codes(framework: Framework) -> dict[str, str]:
    """Return every way to write a code without signs -> the code: `2b`, and `2b` where all codes begin alike."""
    letters = {re.match(r"[a-z]*", code)[0] for code in framework.nodes}  # type: ignore[index]  # matches always
    common = next(iter(letters)) if len(letters) == 1 else ""
    found: dict[str, str] = {}
    for code in framework.nodes:
        bare = _bare(code)
        for key in {bare, bare.removeprefix(common)}:
            found.setdefault(key, code)
    return found


def _bare(code: str) -> str:
    return re.sub(r"[^a-z0-9]", "", code)


def _aliases(frameworks: Sequence[Framework], equivalents: Iterable[tuple[str, ...]]) -> dict[str, Framework]:
    """Return the names by which people call a framework; of several with one name, the current one, if it is alone."""
    lines = [[_alias(word) for word in line] for line in equivalents]
    named: dict[str, list[Framework]] = {}
    for framework in frameworks:
        own = dict.fromkeys(_names(framework))
        for line in lines:
            if any(name in own for name in line):
                own |= dict.fromkeys(line)
        for name in own:
            named.setdefault(name, []).append(framework)
    chosen = {
        name: [f for f in found if f.status == "current"] if len(found) > 1 else found for name, found in named.items()
    }
    return {name: found[0] for name, found in chosen.items() if len(found) == 1 and len(name) > 2}


def _names(framework: Framework) -> Iterator[str]:
    for name in (framework.id, framework.short_title, framework.title):
        alias = _alias(name)
        yield alias
        yield re.sub(rf" *\b{framework.year}\b *", " ", alias).strip()
    # `Performance Expectation 2` tells the framework, if only one calls its parts so; many rubrics have a Domain 3.
    if " " in (level := _alias(framework.level_names.standard)):
        yield level
    # Short forms in capitals stand for the whole: CCL in `CCL-CSLS`, PSEL in `PSEL 2015`.
    yield from (_alias(short) for short in re.findall(r"\b[A-Z]{3,}\b", framework.short_title))


def _alias(name: str) -> str:
    return " ".join(word.text for word in _words(name))


def _titles(frameworks: Sequence[Framework]) -> dict[str, list[Reference]]:
    found: dict[str, list[Reference]] = {}
    for framework in frameworks:
        for node, _ in framework.walk():
            for title in dict.fromkeys(map(_title_key, _title_forms(node))):
                found.setdefault(title, []).append(framework.reference(node))
    return found


def _title_forms(node: Standard) -> Iterator[str]:
    yield from (title for title in (node.title, node.short_title) if title)


def _title_key(title: str) -> str:
    return " ".join(word.text for word in _words(title[:300].replace("&", " and ")) if word.text != "and")
