"""Text that looks like data about a student, which no record may hold. `student_data.toml` says what is looked for."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple, TypedDict

_AROUND = 60
"""So many characters before and after a grade are looked at for a name."""


class Signs(TypedDict):
    """What is looked for, ready for any language: `patterns` without regard to capitals, `cased` with it."""

    words: dict[str, list[str]]
    patterns: dict[str, str]
    cased: dict[str, str]
    titles: list[str]
    never: list[str]
    around: int


@cache
def student_signs() -> Signs:
    """Return what makes text look like data about a student. The offline form looks for the same."""
    told = tomllib.loads((files("clearinghouse.records") / "student_data.toml").read_text("utf-8"))
    parts: dict[str, str] = {}
    for name, pattern in told["parts"].items():
        parts[name] = _filled(pattern, parts)
    return {
        "words": told["words"],
        "patterns": {name: _filled(pattern, parts) for name, pattern in told["patterns"].items()},
        "cased": {name: _filled(pattern, parts) for name, pattern in told["cased"].items()},
        "titles": told["names"]["titles"].split(),
        "never": told["names"]["never"].split(),
        "around": _AROUND,
    }


def _filled(pattern: str, parts: dict[str, str]) -> str:
    return re.sub(r"<([a-z]+)>", lambda found: parts[found[1]], pattern)


_DIGITS = re.compile(r"[0-9]{8}")


class _Read(NamedTuple):
    """The signs as Python looks for them."""

    words: dict[str, list[str]]
    found: dict[str, re.Pattern[str]]
    titles: frozenset[str]
    no_names: frozenset[str]


@cache
def _read() -> _Read:
    signs = student_signs()
    found = {name: re.compile(pattern, re.I) for name, pattern in signs["patterns"].items()}
    found |= {name: re.compile(pattern) for name, pattern in signs["cased"].items()}
    titles = frozenset(signs["titles"])
    return _Read(signs["words"], found, titles, titles | frozenset(signs["never"]))


def student_data(text: str) -> str:
    """Return what about a student the text seems to hold, such as `a date of birth`, or nothing.

    It looks at the shape of English text alone, so it can miss some and blame some. Names of adults with a title
    (`Ms. Lopez, grade 7`) and subjects (`Algebra in grade 8`) pass.
    """
    words, found, *_ = _read()
    low = text.lower()
    if _any(words["birth"], low) and found["born"].search(text):
        return "a date of birth"
    numbered = _any(words["number"], low) and found["numbered"].search(text)
    if numbered or (_DIGITS.search(text) and found["long"].search(text)):
        return "a student's number"
    graded = _any(words["grade"], low) and any(_named(text, grade) for grade in found["grade"].finditer(text))
    return "a name with a grade" if graded else ""


def _any(words: list[str], text: str) -> bool:
    return any(word in text for word in words)


def _named(text: str, grade: re.Match[str]) -> bool:
    found = _read().found
    before = found["before"].search(text[max(0, grade.start() - _AROUND) : grade.start()])
    if before and _name_at_end(before[1].split()):
        return True
    after = found["after"].match(text[grade.end() : grade.end() + _AROUND])
    return bool(after and _is_name(after[1].split()[0]))


def _name_at_end(words: list[str]) -> bool:
    """True for `Then Jane D.`, not for `Ms. Lopez` nor `We saw Algebra`."""
    name: list[str] = []
    while words and _is_name(words[-1]):
        name.append(words.pop())
    titled = bool(words) and words[-1].strip(".").lower() in _read().titles
    return not titled and any(len(word.strip(".")) > 1 for word in name)


def _is_name(word: str) -> bool:
    return re.sub(r"['\u2019]s$", "", word).strip(".").lower() not in _read().no_names
