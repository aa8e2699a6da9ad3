"""What is left of records whose time has ended: a number."""

from __future__ import annotations

from clearinghouse.content.fields import Label
from clearinghouse.records.fields import Day, staff
from clearinghouse.records.models.record import Part, Record


class Ended(Part):
    """How many records of one kind and year were removed."""

    kind: Label = staff("The kind.", ["contact"])
    year: int = staff("The year they were about.", [2019], ge=1990, le=2100)
    records: int = staff("How many.", [412], ge=1)


class Trace(Record):
    """What one expiry removed, counted and without a name."""

    date: Day = staff("The day of the removal.", ["2026-11-27"])
    removed: tuple[Ended, ...] = staff(
        "What was removed.", [[{"kind": "contact", "year": 2019, "records": 412}]], strict=False, min_length=1
    )
