"""Which of the records that come in would contradict the store, or hang on one that would."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import PurePosixPath
from typing import Any

from clearinghouse.content.shape import Holds
from clearinghouse.content.walk import walk
from clearinghouse.problems import RECORD_CODES
from clearinghouse.records.index import Index, try_records
from clearinghouse.records.kinds import BY_FOLDER
from clearinghouse.records.reading import ReadRecord
from clearinghouse.records.rules import RULES, Finding, Known

Refused = dict[PurePosixPath, str]
_ROUNDS = 4
"""After so many, what is refused takes along all that is linked with it in any way: each look costs one at the whole store,
and of a chain of corrections it might find one a look."""
_OWNER = {
    "contact": "SELECT coach FROM contacts WHERE id = ?",
    "report": "SELECT coach FROM reports WHERE id = ?",
    "plan": "SELECT a.coach FROM plans p JOIN assignments a ON a.id = p.assignment WHERE p.id = ?",
    "agreement": "SELECT a.coach FROM agreements p JOIN assignments a ON a.id = p.assignment WHERE p.id = ?",
    "visits": "SELECT a.coach FROM visits p JOIN assignments a ON a.id = p.assignment WHERE p.id = ?",
}


def refused_together(new: Sequence[ReadRecord], index: Index, known: Known, coach: str) -> Refused:
    """Return the records that cannot be taken in, each with why: what contradicts the store, and what hangs on that.

    Args:
        new: the records, each sound by itself.
        index: the store.
        known: what its rules look at.
        coach: whose the records must be; empty where they are nobody's.
    """
    refused: Refused = {}
    for looks in count(1):
        left = [record for record in new if record.path not in refused]
        found = _others(index, left, coach) | _contradictions(index, known, left)
        if not found:
            return refused
        refused |= _with_linked(left, found, both_ways=looks > _ROUNDS)
    raise AssertionError("each look finds less to look at")


def _with_linked(new: Sequence[ReadRecord], found: Refused, both_ways: bool) -> Refused:
    """Return what is refused with what names it, and what names that in turn; both ways, with what it names, too."""
    by_key = {(record.kind.folder, record.id): record for record in new}
    linked: dict[PurePosixPath, list[ReadRecord]] = {}
    for record in new:
        for other in (by_key[key] for key in _named(record) if key in by_key):
            linked.setdefault(other.path, []).append(record)
            if both_ways:
                linked.setdefault(record.path, []).append(other)
    refused, waiting = dict(found), [record for record in new if record.path in found]
    for cause in waiting:
        for record in linked.get(cause.path, ()):
            if record.path not in refused:
                refused[record.path] = f"it hangs together with '{cause.id}', which is refused; mend that one first"
                waiting.append(record)
    return refused


def _named(record: ReadRecord) -> Iterator[tuple[str, str]]:
    """Yield the folder and id of every record that a record names."""
    if record.fields.replaces:
        yield record.kind.folder, record.fields.replaces
    yield from (
        (told.shape.source, told.value) for told in walk(record.fields, Holds.ITEM) if told.shape.source in BY_FOLDER
    )


def _contradictions(index: Index, known: Known, new: Sequence[ReadRecord]) -> dict[PurePosixPath, str]:
    if not new:
        return {}
    rows, numbers = try_records(index, new)
    try:
        tried = Known(rows, known.today, known.policy, known.site)
        found = [(finding, rule.code) for rule in RULES if rule.check for finding in rule.check(tried)]
        return {
            numbers[finding.file].path: _said(finding)
            for finding, code in found
            if finding.file in numbers and RECORD_CODES[code] == "error"
        }
    finally:
        rows.close()


def _said(finding: Finding) -> str:
    return f"{finding.message} ({finding.hint})"


def _others(index: Index, new: Sequence[ReadRecord], coach: str) -> dict[PurePosixPath, str]:
    """Refuse what belongs to, or would replace, the work of another coach than the one it comes from."""
    found: dict[PurePosixPath, str] = {}
    for record in new:
        fields: Any = record.fields
        owner = _one(index, _OWNER.get(record.kind.name, ""), fields.replaces) if fields.replaces else coach
        assignment = getattr(fields, "assignment", None)
        whose = _one(index, "SELECT coach FROM assignments WHERE id = ?", assignment) if assignment else coach
        if owner not in (coach, None):
            found[record.path] = f"it would replace a record of {owner}"
        elif whose not in (coach, None):
            found[record.path] = f"assignment '{assignment}' is one of {whose}"
    return found


def _one(index: Index, query: str, value: str) -> str | None:
    row = index.database.execute(query, (value,)).fetchone() if query else None
    return str(row[0]) if row else None
