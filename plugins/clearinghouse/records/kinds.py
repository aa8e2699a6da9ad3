"""The table of kinds of records: where those of each lie, what they are called, and the model that checks them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from clearinghouse.records import models
from clearinghouse.records.models.record import Record

POLICY = PurePosixPath("policy.yml")


@dataclass(frozen=True)
class RecordKind:
    """One kind of record; `folder` is its folder in the store, and the name of its table in exports."""

    name: str
    folder: str
    model: type[Record]
    label: str

    def path(self, id: str, fields: Record) -> PurePosixPath:
        """Return where a record lies, below the store's folder."""
        return PurePosixPath(self.place(id, fields))

    def place(self, id: str, fields: Record) -> str:
        """Return the same as text."""
        return "/".join([self.folder, *(_part(fields, name) for name in self.model.partition), f"{id}.yml"])


def _part(fields: Record, name: str) -> str:
    name, _, year = name.partition(".")
    value: Any = getattr(fields, name)
    if not year:
        return str(value)
    return f"{value.year:04}" if isinstance(value, datetime.date) else str(value)[:4]


KINDS: tuple[RecordKind, ...] = (
    RecordKind("district", "districts", models.District, "District"),
    RecordKind("school", "schools", models.School, "School"),
    RecordKind("cohort", "cohorts", models.Cohort, "Cohort"),
    RecordKind("school-year", "school-years", models.SchoolYear, "School year"),
    RecordKind("leader", "leaders", models.Leader, "Leader"),
    RecordKind("coach", "coaches", models.Coach, "Coach"),
    RecordKind("assignment", "assignments", models.Assignment, "Assignment"),
    RecordKind("agreement", "agreements", models.Agreement, "Agreement"),
    RecordKind("plan", "plans", models.Plan, "Work plan"),
    RecordKind("visits", "visits", models.Visits, "Visit calendar"),
    RecordKind("contact", "contacts", models.Contact, "Contact"),
    RecordKind("report", "reports", models.Report, "Status report"),
    RecordKind("survey", "surveys", models.Survey, "Survey"),
    RecordKind("answer", "answers", models.Answer, "Survey answer"),
    RecordKind("trace", "ended", models.Trace, "Trace of ended records"),
)
"""Every kind, in an order in which each refers only to kinds before it."""

BY_NAME = {kind.name: kind for kind in KINDS}
BY_FOLDER = {kind.folder: kind for kind in KINDS}
BY_MODEL = {kind.model: kind for kind in KINDS}
