"""There are two reports on a school for the same half month."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.records.rules.rule import Finding, Known, RecordRule

_QUERY = """
SELECT max(file), school, half, group_concat(id, ', ') FROM (SELECT * FROM now_reports ORDER BY id)
GROUP BY school, half HAVING count(*) > 1
"""


def _check(known: Known) -> Iterator[Finding]:
    for file, school, half, ids in known.rows.execute(_QUERY):
        message = f"there is more than one report on {school} for {half}: {ids}"
        yield Finding(file, ("half",), message, "name the earlier one in 'replaces', or write the right half month")


RULE = RecordRule(
    "record-report-twice",
    "Two reports on a school for the same half month",
    "One report a school and half month counts. If the later one corrects the earlier, it names it in the field `replaces`.",
    _check,
)
