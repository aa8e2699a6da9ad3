"""Everything that is wrong in a store: in each file by itself, and between files."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from clearinghouse.problems import Problem, sort_problems
from clearinghouse.records.index import open_index
from clearinghouse.records.store import read_policy


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
    _, problems = read_policy(root)
    index = open_index(root)
    try:
        found = sort_problems([*problems, *index.problems])
        return Checked(found, f"{index.files} records, {len(found)} problems.")
    finally:
        index.close()
