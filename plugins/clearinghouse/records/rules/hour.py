"""A meeting is set for an hour that does not exist."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.content.times import happens
from clearinghouse.records.rules.rule import Finding, Known, RecordRule

# Clocks leap in the night; what lies later in the day needs no look at the zone.
_QUERY = """
SELECT file, 'first', 0, first, timezone FROM now_visits WHERE substr(first, 12, 2) < '04' UNION ALL
SELECT a.file, 'also_at', a.position, a.value, v.timezone FROM now_visits v JOIN visits_also_at a ON a.file = v.file
WHERE substr(a.value, 12, 2) < '04'
"""


def _check(known: Known) -> Iterator[Finding]:
    for file, field, position, moment, zone in known.rows.execute(_QUERY):
        if not happens(datetime.datetime.fromisoformat(moment), zone or known.policy.timezone):
            trail = (field, position - 1) if position else (field,)
            message = f"there is no such time in {zone or known.policy.timezone}: clocks leap over it"
            yield Finding(file, trail, message, "write a time an hour later")


RULE = RecordRule(
    "record-hour",
    "A meeting at an hour that does not exist",
    "When clocks are set forward in spring, an hour of the night is left out. No calendar can show a meeting in it.",
    _check,
)
