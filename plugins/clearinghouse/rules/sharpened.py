"""Hints that know how people write: what was typed, as the very value to write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.catalog.everyday.terms import Terms
from clearinghouse.problems import Problem

_NOT_A_STANDARD = re.compile(r"^'(?P<name>[\w.]+)' cannot be '(?P<said>.*)'$", re.DOTALL)
_NO_LIST = re.compile(
    r"^'(?P<name>standards|topics|levels|audiences|goals)' should be a list, not '(?P<said>.*)'$", re.DOTALL
)


def sharpened(problems: Iterable[Problem], catalog: Catalog) -> Iterator[Problem]:
    """Yield problems, those about standards and lists with the value to write where everyday words tell it."""
    terms: Terms | None = None
    for problem in problems:
        found = _found(problem)
        if found is None:
            yield problem
            continue
        terms = terms or Terms(catalog)
        name, said, whole = found
        understood = terms.standards(said) if name == "standards" else terms.find(name, said)
        if not understood.ids or understood.doubts:
            yield problem
        elif whole:
            yield replace(problem, hint=f"write {name}: [{', '.join(understood.ids)}]")
        else:
            yield replace(problem, hint=f"write {', '.join(understood.ids)}")


def _found(problem: Problem) -> tuple[str, str, bool] | None:
    """Return the list, what was typed, and whether a whole list is wanted; None for problems of other kinds."""
    if problem.code != "field-value":
        return None
    if listed := _NO_LIST.match(problem.message):
        return listed["name"], listed["said"], True
    if problem.hint.startswith("write a standard as") and (one := _NOT_A_STANDARD.match(problem.message)):
        return "standards", one["said"], False
    return None
