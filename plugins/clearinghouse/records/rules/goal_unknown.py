"""A report or a plan names a goal that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.records.rules.rule import Finding, Known, RecordRule

_REPORTED = """
SELECT g.file, g.position, g.goal, r.school FROM now_reports r JOIN reports_progress g ON g.file = r.file
WHERE NOT EXISTS (SELECT 1 FROM assignments a JOIN plans p ON p.assignment = a.id JOIN plans_goals o ON o.file = p.file
                  WHERE a.school = r.school AND o.id = g.goal)
"""
_IMPROVED = """
SELECT g.file, g.position, g.improvement_goal, a.school FROM now_plans p JOIN plans_goals g ON g.file = p.file
JOIN assignments a ON a.id = p.assignment
WHERE g.improvement_goal NOTNULL AND NOT EXISTS (
    SELECT 1 FROM schools_improvement_goals i WHERE i.record = a.school AND i.id = g.improvement_goal)
"""


def _check(known: Known) -> Iterator[Finding]:
    if "plan" not in known.removed:
        for file, position, goal, school in known.rows.execute(_REPORTED):
            message = f"no plan for {school} has the goal '{goal}'"
            yield Finding(file, ("progress", position - 1, "goal"), message, "write the goal's id as the plan has it")
    for file, position, goal, school in known.rows.execute(_IMPROVED):
        message = f"{school} has no goal '{goal}' in its improvement plan"
        yield Finding(file, ("goals", position - 1, "improvement_goal"), message, f"add it to schools/{school}.yml")


RULE = RecordRule(
    "record-goal-unknown",
    "A goal is named that is not there",
    "A report tells the progress of goals of the school's plan, and a plan's goal may serve one of the school's improvement plan, as the school's record lists them. The id must be the same.",
    _check,
)
