"""What a rule is: a permanent code, its help, and a check over the whole catalogue."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.problems import CODES, Level, Problem

Check = Callable[[Catalog, datetime.date], Iterator[Problem]]


def _nothing(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    yield from ()


@dataclass(frozen=True)
class Rule:
    """One thing that content must keep to.

    `title` says what is wrong in a few words, `help` is Markdown for an editor who has just met it:
    why it matters and what to write instead. Faults found while a file is read have no `check`.
    """

    code: str
    title: str
    help: str
    check: Check = _nothing

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"no such problem code: {self.code}")

    @property
    def level(self) -> Level:
        return CODES[self.code]

    @property
    def key(self) -> str:
        """What its words are called."""
        return f"problem.{self.code}"


def help_texts(rules: Iterable[Rule]) -> Mapping[str, str]:
    """Return the English words about problems, by key."""
    titles = {f"{rule.key}.title": rule.title for rule in rules}
    return {**titles, **{f"{rule.key}.help": rule.help for rule in rules}}
