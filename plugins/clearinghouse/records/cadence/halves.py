"""Reports: one for each half month of an assignment that has enough days of school."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from clearinghouse.records.cadence.duty import Duty, Rule, state_of
from clearinghouse.records.cadence.school_days import SchoolDays
from clearinghouse.records.ledger import Sent
from clearinghouse.records.models import Assignment, half_days, half_of
from clearinghouse.records.models.policy import Cadence

Day = datetime.date


def report_duties(
    id: str, one: Assignment, sent: Mapping[str, Sequence[Sent]], school_days: SchoolDays, cadence: Cadence, day: Day
) -> Iterator[Duty]:
    """Yield the reports that an assignment asks for, of half months that began up to a day.

    Args:
        sent: the reports on the assignment's school by its coach, by half month.
    """
    rule = cadence.reports
    for half in _halves(one.start, min(one.end or day, day)):
        first, last = half_days(half)
        lasting = max(first, one.start), min(last, one.end or last)
        if rule.skip_without_school_days and school_days.between(*lasting) < rule.least_school_days:
            continue
        due = last + datetime.timedelta(days=rule.days_to_send)
        due = school_days.next_from(due) if cadence.wait_for_school else due
        found = [report for report in sent.get(half, ()) if report.sent <= day]
        done = min((report.sent for report in found), default=None)
        state = state_of(day, due, done, rule.due_soon_days, rule.missing_after_days, rule.closed_after_days)
        yield Duty(Rule.REPORT, id, first, last, due, state, done, tuple(report.id for report in found))


def _halves(first: Day, last: Day) -> Iterator[str]:
    while first <= last:
        half = half_of(first)
        yield half
        first = half_days(half)[1] + datetime.timedelta(days=1)
