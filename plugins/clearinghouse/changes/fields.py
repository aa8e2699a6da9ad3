"""Which fields of an item differ, told by their labels and with the names of what they choose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.changes.effects import FieldChange
from clearinghouse.content.kinds import BY_PLURAL
from clearinghouse.content.shape import Shape, shapes
from clearinghouse.standards.reference import Reference, parse_reference

_TOLD_ELSEWHERE = frozenset({"status"})


def compare_fields(
    old: BaseModel, new: BaseModel, old_catalog: Catalog, new_catalog: Catalog
) -> tuple[FieldChange, ...]:
    """Return the fields that differ between two states of one thing, in the order of its form, but for its status."""
    before, after = _Namer(old_catalog), _Namer(new_catalog)
    return tuple(
        change
        for field in shapes(type(new))
        if field.name not in _TOLD_ELSEWHERE
        for change in _compare(field, getattr(old, field.name, None), getattr(new, field.name), before, after, "")
    )


class _Namer:
    """Says values in words, by the names that one side of the change has for them."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def said(self, field: Shape, value: Any) -> str:
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, Reference):
            return self._catalog.standard_name(value)
        return self._chosen(field.source, str(value)) if field.source else str(value)

    def _chosen(self, source: str, word: str) -> str:
        for name in source.split("+"):
            if found := self._term(name, word):
                return found
        return word

    def _term(self, source: str, word: str) -> str:
        if term := self._catalog.vocabulary.lists.get(source, {}).get(word):
            return term.label
        if source == "standards" and (reference := parse_reference(word)):
            return self._catalog.standard_name(reference)
        folder, _, id = word.rpartition("/") if source == "items" else (source, "", word)
        item = self._catalog.get(BY_PLURAL[folder].name, id) if folder in BY_PLURAL else None
        return item.title if item else ""


def _compare(field: Shape, old: Any, new: Any, before: _Namer, after: _Namer, above: str) -> Iterator[FieldChange]:
    if old == new:
        return
    label = f"{above}{field.label}"
    if field.fields and not field.many:
        for inner in field.fields:
            pair = (getattr(old, inner.name, None), getattr(new, inner.name, None))
            yield from _compare(inner, *pair, before, after, f"{label}: ")
    elif field.fields:
        yield from _groups(field, tuple(old or ()), tuple(new or ()), before, after, label)
    elif field.many:
        was = [before.said(field, entry) for entry in old or ()]
        yield _entries(label, was, [after.said(field, entry) for entry in new or ()])
    else:
        yield FieldChange(label, before.said(field, old), after.said(field, new))


def _entries(label: str, was: Sequence[str], will: Sequence[str]) -> FieldChange:
    gained = tuple(entry for entry in will if entry not in was)
    lost = tuple(entry for entry in was if entry not in will)
    return FieldChange(label, gained=gained, lost=lost, reordered=not gained and not lost)


def _groups(
    field: Shape, old: Sequence[Any], new: Sequence[Any], before: _Namer, after: _Namer, label: str
) -> Iterator[FieldChange]:
    """Compare lists of groups, such as root causes: an entry is the same where its first field is."""
    head = field.fields[0]
    was = {before.said(head, getattr(entry, head.name)): entry for entry in old}
    will = {after.said(head, getattr(entry, head.name)): entry for entry in new}
    if list(was) != list(will):
        yield _entries(label, list(was), list(will))
    for name, entry in will.items():
        if name in was:
            for inner in field.fields[1:]:
                pair = (getattr(was[name], inner.name), getattr(entry, inner.name))
                yield from _compare(inner, *pair, before, after, f"{label}, {name[:60]}: ")
