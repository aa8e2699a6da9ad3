"""A contact or a report lies outside its coach's assignment."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.records.models.report import half_days
from clearinghouse.records.rules.rule import Finding, Known, RecordRule

_CONTACTS = """
SELECT c.file, c.coach, c.school, c.date FROM now_contacts c WHERE c.school NOTNULL AND NOT EXISTS (
    SELECT 1 FROM now_assignments a WHERE a.school = c.school AND a.coach = c.coach AND a.start <= c.date
    AND coalesce(a.end, '9999-12-31') >= c.date)
"""
_REPORTS = """
SELECT r.file, r.coach, r.school, r.half FROM now_reports r WHERE NOT EXISTS (
    SELECT 1 FROM now_assignments a WHERE a.school = r.school AND a.coach = r.coach
    AND substr(a.start, 1, 7) <= substr(r.half, 1, 7) AND substr(coalesce(a.end, '9999-12-31'), 1, 7) >= substr(r.half, 1, 7))
"""
_HINT = "look at school and day, or write the assignment that is missing"


def _check(known: Known) -> Iterator[Finding]:
    if "assignment" in known.removed:
        return
    for file, coach, school, date in known.rows.execute(_CONTACTS):
        yield Finding(file, ("date",), f"{coach} had no assignment with {school} on {date}", _HINT)
    for file, coach, school, half in known.rows.execute(_REPORTS):
        first, last = half_days(half)
        message = f"{coach} had no assignment with {school} between {first} and {last}"
        yield Finding(file, ("half",), message, _HINT)


RULE = RecordRule(
    "record-unassigned",
    "A contact or a report outside an assignment",
    "A coach records contacts with schools that he or she is assigned to on that day. Either the school or the day was mistyped, or the assignment was not yet recorded, or ended too early.",
    _check,
)
