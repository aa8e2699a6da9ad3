"""A record tells of a day that has not come."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.records.models.report import half_days
from clearinghouse.records.rules.rule import Finding, Known, RecordRule

_DAYS = (
    "SELECT file, 'date', date, 'a contact' FROM now_contacts WHERE date > :today",
    "SELECT file, 'sent', sent, 'a report' FROM now_reports WHERE sent > :today",
    "SELECT file, 'seen_by_leader', seen_by_leader, 'a report' FROM now_reports WHERE seen_by_leader > :today",
)
_HALVES = "SELECT file, half, sent FROM now_reports WHERE substr(half, 1, 7) >= substr(sent, 1, 7) OR substr(half, 1, 7) >= substr(:today, 1, 7)"


def _check(known: Known) -> Iterator[Finding]:
    today = {"today": str(known.today)}
    for query in _DAYS:
        for file, field, day, what in known.rows.execute(query, today):
            yield Finding(file, (field,), f"{what} tells of {day}, which has not come", "write the day it took place")
    for file, half, sent in known.rows.execute(_HALVES, today):
        first, _ = half_days(half)
        if str(first) > min(sent, str(known.today)):
            message = f"the report is for {half}, which had not begun when it was sent on {sent}"
            yield Finding(file, ("half",), message, "write the half month that the report is about")


RULE = RecordRule(
    "record-early",
    "A record tells of a day that has not come",
    "Records say what took place. A visit to come belongs into the calendar of visits; a report is sent when its half month is over, or near its end.",
    _check,
)
