"""Patterns that take the third power of a text's length, or worse, where a part of them repeats in it.

Run by itself, it imports the whole program, so that every pattern is seen while it is made, and prints what it finds as JSON.
"""

from __future__ import annotations

import ast
import json
import math
import pkgutil
import re
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]  # what a pattern is made of; no other way tells
from re import _parser as parser  # type: ignore[attr-defined]  # as above
from typing import Any

import clearinghouse

PACKAGE = Path(clearinghouse.__file__).parent
SIZES = tuple(round(10 * 2 ** (step / 2)) for step in range(14))
"""Letters of the texts that are tried, each time half as many again: from 10 to some 900."""
ENOUGH = 0.03
"""Seconds after which no longer text is tried."""
TELLING = 0.003
SHORT = 0.0001
"""Seconds below which a clock says nothing, and seconds that count as none."""
POWER = 2.5
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_ONE = (sre.IN, sre.LITERAL, sre.NOT_LITERAL, sre.ANY)
_MANY = 100
_LETTERS = " \na0AZ-_.,:;/\\\"'<>[](){}|=*#@!&%+?~\t`$^\u00e9"


def patterns() -> dict[str, re.Pattern[Any]]:
    """Return every pattern that is made when the program is imported: where it stands -> the pattern."""
    found: dict[str, re.Pattern[Any]] = {}
    made = re._compile  # type: ignore[attr-defined]  # every way to a pattern leads through it

    def noting(pattern: Any, flags: Any) -> Any:
        result, frame = made(pattern, flags), sys._getframe(2)
        if frame.f_code.co_filename.startswith(str(PACKAGE)):
            found[f"{Path(frame.f_code.co_filename).relative_to(PACKAGE)}:{frame.f_lineno}"] = result
        return result

    re._compile = noting  # type: ignore[attr-defined]  # as above
    for module in pkgutil.walk_packages([str(PACKAGE)], "clearinghouse."):
        import_module(module.name)
    re._compile = made  # type: ignore[attr-defined]  # as above
    return found


def uses(place: str) -> set[str]:
    """Return the names of the methods by which the pattern that is made at a place is used in its module, if it is of one."""
    file, _, line = place.rpartition(":")
    if not file:
        return set()
    nodes = [*ast.walk(ast.parse((PACKAGE / file).read_text(encoding="utf-8")))]
    assigned = [node for node in nodes if isinstance(node, ast.Assign) and node.lineno <= int(line) <= node.end_lineno]  # type: ignore[operator]  # a tree that was parsed has lines
    names = {target.id for node in assigned for target in node.targets if isinstance(target, ast.Name)}
    asked = (node for node in nodes if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name))
    return {node.attr for node in asked if node.value.id in names}  # type: ignore[attr-defined]  # a name, see above


def pumps(nodes: Iterable[Any], before: str = "") -> Iterator[tuple[str, str]]:
    """Yield what to repeat, behind what leads there, for each part of a pattern that has no bound."""
    for kind, value in nodes:
        if kind in _REPEATS:
            if value[1] >= _MANY:
                yield from ((before, text(value[2], pick) or "a") for pick in range(3))
                yield "", before + (text(value[2], 0) or "a")
            yield from pumps(value[2], before)
        elif kind is sre.BRANCH:
            for branch in value[1]:
                yield from pumps(branch, before)
        elif kind in (sre.SUBPATTERN, sre.ATOMIC_GROUP):
            yield from pumps(value[3] if kind is sre.SUBPATTERN else value, before)
        before += one(kind, value, 0)
    yield "", before


def text(nodes: Iterable[Any], pick: int) -> str:
    """Return a text that some parts of a pattern match; `pick` chooses among those that do."""
    return "".join(one(kind, value, pick) for kind, value in nodes)


def one(kind: Any, value: Any, pick: int) -> str:
    if kind is sre.LITERAL:
        return chr(value)
    if kind in (sre.ANY, sre.NOT_LITERAL):
        return "a" if value != ord("a") else "b"
    if kind is sre.IN:
        fitting = [letter for letter in _LETTERS if has(value, letter)] or ["a"]
        return fitting[pick % len(fitting)]
    if kind is sre.BRANCH:
        return text(value[1][pick % len(value[1])], pick)
    if kind in _REPEATS:
        return text(value[2], pick) * value[0]
    inner = value[3] if kind is sre.SUBPATTERN else value if kind is sre.ATOMIC_GROUP else ()
    return text(inner, pick)


def has(members: Iterable[Any], letter: str) -> bool:
    """True where a set of letters has one."""
    found, negated = False, False
    for kind, value in members:
        negated |= kind is sre.NEGATE
        found |= kind is sre.LITERAL and value == ord(letter)
        found |= kind is sre.RANGE and value[0] <= ord(letter) <= value[1]
        if kind is sre.CATEGORY:
            sorts = {"SPACE": letter.isspace(), "DIGIT": letter.isdigit(), "WORD": letter.isalnum() or letter == "_"}
            found |= sorts[str(value).rpartition("_")[2]] != ("_NOT_" in str(value))
    return found != negated


def spent(pattern: re.Pattern[Any], subject: Any, used: set[str]) -> float:
    """Return the seconds of processor time that a pattern takes for a text, used as the program uses it."""
    began = time.process_time()
    if used and used <= {"match", "fullmatch"}:
        pattern.match(subject) if "match" in used else pattern.fullmatch(subject)
    elif used == {"search"}:
        pattern.search(subject)
    else:
        for _ in pattern.finditer(subject):
            pass
    return time.process_time() - began


def power(pattern: re.Pattern[Any], used: set[str], before: str, pump: str, end: str) -> float:
    """Return the power of a text's length by which the time grows, by the longest texts that were tried; 0 where it is short."""
    times: list[float] = []
    for size in SIZES:
        subject = before + pump * (size // len(pump) + 1) + end
        whole: Any = subject if isinstance(pattern.pattern, str) else subject.encode("latin-1", "replace")
        times.append(spent(pattern, whole, used))
        if times[-1] > ENOUGH:
            break
    return math.log2(times[-1] / max(times[-3], SHORT)) if len(times) > 2 and times[-1] > TELLING else 0


def steep(made: Mapping[str, re.Pattern[Any]]) -> dict[str, list[str]]:
    """Return which of some patterns are too slow: where each stands -> what leads there, what is repeated, and how it ends."""
    found: dict[str, list[str]] = {}
    for place, pattern in made.items():
        used = uses(place)
        tried = {
            (before, pump, end)
            for before, pump in pumps(parser.parse(pattern.pattern, pattern.flags))
            for end in "\x01\n"
        }
        for before, pump, end in sorted(tried):
            if pump and all(power(pattern, used, before, pump, end) > POWER for _ in range(3)):
                found[place] = [before, pump, end]
    return found


def holds_group(nodes: Iterable[Any]) -> bool:
    """True where a part of a pattern keeps all it has (`)*+`, `(?>`) that is more than one set of letters.

    Python 3.11 until 3.11.4, which Debian 12 has, then finds nothing where there is something (gh-106052).
    """
    for kind, value in nodes:
        inner = value[2] if kind in _REPEATS else value[3] if kind is sre.SUBPATTERN else ()
        branches = value[1] if kind is sre.BRANCH else ()
        keeps = kind is sre.POSSESSIVE_REPEAT and (len(inner) > 1 or inner[0][0] not in _ONE)
        if keeps or kind is sre.ATOMIC_GROUP or holds_group(inner) or any(map(holds_group, branches)):
            return True
    return False


if __name__ == "__main__":
    every = patterns()
    groups = [place for place, one in every.items() if holds_group(parser.parse(one.pattern, one.flags))]
    print(json.dumps({"seen": len(every), "groups": groups, "steep": steep(every) if "steep" in sys.argv else {}}))
