"""A coach's contacts of one day are longer than a day."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.records.rules.rule import Finding, Known, RecordRule

_DAY = 24 * 60
_QUERY = """
SELECT c.file, d.coach, d.date, d.minutes, d.number FROM
(SELECT coach, date, sum(minutes) AS minutes, count(*) AS number FROM now_contacts GROUP BY coach, date HAVING sum(minutes) > ?) d
JOIN now_contacts c ON c.coach = d.coach AND c.date = d.date
"""


def _check(known: Known) -> Iterator[Finding]:
    for file, coach, date, minutes, number in known.rows.execute(_QUERY, (_DAY,)):
        message = f"{coach} has {minutes} minutes in {number} contacts on {date}, and a day has {_DAY}"
        yield Finding(file, ("minutes",), message, "look which contact stands twice or has hours typed as minutes")


RULE = RecordRule(
    "record-day-overfull",
    "More minutes than a day has",
    "The minutes of one coach on one day add up to more than 24 hours. Most often a contact was recorded twice, or a time was typed in another unit.",
    _check,
)
