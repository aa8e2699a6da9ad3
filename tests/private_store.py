"""A small sound store, to which a test adds what it is about."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clearinghouse.content.written import render_front_matter
from clearinghouse.problems import Problem
from clearinghouse.records.check import check_records
from clearinghouse.records.index import open_index
from clearinghouse.records.ledger import Ledger, ledger_of
from clearinghouse.records.new_store import init_store
from clearinghouse.records.store import policy_in_force

TODAY = datetime.date(2026, 11, 20)
CONTACT = {"coach": "coach-a", "school": "school-a", "date": "2026-10-06", "minutes": 60, "mode": "on-site"}
REPORT = {"coach": "coach-a", "school": "school-a", "half": "2026-10-first", "sent": "2026-10-17"}
PLAN = {"assignment": "assignment-a", "date": "2026-09-20", "goals": [{"id": "feedback"}]}


@dataclass
class DrawnStore:
    """A store in a test's own folder."""

    root: Path

    @classmethod
    def begin(cls, root: Path) -> DrawnStore:
        """Make a store with one district, two schools, one coach and an assignment with the first school."""
        init_store(root, "SYNTHETIC program", "America/New_York")
        store = cls(root)
        store.write("districts/district-a", name="SYNTHETIC District")
        for letter in "ab":
            store.write(f"schools/school-{letter}", name=f"SYNTHETIC School {letter}", district="district-a")
            store.write(f"leaders/leader-{letter}", name=f"SYNTHETIC Leader {letter}", school=f"school-{letter}")
        store.write("coaches/coach-a", name="SYNTHETIC Coach")
        first = {"coach": "coach-a", "school": "school-a", "leader": "leader-a", "start": "2026-09-01"}
        store.write("assignments/assignment-a", **first)
        store.write("plans/plan-a", **PLAN)
        return store

    def write(self, path: str, **fields: Any) -> Path:
        """Write a record's file as an editor would, over what is there."""
        file = self.root / f"{path}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(render_front_matter({name: _day(value) for name, value in fields.items()}), "utf-8")
        return file

    def contact(self, id: str, **fields: Any) -> Path:
        values = {**CONTACT, **fields}
        return self.write(f"contacts/{values['coach']}/{str(values['date'])[:4]}/{id}", **values)

    def report(self, id: str, **fields: Any) -> Path:
        values = {**REPORT, **fields}
        return self.write(f"reports/{values['coach']}/{values['half'][:4]}/{id}", **values)

    def problems(self, site: Path = Path("/nowhere"), today: datetime.date = TODAY) -> list[Problem]:
        return check_records(self.root, site, today).problems


def _day(value: Any) -> Any:
    """Days in tests are text; in files they stand without quotes."""
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        return datetime.date.fromisoformat(value)
    if isinstance(value, str) and len(value) == 16 and value[4] == value[7] == "-" and value[13] == ":":
        return datetime.datetime.fromisoformat(value)
    if isinstance(value, dict):
        return {name: _day(inner) for name, inner in value.items()}
    return [_day(inner) for inner in value] if isinstance(value, list) else value


def read_ledger(root: Path) -> Ledger:
    """Read what a store's index holds, under its policy."""
    policy, problems = policy_in_force(root)
    with open_index(root) as index:
        return ledger_of(index, policy, tuple(problems))
