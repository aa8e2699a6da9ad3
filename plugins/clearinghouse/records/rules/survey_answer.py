"""An answer does not fit its survey."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.records.rules.rule import Finding, Known, RecordRule

_ANSWERS = """
SELECT a.file, a.position, a.question, a.choice, q.position NOTNULL,
       (SELECT count(*) FROM surveys_questions_options o WHERE o.record = s.survey AND o.questions_position = q.position)
FROM now_answers s JOIN answers_answers a ON a.file = s.file
LEFT JOIN surveys_questions q ON q.record = s.survey AND q.id = a.question
WHERE EXISTS (SELECT 1 FROM surveys v WHERE v.id = s.survey)
"""
_TWICE = "SELECT file, max(position), question FROM answers_answers GROUP BY file, question HAVING count(*) > 1"
_GROUPS = """
SELECT a.file, a."group", g.asked FROM now_answers a LEFT JOIN surveys_groups g ON g.record = a.survey AND g.id = a."group"
WHERE a."group" NOTNULL AND coalesce(g.asked, 0) < ?
"""


def _check(known: Known) -> Iterator[Finding]:
    for file, position, question, choice, asked, options in known.rows.execute(_ANSWERS):
        if not asked or choice > options:
            what = f"the question '{question}'" if not asked else f"an option {choice} to '{question}'"
            yield Finding(file, ("answers", position - 1), f"the survey has not {what}", "take the answer out")
    for file, position, question in known.rows.execute(_TWICE):
        yield Finding(file, ("answers", position - 1), f"'{question}' is answered twice", "keep one of the two")
    for file, group, asked in known.rows.execute(_GROUPS, (known.policy.least_group,)):
        why = (
            "is not one of the survey's"
            if asked is None
            else f"has {asked} people, fewer than {known.policy.least_group}"
        )
        yield Finding(
            file, ("group",), f"the group '{group}' {why}", "take the group out; the answer counts without it"
        )


RULE = RecordRule(
    "record-survey-answer",
    "An answer does not fit its survey",
    "An answer names a question and the place of one of its options. It names a group only where the group is so large that nobody can be told by it; the policy says how large.",
    _check,
)
