"""A school has two assignments at the same time."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.records.rules.rule import Finding, Known, RecordRule

_QUERY = """
SELECT b.file, a.id, b.school, b.start, a.end FROM now_assignments a JOIN now_assignments b
ON a.school = b.school AND (a.start < b.start OR (a.start = b.start AND a.id < b.id)) AND b.start <= coalesce(a.end, '9999-12-31')
"""


def _check(known: Known) -> Iterator[Finding]:
    for file, other, school, start, end in known.rows.execute(_QUERY):
        until = f"runs until {end}" if end else "is still open"
        message = f"this begins on {start}, while assignment '{other}' of {school} {until}"
        yield Finding(file, ("start",), message, f"end '{other}' the day before, in a new version of it")


RULE = RecordRule(
    "record-assignments-overlap",
    "A school has two assignments at the same time",
    "One coach works with a school at a time, so that it is plain who reports. End the earlier assignment in a new version of it before the next one begins.",
    _check,
)
