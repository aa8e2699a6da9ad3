"""Hints that know how people write: what was typed, as the very value to write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.catalog.everyday.costs import read_cost
from clearinghouse.catalog.everyday.terms import Terms
from clearinghouse.catalog.everyday.understood import Understood
from clearinghouse.catalog.everyday.values import read_minutes, read_year
from clearinghouse.content.editor_notes import NOTES_HEADING
from clearinghouse.problems import Problem

_NOT_A_STANDARD = re.compile(r"^'(?P<name>[\w.]+)' cannot be '(?P<said>.*)'$", re.DOTALL)
_NO_LIST = re.compile(
    r"^'(?P<name>standards|topics|levels|audiences|goals|languages)' should be a list, not '(?P<said>.*)'$", re.DOTALL
)
_NO_NUMBER = re.compile(r"^'(?P<name>minutes|year)' should be a whole number, not '(?P<said>.*)'$", re.DOTALL)
_NO_COST = re.compile(r"^'(?P<name>cost)' cannot be '(?P<said>.*)'$", re.DOTALL)
_REMARKS = re.compile(r"^there is no field '(?:notes?|comments?|remarks?)'$")
_SINGLE = frozenset(["minutes", "year", "cost"])
_LATEST = 2100


def sharpened(problems: Iterable[Problem], catalog: Catalog) -> Iterator[Problem]:
    """Yield problems, those about standards and lists with the value to write where everyday words tell it."""
    terms: Terms | None = None
    for problem in problems:
        if problem.code == "field-unknown" and _REMARKS.match(problem.message):
            yield replace(problem, hint=f"take it out, and write it below the fields, under '## {NOTES_HEADING}'")
            continue
        found = _found(problem)
        if found is None:
            yield problem
            continue
        terms = terms or Terms(catalog)
        name, said, whole = found
        understood = _understood(terms, name, said)
        if not understood.ids or understood.doubts:
            yield problem
        elif whole:
            yield replace(problem, hint=f"write {name}: [{', '.join(understood.ids)}]")
        elif name in _SINGLE:
            yield replace(problem, hint=f"write {name}: {understood.ids[0]}")
        else:
            yield replace(problem, hint=f"write {', '.join(understood.ids)}")


def _understood(terms: Terms, name: str, said: str) -> Understood:
    if name == "minutes":
        return read_minutes(said)
    if name == "year":
        return read_year(said, _LATEST)
    if name == "cost":
        return read_cost(said)
    return terms.standards(said) if name == "standards" else terms.find(name, said)


def _found(problem: Problem) -> tuple[str, str, bool] | None:
    """Return the list, what was typed, and whether a whole list is wanted; None for problems of other kinds."""
    if problem.code != "field-value":
        return None
    if listed := _NO_LIST.match(problem.message):
        return listed["name"], listed["said"], True
    plain = _NO_NUMBER.match(problem.message) or _NO_COST.match(problem.message)
    if plain and not problem.hint.startswith("take the quotes"):
        return plain["name"], plain["said"], False
    if problem.hint.startswith("write a standard as") and (one := _NOT_A_STANDARD.match(problem.message)):
        return "standards", one["said"], False
    return None
