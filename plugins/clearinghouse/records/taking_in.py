"""Takes records in from outside: each is checked against its model, its coach and the whole store before any is written."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Any

from clearinghouse.records.bundle import Incoming
from clearinghouse.records.index import Index, open_index
from clearinghouse.records.reading import ReadRecord, read_record
from clearinghouse.records.refusing import refused_together
from clearinghouse.records.rules import Known
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

    entry: Incoming
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
    entries: Sequence[Incoming],
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
        refused = refused_together(
            [one.record for one in outcomes if one.fate is Fate.NEW and one.record], index, known, coach
        )
        return [_refused(outcome, refused) for outcome in outcomes]


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


def _made(root: Path, entries: Sequence[Incoming], coach: str) -> Iterator[Outcome]:
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


def _refused(outcome: Outcome, refused: Mapping[PurePosixPath, str]) -> Outcome:
    why = refused.get(outcome.path) if outcome.path else None
    return replace(outcome, fate=Fate.BAD, why=why) if why and outcome.fate is Fate.NEW else outcome
