"""Two files of a kind have the same name."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.records.rules.rule import Finding, Known, RecordRule

_QUERY = (
    "SELECT a.number, a.id, b.path FROM file a JOIN file b ON a.folder = b.folder AND a.id = b.id AND a.path > b.path"
)


def _check(known: Known) -> Iterator[Finding]:
    for file, id, other in known.rows.execute(_QUERY):
        yield Finding(file, (), f"there is another record '{id}': {other}", "keep one, or give this file another name")


RULE = RecordRule(
    "record-twice",
    "Two records have the same id",
    "A record's id is its file's name, and other records refer to it by that. Two files of one kind cannot have the same name, whatever their folders.",
    _check,
)
