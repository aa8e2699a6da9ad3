"""A candidate: what a row of a list comes to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from clearinghouse.catalog.everyday.understood import Understood
from clearinghouse.intake.lists.rows import Row

MAX_ENTRIES = 60


@dataclass
class Candidate:
    """What a row comes to: fields that can be used as they are, doubts about others, notes, or a fault."""

    row: Row
    fields: dict[str, Any] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    fault: str = ""
    doi: str = ""
    is_reference: bool = False

    @property
    def title(self) -> str:
        return str(self.fields.get("title", ""))

    @property
    def url(self) -> str:
        return str(self.fields.get("url", ""))

    def keep(self, name: str, understood: Understood, one: bool = False) -> None:
        """Keep values that were understood, and the doubts about the rest."""
        self.doubts += understood.doubts
        self.remarks += understood.remarks
        if understood.ids:
            self.fields[name] = (
                understood.ids[0] if one else [*self.fields.get(name, ()), *understood.ids][:MAX_ENTRIES]
            )

    def keep_number(self, name: str, understood: Understood) -> None:
        """Keep the one number that was understood, or the doubts about it."""
        self.doubts += understood.doubts
        if understood.ids:
            self.fields[name] = int(understood.ids[0])
