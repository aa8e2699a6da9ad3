"""Everything that is wrong in a store: in each file by itself, and between files."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from clearinghouse.content.files import SourceFile, read_text
from clearinghouse.content.marked_yaml import YamlFault, parse_yaml
from clearinghouse.problems import Mark, Problem, count_errors, sort_problems
from clearinghouse.records.index import Index, open_index
from clearinghouse.records.rules import RULES, Finding, Known
from clearinghouse.records.site_words import site_words
from clearinghouse.records.store import policy_in_force

_MOST = 5000
"""So many contradictions of one rule are told in full; more are counted."""


@dataclass(frozen=True)
class Checked:
    """The problems of a store, sorted, and what was looked at, in a sentence."""

    problems: list[Problem]
    summary: str


def check_records(root: Path, site: Path, today: datetime.date) -> Checked:
    """Check a store.

    Args:
        root: the store's folder.
        site: the public site's folder, for its standards and resources; where it has none they are not checked.
        today: the day of the check.
    """
    policy, problems = policy_in_force(root)
    with open_index(root) as index:
        words = site_words(site, index.database)
        known = Known(index.database, today, policy, words)
        found = sort_problems([*problems, *index.problems, *_contradictions(root, index, known)])
    unlooked = "" if words else " Standards and resources were not looked up: name the site with --site."
    return Checked(found, f"{index.files:,} records, {index.read:,} of them read anew; {_counted(found)}.{unlooked}")


def _counted(found: list[Problem]) -> str:
    errors = count_errors(found)
    warnings = len(found) - errors
    return f"{errors} problem{'' if errors == 1 else 's'}, {warnings} warning{'' if warnings == 1 else 's'}"


def _contradictions(root: Path, index: Index, known: Known) -> Iterator[Problem]:
    for rule in RULES:
        if rule.check:
            findings = list(rule.check(known))
            yield from (_problem(root, index, rule.code, finding) for finding in findings[:_MOST])
            if more := findings[_MOST:]:
                yield Problem(
                    PurePosixPath("."), Mark(), rule.code, f"and {len(more)} more of these", "mend those first"
                )


def _problem(root: Path, index: Index, code: str, finding: Finding) -> Problem:
    (path,) = index.database.execute("SELECT path FROM file WHERE number = ?", (finding.file,)).fetchone()
    return Problem(PurePosixPath(path), _mark(root, path, finding.trail), code, finding.message, finding.hint)


def _mark(root: Path, path: str, trail: tuple[str | int, ...]) -> Mark:
    """Return the place of a field; the index keeps none, so the file is read once more."""
    try:
        return parse_yaml(read_text(SourceFile(PurePosixPath(path), root / path)).removeprefix("\ufeff")).find(trail)
    except YamlFault:
        return Mark()
