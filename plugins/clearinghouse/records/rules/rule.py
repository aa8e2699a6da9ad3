"""A rule: one way in which the records of a store can contradict each other."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from clearinghouse.problems import RECORD_CODES
from clearinghouse.records.models.policy import Policy


@dataclass(frozen=True)
class PublicNames:
    """What of the public site records may name: references of standards in lower case, and ids of items by folder."""

    standards: frozenset[str]
    items: frozenset[str]


@dataclass(frozen=True)
class Known:
    """What a rule looks at: the rows of `tables`, with a view `now_...` of those that count; the day; the policy.

    `site` is None where no site was named; then what records name on it is not checked.
    """

    rows: sqlite3.Connection
    today: datetime.date
    policy: Policy
    site: PublicNames | None

    @cached_property
    def removed(self) -> frozenset[str]:
        """The kinds of which records were removed, since the policy keeps them no longer."""
        return frozenset(kind for (kind,) in self.rows.execute("SELECT DISTINCT kind FROM ended_removed"))


@dataclass(frozen=True)
class Finding:
    """A contradiction: the number of the file it shows in, the way to the field, and what is wrong."""

    file: int
    trail: tuple[str | int, ...]
    message: str
    hint: str


@dataclass(frozen=True)
class RecordRule:
    """One rule: its code, what it is about, help for coaches and staff, and the check itself."""

    code: str
    title: str
    help: str
    check: Callable[[Known], Iterator[Finding]] | None = None
    """None for what is found while a file is read."""

    def __post_init__(self) -> None:
        if self.code not in RECORD_CODES:
            raise ValueError(f"no such code of records: {self.code}")
