"""Takes records in from outside: each is checked against its model, its coach and the whole store before any is written."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Any

from clearinghouse.problems import RECORD_CODES
from clearinghouse.records.bundle import Entry
from clearinghouse.records.index import Index, open_index, try_records
from clearinghouse.records.reading import ReadRecord, read_record
from clearinghouse.records.rules import RULES, Finding, Known
from clearinghouse.records.site_words import site_words
from clearinghouse.records.store import policy_in_force
from clearinghouse.records.writing import NotWritten, clear_records, make_record, write_record


class Fate(StrEnum):
    """What becomes of a record that comes in."""

    NEW = "written"
    THERE = "there already"
    DOUBT = "doubtful, not written"
    BAD = "refused"


@dataclass(frozen=True)
class Outcome:
    """What becomes of one record, and why."""

    entry: Entry
    fate: Fate
    why: str = ""
    record: ReadRecord | None = None
    text: str = ""

    @property
    def path(self) -> PurePosixPath | None:
        return self.record.path if self.record else None


def take_in(
    root: Path,
    site: Path,
    entries: Sequence[Entry],
    coach: str,
    today: datetime.date,
    keep: frozenset[str] = frozenset(),
) -> list[Outcome]:
    """Return what would become of each record. Nothing is written yet.

    What is refused or doubtful stays where it came from; it is not lost.

    Args:
        root: the store's folder.
        site: the public site's folder.
        entries: the records.
        coach: whose they must be; empty where they are nobody's, as answers to a survey.
        today: the day.
        keep: ids to take although they look like another record.
    """
    outcomes = list(_made(root, entries, coach))
    policy, _ = policy_in_force(root)
    with open_index(root) as index:
        known = Known(index.database, today, policy, site_words(site, index.database))
        outcomes = [_compared(outcome, index, keep) for outcome in outcomes]
        return _tried(outcomes, index, known, coach)


def write_all(root: Path, outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Write the records that are new, each whole or not at all, and return what became of them."""
    for folder in sorted({outcome.record.path.parent for outcome in outcomes if outcome.record}):
        clear_records(root, folder)
    return [_written(root, outcome) if outcome.fate is Fate.NEW else outcome for outcome in outcomes]


def _written(root: Path, outcome: Outcome) -> Outcome:
    assert outcome.record is not None  # a new one has been made
    try:
        write_record(root, outcome.record.path, outcome.text)
    except NotWritten as error:
        return replace(outcome, fate=Fate.DOUBT if error.taken else Fate.BAD, why=str(error))
    return outcome


def _made(root: Path, entries: Sequence[Entry], coach: str) -> Iterator[Outcome]:
    twice = {id for id, number in Counter((e.kind.name, e.id) for e in entries).items() if number > 1}
    for entry in entries:
        try:
            if (entry.kind.name, entry.id) in twice:
                raise NotWritten("two records have this id")
            record, text = make_record(entry.kind, entry.id, entry.fields)
        except NotWritten as error:
            yield Outcome(entry, Fate.BAD, str(error))
            continue
        yield _known(root, Outcome(entry, Fate.NEW, "", record, text), coach)


def _known(root: Path, outcome: Outcome, coach: str) -> Outcome:
    """Tell a record that is in the store already from one whose id another record has."""
    record: Any = outcome.record
    whose = getattr(record.fields, "coach", coach)
    if whose != coach:
        return replace(
            outcome, fate=Fate.BAD, why=f"it is a record of {whose}, and the bundle is of {coach or 'nobody'}"
        )
    if not (root / record.path).exists():
        return outcome
    there, _ = read_record(root, record.path)
    if there and there.fields == record.fields:
        return replace(outcome, fate=Fate.THERE)
    return replace(
        outcome, fate=Fate.DOUBT, why=f"{record.path} holds another record of this id; correct that one with 'replaces'"
    )


_ALIKE = """
SELECT id FROM now_contacts WHERE coach = :coach AND school IS :school AND cohort IS :cohort AND date = :date AND minutes = :minutes
AND mode = :mode AND (:time IS NULL OR time IS NULL OR time = :time) AND id IS NOT :replaces AND id <> :id
"""
_OWNER = {
    "contact": "SELECT coach FROM contacts WHERE id = ?",
    "report": "SELECT coach FROM reports WHERE id = ?",
    "plan": "SELECT a.coach FROM plans p JOIN assignments a ON a.id = p.assignment WHERE p.id = ?",
    "agreement": "SELECT a.coach FROM agreements p JOIN assignments a ON a.id = p.assignment WHERE p.id = ?",
    "visits": "SELECT a.coach FROM visits p JOIN assignments a ON a.id = p.assignment WHERE p.id = ?",
}


def _compared(outcome: Outcome, index: Index, keep: frozenset[str]) -> Outcome:
    record = outcome.record
    if outcome.fate is not Fate.NEW or record is None:
        return outcome
    fields: Any = record.fields
    if record.kind.name == "contact" and outcome.entry.id not in keep:
        values = {
            name: getattr(fields, name) for name in ("coach", "school", "cohort", "minutes", "mode", "time", "replaces")
        }
        alike = index.database.execute(_ALIKE, {**values, "date": str(fields.date), "id": record.id}).fetchone()
        if alike:
            return replace(outcome, fate=Fate.DOUBT, why=f"it looks like contact {alike[0]}, which is in the store")
    return outcome


def _tried(outcomes: list[Outcome], index: Index, known: Known, coach: str) -> list[Outcome]:
    """Refuse what would contradict the store, and then what hung on that, until the rest fits."""
    while True:
        new = [outcome.record for outcome in outcomes if outcome.fate is Fate.NEW and outcome.record]
        found = _contradictions(index, known, new)
        found |= _others(index, new, coach)
        if not found:
            return outcomes
        outcomes = [_refused(outcome, found) for outcome in outcomes]


def _refused(outcome: Outcome, found: dict[PurePosixPath, str]) -> Outcome:
    why = found.get(outcome.path) if outcome.path else None
    return replace(outcome, fate=Fate.BAD, why=why) if why and outcome.fate is Fate.NEW else outcome


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
