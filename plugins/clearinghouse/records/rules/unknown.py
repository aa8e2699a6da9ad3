"""A record names something that is not there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from clearinghouse.problems import nearest
from clearinghouse.records.kinds import BY_FOLDER
from clearinghouse.records.rules.rule import Finding, Known, RecordRule
from clearinghouse.records.tables import Column, Table, tables

_WEAK = frozenset({"contacts"})
"""Kinds whose records end one by one, so that what refers to them may outlive them."""
_MOST_SOUGHT = 50
"""For so many mistyped words of a sort the one meant is looked for: each search goes through all there are."""


class _Near:
    """Finds the word that was meant, once for each mistyped one. `words` is asked when the first one is mistyped."""

    def __init__(self, words: Callable[[], Iterable[str]]) -> None:
        self._words = cache(lambda: tuple(words()))
        self._found: dict[str, str | None] = {}

    def __call__(self, word: str) -> str | None:
        if word not in self._found and len(self._found) < _MOST_SOUGHT:
            self._found[word] = nearest(word, self._words())
        return self._found.get(word)


def _check(known: Known) -> Iterator[Finding]:
    for table in tables():
        for column in table.columns:
            target = table.kind.folder if column.name == "replaces" else column.chosen
            if target in BY_FOLDER:
                yield from _records(known, table, column, target)
            elif known.site and column.chosen in ("standards", "resources", "items"):
                yield from _on_the_site(known, table, column)


def _records(known: Known, table: Table, column: Column, target: str) -> Iterator[Finding]:
    may_be_gone = column.name == "replaces" or target in _WEAK
    if may_be_gone and BY_FOLDER[target].name in known.removed:
        return
    query = (
        f'SELECT t.* FROM {table.name} t WHERE t."{column.name}" NOTNULL AND NOT EXISTS'  # noqa: S608  # names of ours
        f' (SELECT 1 FROM file f WHERE f.folder = ? AND f.id = t."{column.name}")'
    )
    ids = "SELECT id FROM file WHERE folder = ? LIMIT 5000"
    near = _Near(lambda: (id for (id,) in known.rows.execute(ids, (target,))))
    for row in known.rows.execute(query, (target,)).fetchall():
        value = row[1 + table.columns.index(column)]
        close = near(value)
        hint = f"did you mean '{close}'?" if close else f"write it first, as a file in {target}/"
        yield Finding(
            row[0], _trail(table, column, row), f"there is no {BY_FOLDER[target].label.lower()} '{value}'", hint
        )


def _on_the_site(known: Known, table: Table, column: Column) -> Iterator[Finding]:
    assert known.site is not None  # asked by the caller
    words = known.site.standards if column.chosen == "standards" else known.site.items
    lead = "resources/" if column.chosen == "resources" else ""
    query = f'SELECT DISTINCT "{column.name}" FROM {table.name} WHERE "{column.name}" NOTNULL'  # noqa: S608  # names of ours
    unknown = [value for (value,) in known.rows.execute(query) if lead + value not in words]
    near = _Near(lambda: words)
    for value in unknown:
        where = f'SELECT * FROM {table.name} WHERE "{column.name}" = ?'  # noqa: S608  # names of ours
        close = near(lead + value)
        hint = f"did you mean '{close.removeprefix(lead)}'?" if close else "look on the site for how it is written"
        for row in known.rows.execute(where, (value,)):
            yield Finding(row[0], _trail(table, column, row), f"the site has no '{value}'", hint)


def _trail(table: Table, column: Column, row: tuple[object, ...]) -> tuple[str | int, ...]:
    """Return the way to a field: the list's names from the table's, the places from the row."""
    places = [int(str(row[1 + n])) - 1 for n, c in enumerate(table.columns) if c.name.endswith("position")]
    trail: list[str | int] = []
    for name, place in zip(table.lists, places, strict=True):
        trail += [name, place]
    return tuple(trail) if column.name == "value" else (*trail, column.name)


RULE = RecordRule(
    "record-unknown",
    "A record names something that is not there",
    "Ids are the names of files: `school-001` is `schools/school-001.yml`. Standards and resources are named as on the public site, such as `our-standards/2.B` and the end of a resource's address.",
    _check,
)
