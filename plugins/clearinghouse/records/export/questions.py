"""The questions a director asks, as SQL that anybody can read, run and change; and the tables that answer them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from clearinghouse.records.models.policy import Policy

_FOLDER = files("clearinghouse.records.export")
_ORDER = (
    "who-needs-a-call",
    "reports-owed",
    "weeks-with-a-contact",
    "longest-without-contact",
    "minutes-by-mode",
    "standards-worked-on",
    "caseload",
    "goals-by-improvement-goal",
    "steps-overdue",
    "days-to-a-plan",
)


@dataclass(frozen=True)
class Question:
    """One question: its name, what it asks in words, and the SQL that answers it for a `:day`."""

    name: str
    asks: str
    sql: str


@cache
def questions() -> tuple[Question, ...]:
    """Return every question, the most pressing first."""
    return tuple(_question(name) for name in _ORDER)


def _question(name: str) -> Question:
    first, _, sql = (_FOLDER / "questions" / f"{name}.sql").read_text("utf-8").partition("\n")
    return Question(name, first.removeprefix("-- "), sql.replace("{duties}", duties_sql()).strip())


@cache
def duties_sql() -> str:
    """Return what begins a query about duties: `duties`, `standing` and `plans_in_force` for a `:day`."""
    return (_FOLDER / "questions" / "_duties.sql").read_text("utf-8").strip()


def write_judged(made: sqlite3.Connection, policy: Policy) -> None:
    """Add the policy's rules as a table, and the tables that questions ask.

    They are worked out by SQL alone, so that they can be held against the site's own figures.
    """
    made.execute("CREATE TABLE policy (name TEXT, value)")
    made.executemany("INSERT INTO policy VALUES (?, ?)", _flat("", policy.model_dump(mode="json", exclude={"access"})))
    made.executescript((_FOLDER / "judged.sql").read_text("utf-8"))


def _flat(above: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _flat(f"{above}.{name}" if above else name, inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _flat(above, inner)
    else:
        yield above, value


def datasette_settings(name: str, policy: Policy) -> str:
    """Return what Datasette reads beside the database, as JSON: titles, and every question as a saved query.

    Args:
        name: the database's name, which is that of its file without the ending.
        policy: the store's.
    """
    saved = {
        question.name: {"title": question.asks, "sql": question.sql, "params": ["day"]} for question in questions()
    }
    return (
        json.dumps(
            {
                "title": policy.program,
                "description": "For staff alone. Each question takes a day, such as 2027-03-12.",
                "databases": {name: {"queries": saved}},
            },
            indent=1,
        )
        + "\n"
    )
