"""How records can contradict each other: one rule a file."""

from collections.abc import Container

from clearinghouse.records.rules import (
    action_overdue,
    assignments_overlap,
    day_overfull,
    early,
    goal_unknown,
    hour,
    reading,
    replaces,
    report_twice,
    survey_answer,
    twice,
    unassigned,
    unknown,
)
from clearinghouse.records.rules.rule import Finding as Finding
from clearinghouse.records.rules.rule import Known as Known
from clearinghouse.records.rules.rule import PublicNames as PublicNames
from clearinghouse.records.rules.rule import RecordRule as RecordRule

RULES: tuple[RecordRule, ...] = (
    action_overdue.RULE,
    assignments_overlap.RULE,
    day_overfull.RULE,
    early.RULE,
    goal_unknown.RULE,
    hour.RULE,
    *reading.RULES,
    replaces.RULE,
    report_twice.RULE,
    survey_answer.RULE,
    twice.RULE,
    unassigned.RULE,
    unknown.RULE,
)
"""Every rule, in the order of codes."""


def explained(left_out: Container[str] = ()) -> str:
    """Return the help for every code but those left out, as Markdown with a heading a code."""
    told = (rule for rule in RULES if rule.code not in left_out)
    return "\n".join(f"### {rule.code}\n\n{rule.title}. {rule.help}\n" for rule in told)
