"""An answer that was typed, read as people write it and checked by the field it is for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from clearinghouse.records.held import held
from clearinghouse.records.kinds import RecordKind
from clearinghouse.records.reading import field_problems
from clearinghouse.records.spreadsheet import Unclear, read_date, read_minutes, read_time

_READERS: Mapping[str, Callable[[str], Any]] = {
    "date": read_date,
    "next_step_by": read_date,
    "seen_by_leader": read_date,
    "time": read_time,
    "minutes": read_minutes,
}


def read_answer(kind: RecordKind, name: str, text: str) -> Any:
    """Return the value of a field as a record holds it; None where nothing is written.

    Raises:
        Unclear: the field cannot hold it; says what to write.
    """
    if not text:
        return None
    value = _listed(text) if _is_many(kind, name) else _READERS.get(name, str)(text)
    if problems := field_problems(kind, name, value):
        raise Unclear("; ".join(f"{problem.message}: {problem.hint}".rstrip(": ") for problem in problems))
    return value


def _is_many(kind: RecordKind, name: str) -> bool:
    return any(field.many for field in held(kind.model) if field.name == name)


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
