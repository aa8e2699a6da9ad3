"""What made-up records have in common: sizes, ids, and the days on which schools are closed."""

from __future__ import annotations

import datetime
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from clearinghouse.records.kinds import BY_NAME, RecordKind

Made = tuple[RecordKind, str, Mapping[str, Any]]
STANDARDS = tuple(f"psel-2015/{number}{letter}" for number in range(1, 7) for letter in "abc")
WEEK = datetime.timedelta(days=7)
_LETTERS = "abcdefghjkmnpqrstvwxyz"


@dataclass(frozen=True)
class Size:
    """How much to make: schools, districts, and school years that end with the one that holds `until`."""

    schools: int = 72
    districts: int = 22
    years: int = 1
    until: datetime.date = datetime.date(2027, 6, 11)
    seed: int = 1


@dataclass
class Assigned:
    id: str
    school: str
    coach: str
    start: datetime.date
    last: datetime.date
    diligence: float
    weekday: int
    hour: int
    goals: list[dict[str, Any]] = field(default_factory=list)
    contacts: list[tuple[datetime.date, str]] = field(default_factory=list)


def made_id(chance: random.Random) -> str:
    return chance.choice(_LETTERS) + "".join(chance.choices(_LETTERS + "23456789", k=11))


def made(kind: str, id: str, **fields: Any) -> Made:
    return BY_NAME[kind], id, {name: value for name, value in fields.items() if value not in (None, [], "")}


def school_id(number: int) -> str:
    return f"school-{number:03}"


def coaches(size: Size) -> int:
    return max(1, -(-size.schools // 8))


def closed_days(year: int) -> list[dict[str, Any]]:
    days = [
        ((year, 9, 7), (year, 9, 7), "Labor Day"),
        ((year, 11, 25), (year, 11, 27), "Thanksgiving"),
        ((year, 12, 24), (year + 1, 1, 1), "Winter break"),
        ((year + 1, 2, 15), (year + 1, 2, 19), "February break"),
        ((year + 1, 4, 12), (year + 1, 4, 16), "Spring break"),
    ]
    return [{"first": datetime.date(*a), "last": datetime.date(*b), "reason": reason} for a, b, reason in days]


def first_visit(one: Assigned) -> datetime.date:
    return one.start + datetime.timedelta(days=(one.weekday - one.start.weekday()) % 7)
