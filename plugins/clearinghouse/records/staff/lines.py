"""Lines: what changed since last month, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from clearinghouse.publish.page import Link
from clearinghouse.records.cadence.standing import Standing
from clearinghouse.records.ledger import Met
from clearinghouse.records.measures.scope import Scope
from clearinghouse.records.staff.desk import Desk

_MOST = 8


@dataclass(frozen=True)
class Line:
    """A sentence, and the schools it is about."""

    text: str
    links: Sequence[Link] = ()
    more: int = 0
    """How many further schools it is about."""


def change_lines(scope: Scope, desk: Desk) -> list[Line]:
    """Return what changed for a part of the program in the month up to the day. Nothing that did not change is told."""
    found, wording = desk.changes.of(scope), desk.wording
    lines = [
        Line(wording("staff_change.contacts", count=len(found.met), before=len(found.met_before))),
        Line(wording("staff_change.minutes", count=_minutes(found.met), before=_minutes(found.met_before))),
        Line(wording("staff_change.worse", count=len(found.worse)), _schools(found.worse, desk)),
        Line(wording("staff_change.better", count=len(found.better)), _schools(found.better, desk)),
        Line(wording("staff_change.begun", count=len(found.begun)), _schools(found.begun, desk)),
        Line(wording("staff_change.ended", count=len(found.ended)), _schools(found.ended, desk)),
    ]
    goals = sorted({goal.now.assignment.school for goal in found.goals_met})
    lines.append(
        Line(wording("staff_change.goals", count=len(found.goals_met)), [desk.link("school", id) for id in goals])
    )
    return list(_told(lines))


def _minutes(contacts: Iterable[Met]) -> int:
    return sum(met.minutes for met in contacts)


def _schools(standings: Iterable[Standing], desk: Desk) -> list[Link]:
    return [desk.link("school", one.assignment.school) for one in standings]


def _told(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the first two lines always, and of the others those that name a school."""
    yield from lines[:2]
    for line in lines[2:]:
        if line.links:
            yield Line(line.text, line.links[:_MOST], max(0, len(line.links) - _MOST))
