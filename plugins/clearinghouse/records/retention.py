"""What the policy keeps no longer: which records, and how they go so that a number is left of them and nothing else."""

from __future__ import annotations

import calendar
import datetime
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from clearinghouse.records.index import Index, open_index
from clearinghouse.records.kinds import BY_FOLDER, BY_NAME
from clearinghouse.records.models.policy import Policy
from clearinghouse.records.models.report import half_days
from clearinghouse.records.store import read_policy
from clearinghouse.records.writing import make_record, new_id, write_record

_ENDING = ".ending-"
_ASSIGNED = "SELECT t.path, {day} FROM file t JOIN {folder} r ON r.file = t.number LEFT JOIN assignments a ON a.id = r.assignment"
_DAYS = {
    "contacts": "SELECT t.path, r.date FROM file t JOIN contacts r ON r.file = t.number",
    "reports": "SELECT t.path, r.half FROM file t JOIN reports r ON r.file = t.number",
    "plans": _ASSIGNED.format(folder="plans", day="CASE WHEN a.id IS NULL THEN r.date ELSE a.end END"),
    "agreements": _ASSIGNED.format(folder="agreements", day="CASE WHEN a.id IS NULL THEN r.date ELSE a.end END"),
    "visits": _ASSIGNED.format(folder="visits", day="CASE WHEN a.id IS NULL THEN r.date ELSE a.end END"),
    "assignments": "SELECT t.path, r.end FROM file t JOIN assignments r ON r.file = t.number",
    "surveys": "SELECT t.path, r.closes FROM file t JOIN surveys r ON r.file = t.number",
    "answers": "SELECT t.path, s.closes FROM file t JOIN answers r ON r.file = t.number JOIN surveys s ON s.id = r.survey",
    "leaders": (
        "SELECT t.path, CASE WHEN sum(a.end IS NULL) THEN NULL ELSE max(a.end) END FROM file t"
        " JOIN leaders r ON r.file = t.number JOIN now_assignments a ON a.leader = r.id GROUP BY t.path"
    ),
    "coaches": (
        "SELECT t.path, CASE WHEN sum(a.end IS NULL) THEN NULL ELSE max(a.end) END FROM file t"
        " JOIN coaches r ON r.file = t.number JOIN now_assignments a ON a.coach = r.id GROUP BY t.path"
    ),
}
"""For each kind its files, and the day from which the years are counted; none while an assignment goes on."""


@dataclass(frozen=True)
class Due:
    """A record whose time has ended: the day it is about, and the last day it was to be kept."""

    path: PurePosixPath
    day: datetime.date
    kept_until: datetime.date


class NoPolicy(Exception):
    """The policy cannot be read, so nothing is removed."""


def select_ended(root: Path, today: datetime.date) -> list[Due]:
    """Return the records that the policy keeps no longer, by path.

    Raises:
        NoPolicy: the policy cannot be read.
    """
    policy, _ = read_policy(root)
    if policy is None:
        raise NoPolicy("policy.yml cannot be read, so nothing is removed. Run: clearinghouse records check")
    with open_index(root) as index:
        return sorted(_ended(index, policy, today), key=lambda due: str(due.path))


def _ended(index: Index, policy: Policy, today: datetime.date) -> Iterator[Due]:
    for rule in policy.retention:
        for path, said in index.database.execute(_DAYS[rule.kind]):
            if said:
                day = datetime.date.fromisoformat(said) if len(said) == 10 else half_days(said)[1]
                kept_until = _years_on(day, rule.years)
                if kept_until < today:
                    yield Due(PurePosixPath(path), day, kept_until)


def _years_on(day: datetime.date, years: int) -> datetime.date:
    last = calendar.monthrange(day.year + years, day.month)[1]
    return day.replace(year=day.year + years, day=min(day.day, last))


def remove_ended(root: Path, ended: list[Due], today: datetime.date) -> int:
    """Remove records, leave a trace that counts them, and return how many traces were written.

    They are first moved aside, then counted, then deleted: whoever is interrupted runs it again, and each record is
    counted once. What git keeps of them goes by the way that the store's README describes.
    """
    if ended:
        aside = root / f"{_ENDING}{new_id()}"
        aside.mkdir(mode=0o700)
        for due in ended:
            place = aside / f"{due.day.year}" / due.path
            place.parent.mkdir(parents=True, exist_ok=True)
            os.rename(root / due.path, place)
    left = sorted(path for path in root.iterdir() if path.name.startswith(_ENDING) and path.is_dir())
    for aside in left:
        _finish(root, aside, today)
    return len(left)


def _finish(root: Path, aside: Path, today: datetime.date) -> None:
    id = aside.name.removeprefix(_ENDING)
    counted = Counter(_about(aside, file) for file in sorted(aside.rglob("*.yml")))
    removed = [{"kind": kind, "year": year, "records": number} for (kind, year), number in sorted(counted.items())]
    record, text = make_record(BY_NAME["trace"], id, {"date": today, "removed": removed})
    if not (root / record.path).exists():
        write_record(root, record.path, text)
    shutil.rmtree(aside)


def _about(aside: Path, file: Path) -> tuple[str, int]:
    year, folder = file.relative_to(aside).parts[:2]
    return BY_FOLDER[folder].name, int(year)


def render_ended(ended: list[Due]) -> str:
    """Return a line for each record whose time has ended."""
    return "".join(f"{due.path}: about {due.day}, kept until {due.kept_until}\n" for due in ended)
