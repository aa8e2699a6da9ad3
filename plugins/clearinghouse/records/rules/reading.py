"""What can be wrong with one file of a store by itself, found while it is read."""

from __future__ import annotations

from clearinghouse.records.rules.rule import RecordRule

RULES = (
    RecordRule(
        "record-misplaced",
        "A record lies in another folder than its fields say",
        "Contacts and reports lie in a folder a coach and year, answers in one a survey, so that a coach finds his or her own. The message says where the file belongs.",
    ),
    RecordRule(
        "record-stray",
        "A file that is no part of a store",
        "A store holds records in the folders of their kinds, the policy and the README. Files of other kinds, such as photographs or documents, belong elsewhere: nothing here looks after them.",
    ),
    RecordRule(
        "record-student-data",
        "A text looks like data about a student",
        "No record holds anything about a single student: no date of birth, no student number, no name with a grade. Write about the group, such as the grade 7 team. If git keeps such a file already, its history must be cleaned too.",
    ),
)
