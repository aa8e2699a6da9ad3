"""What a record replaces is not clear."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.records.kinds import KINDS
from clearinghouse.records.rules.rule import Finding, Known, RecordRule
from clearinghouse.records.tables import table_name


def _check(known: Known) -> Iterator[Finding]:
    for kind in KINDS:
        query = f"SELECT file, id, replaces FROM {table_name(kind)} WHERE replaces NOTNULL ORDER BY id"  # noqa: S608  # a name of ours
        rows = known.rows.execute(query).fetchall()
        later: dict[str, list[tuple[int, str]]] = {}
        for file, id, earlier in rows:
            later.setdefault(earlier, []).append((file, id))
        yield from _rivals(later)
        yield from _circles(
            {earlier: found[0][1] for earlier, found in later.items()}, {id: file for file, id, _ in rows}
        )


def _rivals(later: dict[str, list[tuple[int, str]]]) -> Iterator[Finding]:
    """Yield one finding a record, however many rivals it has."""
    for earlier, found in later.items():
        for file, id in found if len(found) > 1 else ():
            other = found[1][1] if id == found[0][1] else found[0][1]
            more = f" and {len(found) - 2} more" if len(found) > 2 else ""
            verb = "replace" if more else "replaces"
            message = f"'{other}'{more} {verb} '{earlier}' too, so nobody can tell which of them counts"
            hint = f"let one of them replace the other, with all that is right in both: replaces: {other}"
            yield Finding(file, ("replaces",), message, hint)


def _circles(later: dict[str, str], files: dict[str, int]) -> Iterator[Finding]:
    seen: set[str] = set()
    for start in later:
        way: list[str] = []
        step: str | None = start
        while step is not None and step not in seen:
            seen.add(step)
            way.append(step)
            step = later.get(step)
        if step in way and step in files:
            yield Finding(
                files[step],
                ("replaces",),
                f"'{step}' replaces itself, by way of others",
                "take 'replaces' out of the first version",
            )


RULE = RecordRule(
    "record-replaces",
    "What a record replaces is not clear",
    "Two corrections name the same earlier record, most often because two people corrected it at once. Both are kept; a third version that replaces the later one settles it.",
    _check,
)
