"""An action of a plan is past its day and nobody owns it."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.records.rules.rule import Finding, Known, RecordRule

_QUERY = """
SELECT a.file, a.position, a.due FROM now_plans p JOIN plans_actions a ON a.file = p.file
JOIN now_assignments s ON s.id = p.assignment
WHERE a.state = 'open' AND a.owner IS NULL AND a.due < :today AND (s.end IS NULL OR s.end >= :today)
"""


def _check(known: Known) -> Iterator[Finding]:
    for file, position, due in known.rows.execute(_QUERY, {"today": str(known.today)}):
        message = f"this step was due on {due}, is still open, and has no owner"
        yield Finding(file, ("actions", position - 1), message, "write who does it in a new version of the plan")


RULE = RecordRule(
    "record-action-overdue",
    "A step of a plan is past its day and nobody owns it",
    "A step without an owner is done by nobody. Write a new version of the plan that names the owner and another day, or that drops the step.",
    _check,
)
