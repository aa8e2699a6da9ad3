"""What a record replaces is not clear."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.records.kinds import KINDS
from clearinghouse.records.rules.rule import Finding, Known, RecordRule
from clearinghouse.records.tables import table_name


def _check(known: Known) -> Iterator[Finding]:
    for kind in KINDS:
        query = f"SELECT file, id, replaces FROM {table_name(kind)} WHERE replaces NOTNULL ORDER BY id"  # noqa: S608  # a name of ours
        later: dict[str, str] = {}
        files: dict[str, int] = {}
        for file, id, earlier in known.rows.execute(query):
            if earlier in later:
                message = f"'{later[earlier]}' replaces '{earlier}' too, so nobody can tell which of the two counts"
                yield Finding(
                    file,
                    ("replaces",),
                    message,
                    f"let this one replace '{later[earlier]}', with all that is right in both",
                )
            later.setdefault(earlier, id)
            files[id] = file
        yield from _circles(later, files)


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
