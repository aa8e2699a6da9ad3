"""The words of references to standards: how codes, titles and the names of frameworks are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from clearinghouse.standards.framework import Framework, Standard
from clearinghouse.standards.reference import Reference

_WORD = re.compile(r"[^\W_]+")
_JOINS = frozenset(["", ".", "-", " ", "(", " (", ":"])
_GLUED = re.compile(r"([a-z]{3,})(\d{1,2}[a-z]?)")
PART = frozenset(["element", "elements", "indicator", "indicators", "part"])

NOISE = frozenset(
    "standard standards std stds expectation expectations performance domain domains number no the of and also see esp especially mainly primarily just only plus".split()
)
LEVELS = frozenset(["domain", "domains", "expectation", "expectations"])
DOUBTING = frozenset(
    "not except excluding without maybe perhaps possibly probably unlike beyond longer than but neither nor draft formerly was minus skip skipping drop dropped omit omitting wo".split()
)
NAMING = frozenset("standard standards std domain element ccl psel".split())
PASSED = NOISE | NAMING | {"", ":"}
THROUGH = frozenset(["through", "thru", "to"])


@dataclass(frozen=True)
class Word:
    """A word, with what stands between it and the one before."""

    text: str
    gap: str
    start: int


def words_of(text: str) -> list[Word]:
    """Return the words of a text in lower case. `Element` and the like join what stands around them."""
    found: list[Word] = []
    end, after_part = 0, False
    for match in _WORD.finditer(text):
        gap = " " if after_part else re.sub(r"\s+", " ", text[end : match.start()])
        word, end = match[0].casefold(), match.end()
        after_part = word in PART and bool(found)
        if glued := _GLUED.fullmatch(word):
            found += [Word(glued[1], gap, match.start()), Word(glued[2], " ", match.start() + len(glued[1]))]
        elif not after_part:
            found.append(Word(word, gap, match.start()))
    return found


def is_one_code(words: Sequence[Word]) -> bool:
    return all(_joins(one, two) for one, two in pairwise(words))


def _joins(one: Word, two: Word) -> bool:
    """True where two words may be parts of one code: `PE 2`, `2.B`, `6 (a)`, but not `1 2` nor `1-2`."""
    if two.gap not in _JOINS:
        return False
    if two.gap in (" ", "-", ":"):
        return (len(one.text) <= 2 and one.text.isalpha()) or (len(two.text) == 1 and two.text.isalpha())
    return True


def written_codes(framework: Framework) -> dict[str, str]:
    """Return every way to write a code without signs -> the code: `2b`, and `2b` where all codes begin alike."""
    common = common_letters(framework)
    found: dict[str, str] = {}
    for code in framework.nodes:
        bare = bare_code(code)
        for key in {bare, bare.removeprefix(common)}:
            found.setdefault(key, code)
    return found


def common_letters(framework: Framework) -> str:
    """Return the letters with which every code begins, such as `pe`, or nothing."""
    letters = {re.match(r"[a-z]*", code)[0] for code in framework.nodes}  # type: ignore[index]  # matches always
    return next(iter(letters)) if len(letters) == 1 else ""


def own_words(framework: Framework) -> frozenset[str]:
    """Return the words of a framework's names, and of what it calls its parts."""
    names = (framework.id, framework.short_title, framework.title, framework.level_names.standard, framework.level_names.element)  # fmt: skip
    return frozenset(word.text for name in names for word in words_of(name))


def bare_code(code: str) -> str:
    return re.sub(r"[^a-z0-9]", "", code)


def elements_between(framework: Framework, codes: Mapping[str, str], first: str, last: str) -> list[str]:
    """Return the elements from `4a` to `4c`, of which the last may be named by its letter alone."""
    beside = [code for code in framework.nodes if code[:-1] == first[:-1] and len(code) == len(first)]
    end = f"{first[:-1]}{last}" if len(last) == 1 else codes.get(last, "")
    is_span = first[-1:].isalpha() and end in beside and beside.index(first) < beside.index(end)
    return beside[beside.index(first) : beside.index(end) + 1] if is_span else []


def framework_names(frameworks: Sequence[Framework], equivalents: Iterable[tuple[str, ...]]) -> dict[str, Framework]:
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
    # Of a name of several words people write the last two, or the first and the last: `Leader Rubric`, `CT Rubric`.
    if (
        len(words := re.findall(r"[^\W\d_]+", framework.short_title.casefold()))
        == len(framework.short_title.split()) - 1
        == 3
    ):
        yield from (f"{words[1]} {words[2]}", f"{words[0]} {words[2]}")
    # Short forms in capitals stand for the whole: PSEL in `PSEL 2015`.
    yield from (_alias(short) for short in re.findall(r"\b[A-Z]{3,}\b", framework.short_title))


def _alias(name: str) -> str:
    return " ".join(word.text for word in words_of(name))


def titled_standards(frameworks: Sequence[Framework]) -> dict[str, list[Reference]]:
    found: dict[str, list[Reference]] = {}
    for framework in frameworks:
        for node, _ in framework.walk():
            for title in dict.fromkeys(map(title_key, _title_forms(node))):
                found.setdefault(title, []).append(framework.reference(node))
    return found


def _title_forms(node: Standard) -> Iterator[str]:
    yield from (title for title in (node.title, node.short_title) if title)


def title_key(title: str) -> str:
    return " ".join(word.text for word in words_of(title[:300].replace("&", " and ")) if word.text != "and")
