"""What an author can mend: one value per fault, in one order, in three output formats."""

from __future__ import annotations

import difflib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Literal, NamedTuple

Level = Literal["error", "warning"]

CODES: Mapping[str, Level] = MappingProxyType(
    {
        # found while reading files
        "content-missing": "error",
        "file-authored": "warning",
        "file-broken": "error",
        "file-name": "error",
        "file-not-text": "error",
        "file-too-large": "error",
        "file-type": "error",
        "file-unreadable": "error",
        "name-collision": "error",
        "symlink": "error",
        "merge-conflict": "error",
        "front-matter-missing": "error",
        "front-matter-not-fields": "error",
        "front-matter-too-large": "error",
        "front-matter-twice": "error",
        "yaml-alias": "error",
        "yaml-broken": "error",
        "yaml-date": "error",
        "yaml-duplicate-key": "error",
        "yaml-tag": "error",
        "yaml-too-deep": "error",
        "text-control": "error",
        "text-cut": "error",
        "field-missing": "error",
        "field-unknown": "error",
        "field-value": "error",
        "body-tangled": "error",
        # found by the rules, across files
        "address-keyed": "warning",
        "address-taken": "error",
        "anchor-broken": "error",
        "attachment-missing": "error",
        "consent-expired": "warning",
        "consent-missing": "error",
        "crosswalk-unknown": "error",
        "events-scattered": "error",
        "example-published": "error",
        "figure-unknown": "error",
        "figure-unsafe": "error",
        "file-unused": "warning",
        "hour-skipped": "error",
        "hour-twice": "warning",
        "id-wordless": "error",
        "image-broken": "error",
        "image-without-text": "error",
        "item-unknown": "error",
        "link-broken": "error",
        "link-unsafe": "error",
        "list-invalid": "error",
        "names-unpublished": "error",
        "notes-left": "error",
        "offset-differs": "warning",
        "rating-in-words": "error",
        "retired-without-notice": "error",
        "review-passed": "warning",
        "standard-unknown": "error",
        "students-named": "error",
        "tag-removed": "error",
        "template-left": "error",
        "term-unknown": "error",
        "time-zone-missing": "error",
        "title-similar": "warning",
        "url-duplicate": "error",
        # found in the site's settings
        "words-missing": "warning",
        "words-wrong": "error",
    }
)
"""Every code there is, with its level. A code is permanent: pages, searches and habits point to it."""

RECORD_CODES: Mapping[str, Level] = MappingProxyType(
    {
        "record-action-overdue": "warning",
        "record-assignments-overlap": "error",
        "record-day-overfull": "error",
        "record-early": "error",
        "record-goal-unknown": "error",
        "record-hour": "error",
        "record-misplaced": "error",
        "record-replaces": "error",
        "record-report-twice": "error",
        "record-stray": "error",
        "record-student-data": "error",
        "record-survey-answer": "error",
        "record-twice": "error",
        "record-unassigned": "error",
        "record-unknown": "error",
    }
)
"""The codes of the private store. They have no page on the public site; the store's own README explains them."""
_LEVELS: Mapping[str, Level] = MappingProxyType({**CODES, **RECORD_CODES})


class Mark(NamedTuple):
    """A place in a source file: line and column, both counted from 1."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Problem:
    """One fault in the content: where it is, what it is, and what to write instead.

    An `error` keeps the site from being published; a `warning` is for the editors and does not.
    """

    path: PurePosixPath
    mark: Mark
    code: str
    message: str
    hint: str = ""

    def __post_init__(self) -> None:
        if self.code not in _LEVELS:
            raise ValueError(f"no such problem code: {self.code}")

    @property
    def level(self) -> Level:
        return _LEVELS[self.code]


def sort_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Return the distinct problems by path, line, column, code and message."""
    return sorted(set(problems), key=lambda p: (str(p.path), p.mark.line, p.mark.column, p.code, p.message, p.hint))


def count_errors(problems: Iterable[Problem]) -> int:
    """Return how many of the problems keep the site from being published."""
    return sum(problem.level == "error" for problem in problems)


def help_address(code: str) -> str:
    """Return where a code is explained: a page of the site, or a heading of a private store's README."""
    return f"README.md#{code}" if code in RECORD_CODES else f"/contribute/problems/{code}/"


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """Return the known word most like `word`, or None where nothing is as alike as that (0 to 1)."""
    by_fold = {name.casefold(): name for name in sorted(known, reverse=True)}
    found = difflib.get_close_matches(word.casefold(), by_fold, n=1, cutoff=likeness)
    return by_fold[found[0]] if found else None


class Guesses:
    """Answers what was meant, until it has compared as much as anybody waits for: who has a thousand slips needs no hint each."""

    def __init__(self, most: int = 50_000) -> None:
        self._left = most

    def nearest(self, word: str, known: Collection[str]) -> str | None:
        """Return what `nearest` does; None once too much was compared."""
        self._left -= len(known)
        return nearest(word, known) if self._left >= 0 else None


def render_text(problems: Iterable[Problem]) -> str:
    """Return `path:line:column: code: message` lines, each with an indented hint below."""
    return "".join(_text(problem) for problem in problems)


def _text(problem: Problem) -> str:
    mark = problem.mark
    word = "warning: " if problem.level == "warning" else ""
    line = f"{_one_line(str(problem.path))}:{mark.line}:{mark.column}: {word}{problem.code}: {_one_line(problem.message)}\n"
    return line + (f"    hint: {_one_line(problem.hint)}\n" if problem.hint else "")


def _one_line(text: str, kept: str = "") -> str:
    """Return text that cannot move the cursor, add a line or reorder what a terminal shows."""
    return "".join(c if c.isprintable() or c in kept else f"\\u{ord(c):04x}" for c in text)


def render_github(problems: Iterable[Problem]) -> str:
    """Return workflow commands that GitHub shows beside the line in a pull request.

    Source: GitHub Docs, "Workflow commands for GitHub Actions", which also gives the escapes.
    """
    return "".join(
        f"::{p.level} file={_property(str(p.path))},line={p.mark.line},col={p.mark.column},"
        f"title={_property(p.code)}::{_data(chr(10).join(filter(None, (p.message, p.hint))))}\n"
        for p in problems
    )


def _data(text: str) -> str:
    return _one_line(text, "\r\n").replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def render_json(problems: Iterable[Problem]) -> str:
    """Return `{"errors": n, "warnings": n, "problems": [...]}`.

    Each problem has `path`, `line`, `column`, `level`, `code`, `message`, `hint` and `help`, the
    address of its help page on the site.
    """
    listed = list(problems)
    errors = count_errors(listed)
    report = {
        "errors": errors,
        "warnings": len(listed) - errors,
        "problems": [
            {
                "path": str(p.path),
                **p.mark._asdict(),
                "level": p.level,
                "code": p.code,
                "message": p.message,
                "hint": p.hint,
                "help": help_address(p.code),
            }
            for p in listed
        ],
    }
    return json.dumps(report, indent=2) + "\n"
