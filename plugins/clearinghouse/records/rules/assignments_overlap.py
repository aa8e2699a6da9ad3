"""A school has two assignments at the same time."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.records.rules.rule import Finding, Known, RecordRule

_QUERY = "SELECT file, id, school, start, end FROM now_assignments ORDER BY school, start, id"


def _check(known: Known) -> Iterator[Finding]:
    """Yield one finding for each assignment that begins before all earlier ones of its school have ended."""
    longest: tuple[str, str, str | None] = ("", "", None)
    for file, id, school, start, end in known.rows.execute(_QUERY):
        at, other, until = longest
        if at == school and (until is None or start <= until):
            runs = f"runs until {until}" if until else "is still open"
            message = f"this begins on {start}, while assignment '{other}' of {school} {runs}"
            yield Finding(file, ("start",), message, f"end '{other}' the day before, in a new version of it")
        if at != school or (until is not None and (end is None or end > until)):
            longest = school, id, end


RULE = RecordRule(
    "record-assignments-overlap",
    "A school has two assignments at the same time",
    "One coach works with a school at a time, so that it is plain who reports. End the earlier assignment in a new version of it before the next one begins.",
    _check,
)
