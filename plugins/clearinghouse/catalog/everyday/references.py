"""Leadership standards as people write them: `CCL PE 2.B`, `PSEL Standards 4 and 6`, or a standard's title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from clearinghouse.catalog.everyday.reference_words import (
    DOUBTING,
    LEVELS,
    NOISE,
    PART,
    PASSED,
    THROUGH,
    Word,
    bare_code,
    common_letters,
    elements_between,
    framework_names,
    is_one_code,
    own_words,
    title_key,
    titled_standards,
    words_of,
    written_codes,
)
from clearinghouse.catalog.everyday.reference_writing import Writing
from clearinghouse.catalog.everyday.understood import Understood
from clearinghouse.content.plain_text import clean_text, elided
from clearinghouse.standards.framework import Framework
from clearinghouse.standards.reference import Reference, parse_reference

MAX_STANDARDS = 60
_PIECES = re.compile(r"[;|\n\u2022]+")
_ROMAN = {word: str(number) for number, word in enumerate("ii iii iv - vi vii viii ix".split(), 2)}
_LONGEST_ALIAS = 12


@dataclass
class _Reading:
    """A text being read from left to right."""

    text: str
    words: Sequence[Word]
    framework: Framework | None
    place: int = 0
    found: list[Reference] = field(default_factory=list)
    strange: list[list[Word]] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    guessed: list[str] = field(default_factory=list)
    named: bool = False
    given: Framework | None = None


class References:
    """The standards of a site, and the many ways to name them."""

    def __init__(self, frameworks: Sequence[Framework], equivalents: Iterable[tuple[str, ...]] = ()) -> None:
        self._frameworks = {framework.id: framework for framework in frameworks}
        self._codes = {framework.id: written_codes(framework) for framework in frameworks}
        self._aliases = framework_names(frameworks, equivalents)
        self._titles = titled_standards(frameworks)
        self._own_words = {framework.id: own_words(framework) for framework in frameworks}
        self._writing = Writing(self._aliases, {common_letters(framework) for framework in frameworks})

    def find(self, text: str, about: str = "") -> Understood:
        """Return the standards that a text names; `about` may name the framework that is meant."""
        meant = given = self._named_in(about)
        ids: list[str] = []
        doubts: list[str] = []
        remarks: list[str] = []
        for piece in _PIECES.split(clean_text(text))[:MAX_STANDARDS]:
            found, unsure, meant = self._read(self._writing.plainly(piece.strip(), bool(given)), meant, given, remarks)
            ids += map(self._official, found)
            doubts += unsure
        return Understood(tuple(dict.fromkeys(ids)), tuple(dict.fromkeys(doubts)), tuple(remarks))

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

    def _read(
        self, piece: str, meant: Framework | None, given: Framework | None, remarks: list[str]
    ) -> tuple[list[Reference], list[str], Framework | None]:
        exact = parse_reference(piece)
        if exact and exact.framework in self._frameworks and exact.code in self._frameworks[exact.framework].nodes:
            return [exact], [], self._frameworks[exact.framework]
        if titled := self._by_title(piece, meant):
            return (titled, [], meant) if len(titled) == 1 else ([], [self._choose(piece, titled)], meant)
        reading = _Reading(piece, words_of(piece), meant)
        reading.given = given
        while reading.place < len(reading.words) and len(reading.found) < MAX_STANDARDS:
            self._step(reading)
        lost = [
            piece[run[0].start : run[-1].start + len(run[-1].text)]
            for run in reading.strange
            if not self._is_of_found(run, reading)
        ]
        said = [f"'{elided(words)}' names no leadership standard of this site and was left out" for words in lost]
        remarks += reading.guessed
        if reading.named and not (reading.found or reading.unsure or said):
            said = [f"'{elided(piece)}' names a set of standards and none of them; add the one that is meant"]
        return reading.found, [*reading.unsure, *said], reading.framework

    def _is_of_found(self, run: Sequence[Word], reading: _Reading) -> bool:
        """True for words of the name of a set that was found: `CT` in `CT PE-4`, `Component` in `NELP Component 7.1`."""
        own = frozenset[str]().union(*(self._own_words[one.framework] for one in reading.found))
        return all(word.text in own for word in run)

    def _step(self, reading: _Reading) -> None:
        if named := self._alias_at(reading.words, reading.place):
            reading.framework, reading.place = named
            reading.named = True
        elif decimal := self._decimal_at(reading):
            reading.strange.append(decimal)
            reading.place += len(decimal)
        elif not self._code_at(reading):
            word = reading.words[reading.place]
            if (
                word.text in LEVELS
                and reading.framework
                and reading.framework is not reading.given
                and not self._has_level(reading.framework, word.text)
            ):
                reading.framework = None
            if word.text not in NOISE | PART | DOUBTING and not self._is_year(word.text, reading.framework):
                if self._is_a_name(reading, word):
                    reading.framework = None
                    reading.named = False
                if reading.strange and reading.strange[-1][-1] is reading.words[reading.place - 1]:
                    reading.strange[-1].append(word)
                else:
                    reading.strange.append([word])
            reading.place += 1

    def _has_level(self, framework: Framework, word: str) -> bool:
        """True where a framework calls its parts so: CCL has expectations, a rubric has domains."""
        return any(own.text.startswith(word.rstrip("s")) for own in words_of(framework.level_names.standard))

    def _is_a_name(self, reading: _Reading, word: Word) -> bool:
        """True for what may be another set of standards, such as ELCC in `PSEL 4, ELCC 3`: its codes are its own."""
        said = reading.text[word.start : word.start + len(word.text)]
        behind = reading.text[word.start + len(word.text) :][:1]
        return len(said) > 2 and (said.isupper() or behind.isdigit())

    def _decimal_at(self, reading: _Reading) -> list[Word]:
        """Return the words of a number such as 1.5 that is no code: it rates or counts, and names neither 1 nor 5."""
        pair = [*reading.words[reading.place : reading.place + 2]]
        is_decimal = len(pair) == 2 and pair[1].gap == "." and all(word.text.isdecimal() for word in pair)
        return pair if is_decimal and not self._standards("".join(w.text for w in pair), reading.framework) else []

    def _code_at(self, reading: _Reading) -> bool:
        """Read a code that begins here, and the title that may follow it."""
        for end in range(min(reading.place + 4, len(reading.words)), reading.place, -1):
            if not is_one_code(reading.words[reading.place : end]):
                continue
            key = "".join(word.text for word in reading.words[reading.place : end])
            standards = self._standards(key, reading.framework)
            if not standards:
                continue
            titled = self._titled_next(reading, end, standards) if len(standards) > 1 else []
            self._take_code(reading, end, titled or standards, guessed=key[0].isdigit() and not titled)
            return True
        return False

    def _take_code(self, reading: _Reading, end: int, standards: list[Reference], guessed: bool) -> None:
        """Note what a code up to `end` stands for, and go on behind it. It is `guessed` where any set may have it."""
        first, last = reading.words[reading.place], reading.words[end - 1]
        words = reading.text[first.start : last.start + len(last.text)]
        if len(standards) > 1:
            reading.unsure.append(self._choose(words, standards))
            reading.place = end
            return
        if self._is_doubted(reading, end):
            said = f"'{elided(words)}' is named as one that is not meant, or not for sure; it was left out"
            reading.unsure.append(said)
            reading.place = end
            return
        if reading.framework is None and guessed:
            official = self._official(standards[0])
            said = f"'{elided(words)}' was taken for {official}, as no other set of standards here has it"
            reading.guessed.append(said)
        if reading.framework and standards[0].framework != reading.framework.id:
            reading.framework = self._frameworks[standards[0].framework]
        reading.place = self._after_title(reading, end, standards[0])
        reading.found += self._range(reading, standards[0])

    def _is_doubted(self, reading: _Reading, end: int) -> bool:
        """True behind `not` or `maybe`, and before a question mark."""
        words = reading.words
        last = words[end - 1]
        if re.match(r"\s?\(?\?", reading.text[last.start + len(last.text) :]):
            return True
        for place in range(reading.place - 1, max(reading.place - 4, -1), -1):
            if words[place].text in DOUBTING:
                return True
            if not {words[place].text, words[place + 1].gap.strip()} <= PASSED and not self._alias_at(words, place):
                return False
        return False

    def _standards(self, key: str, meant: Framework | None) -> list[Reference]:
        if meant:
            code = self._codes[meant.id].get(key) or self._codes[meant.id].get(_ROMAN.get(key, ""))
            # `PSEL 4, PE2`: a code that another set alone writes with its letters is of that set.
            return [Reference(meant.id, code)] if code else self._lettered(key)
        if key.isdigit() and len(key) == 4:
            return []
        # A code that only one framework writes with its letters, such as PE2, is sure.
        found = [Reference(id, codes[key]) for id, codes in self._codes.items() if key in codes]
        return self._lettered(key) or found

    def _lettered(self, key: str) -> list[Reference]:
        """Return the standards whose whole code a text is, where that begins with letters."""
        if key[:1].isdigit():
            return []
        found = [Reference(id, codes[key]) for id, codes in self._codes.items() if key in codes]
        return [reference for reference in found if bare_code(reference.code) == key]

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
        spelled = words[place : place + 1] and words[place].text in THROUGH and words[place + 1 : place + 2]
        if spelled:
            reading.place = place = place + 1
        if spelled or (place < len(words) and words[place].gap.strip() in ("-", "\u2013", "\u2014")):
            if elements := elements_between(framework, self._codes[framework.id], first.code, words[place].text):
                reading.place += 1
                return [Reference(framework.id, code) for code in elements]
            last = self._codes[framework.id].get(words[place].text)
            tops = [standard.code.casefold() for standard in framework.standards]
            if last in tops and first.code in tops and tops.index(first.code) < tops.index(last):
                reading.place += 1
                return [Reference(framework.id, code) for code in tops[tops.index(first.code) : tops.index(last) + 1]]
            if words[place].gap in ("-", "\u2013") and words[place].text.isdecimal() and first.code in tops:
                reading.unsure.append(
                    f"'{elided(reading.text)}' spans what is no span of {framework.short_title}; write the standards that are meant"
                )
                reading.place += 1
                return []
        return [first]

    def _titled_next(self, reading: _Reading, end: int, standards: Sequence[Reference]) -> list[Reference]:
        """Return the one standard whose title goes on behind its code: `Standard 6: Professional Capacity`."""
        said = [word.text for word in reading.words[end : end + 2]]
        titles = {
            one: [word.text for word in words_of(self._frameworks[one.framework].nodes[one.code].title)]
            for one in standards
        }
        found = [one for one, title in titles.items() if len(said) == 2 and title[:2] == said]
        return found if len(found) == 1 else []

    def _after_title(self, reading: _Reading, place: int, standard: Reference) -> int:
        """Pass over the words of a standard's own title."""
        node = self._frameworks[standard.framework].nodes[standard.code]
        title = {word.text for word in words_of(f"{node.title} {node.short_title}")}
        while place < len(reading.words) and reading.words[place].text in title - {"element"}:
            if self._standards(reading.words[place].text, reading.framework):
                break
            place += 1
        return place

    def _by_title(self, piece: str, meant: Framework | None) -> list[Reference]:
        found = self._titles.get(title_key(piece), [])
        return [reference for reference in found if not meant or reference.framework == meant.id]

    def _named_in(self, about: str) -> Framework | None:
        """Return the one framework that a heading names; of two, a bare number below it may be either's."""
        words = words_of(about[:400])
        named = [found[0] for place in range(len(words)) if (found := self._alias_at(words, place))]
        alone = len({framework.id for framework in named}) == 1 and not self._writing.names_another(about[:400])
        return named[0] if alone else None

    def _alias_at(self, words: Sequence[Word], place: int) -> tuple[Framework, int] | None:
        for end in range(min(place + _LONGEST_ALIAS, len(words)), place, -1):
            if named := self._aliases.get(" ".join(word.text for word in words[place:end])):
                return named, end
        return None

    def _is_year(self, word: str, framework: Framework | None) -> bool:
        return framework is not None and word == str(framework.year)
