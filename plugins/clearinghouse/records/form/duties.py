"""What will be due while a form is in use, by the rules of cadence: the form compares days and counts nothing itself."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from clearinghouse.records.cadence.duty import Duty, Rule
from clearinghouse.records.cadence.standing import Clock, Standing
from clearinghouse.records.index import open_index
from clearinghouse.records.ledger import ledger_of
from clearinghouse.records.models import half_of
from clearinghouse.records.store import policy_in_force

_AHEAD = datetime.timedelta(days=200)
"""How long a form may be in use: after that it knows of no report that is due."""
_DAY = datetime.timedelta(days=1)
_TOLD = (Rule.REPORT, Rule.AGREEMENT, Rule.PLAN)


def coach_duties(root: Path, coach: str, today: datetime.date) -> tuple[list[dict[str, Any]], list[str]]:
    """Return what a coach's assignments still ask for, and the schools of which no school year is known.

    These are reports, agreements and plans that the store has not. Each says from which day the form tells of it, by when it is due, and from when nobody waits for it any longer.
    """
    policy, _ = policy_in_force(root)
    with open_index(root) as index:
        clock = Clock(ledger_of(index, policy))
    mine = [one for one in clock.standings(today + _AHEAD, today) if one.assignment.coach == coach]
    told = [duty for one in mine for duty in _told(one, today, policy.cadence.reports.closed_after_days)]
    return told, sorted({one.assignment.school for one in mine if not one.known})


def _told(standing: Standing, today: datetime.date, closed_after: int) -> Iterator[dict[str, Any]]:
    for duty in standing.duties:
        closed = _closed(duty, standing, closed_after)
        if duty.rule in _TOLD and duty.done is None and (closed is None or closed > today):
            yield {
                "rule": duty.rule.value,
                "assignment": standing.id,
                "school": standing.assignment.school,
                "half": half_of(duty.first) if duty.rule is Rule.REPORT else "",
                "from": _begins(duty).isoformat(),
                "due": duty.due.isoformat(),
                "closed": closed.isoformat() if closed else "",
            }


def _closed(duty: Duty, standing: Standing, closed_after: int) -> datetime.date | None:
    """Return the day from which nobody waits: nobody does once the assignment has ended."""
    days = [standing.assignment.end + _DAY] if standing.assignment.end else []
    if duty.rule is Rule.REPORT:
        days.append(duty.due + datetime.timedelta(days=closed_after))
    return min(days, default=None)


def _begins(duty: Duty) -> datetime.date:
    """Return the first day on which it can be done: after the half month, or once the assignment has begun."""
    return duty.last + _DAY if duty.rule is Rule.REPORT else duty.first
