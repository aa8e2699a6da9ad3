"""There are two reports on a school for the same half month."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.records.rules.rule import Finding, Known, RecordRule

# The id of another one of the same school and half month: the first, or of the first one the last.
_QUERY = """
SELECT file, iif(id = first, last, first), school, half FROM (
    SELECT file, id, school, half, min(id) OVER same AS first, max(id) OVER same AS last FROM now_reports
    WINDOW same AS (PARTITION BY school, half))
WHERE first <> last ORDER BY id
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
