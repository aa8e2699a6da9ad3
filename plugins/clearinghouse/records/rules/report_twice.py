"""There are two reports on a school for the same half month."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.records.rules.rule import Finding, Known, RecordRule

_QUERY = """
SELECT a.file, b.id, a.school, a.half FROM now_reports a JOIN now_reports b ON a.school = b.school AND a.half = b.half AND a.id <> b.id
ORDER BY b.id
"""


def _check(known: Known) -> Iterator[Finding]:
    for file, other, school, half in known.rows.execute(_QUERY):
        message = f"there is another report on {school} for {half}: '{other}'"
        yield Finding(file, ("half",), message, "name the earlier one in 'replaces', or write the right half month")


RULE = RecordRule(
    "record-report-twice",
    "Two reports on a school for the same half month",
    "One report a school and half month counts. If the later one corrects the earlier, it names it in the field `replaces`.",
    _check,
)
