"""Columns: the catalogue's fields as one flat table, taken from the models that declare them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from clearinghouse.catalog.catalog import Item
from clearinghouse.content.fields import Widget
from clearinghouse.content.kinds import KINDS
from clearinghouse.content.models import ItemFields, Personal
from clearinghouse.content.seen import Seen
from clearinghouse.content.shape import Shape, shapes
from clearinghouse.publish.site import Site
from clearinghouse.standards.reference import Reference

Value = str | int | bool | list[Any] | dict[str, Any] | None


@dataclass(frozen=True)
class Column:
    """A column: its name, its type as Frictionless calls it, and what it holds in words.

    `shape` is the field that it is read from; what names an item comes from no field.
    """

    name: str
    type: str
    description: str
    required: bool = False
    shape: Shape | None = None

    @property
    def groups(self) -> bool:
        """True where its values, or the entries of its lists, have fields of their own."""
        return bool(self.shape and self.shape.fields)


TOLD = tuple(kind for kind in KINDS if not issubclass(kind.model, Personal))
"""The kinds in the catalogue's files. People stand in none: a file outlives a consent in anybody's folder."""


def told_items(site: Site) -> tuple[Item, ...]:
    """Return the items that the catalogue's files hold, by kind and id."""
    names = {kind.name for kind in TOLD}
    return tuple(item for item in site.catalog.items if item.kind.name in names)


@cache
def columns() -> tuple[Column, ...]:
    """Return the columns: what names an item, then every field that everyone may see, in the order of the models.

    A field that two kinds call the same is one column. What an item shows only by consent is left out, as people are.
    """
    fields: dict[str, Column] = {}
    for kind in TOLD:
        for shape in shapes(kind.model):
            if shape.seen is Seen.PUBLIC and not shape.by_consent and shape.name not in ItemFields.model_fields:
                fields.setdefault(shape.name, _column(shape))
    return (*_NAMING, *fields.values())


_NAMING = (
    Column("key", "string", "Folder and id, which name the item for good.", True),
    Column("kind", "string", "What it is.", True),
    Column("title", "string", "What it is called.", True),
    Column("summary", "string", "What it is good for.", True),
    Column("status", "string", "published, or retired.", True),
    Column("page", "string", "Its page on this site.", True),
)


def _naming(site: Site, item: Item) -> tuple[str, ...]:
    return item.key, item.kind.name, item.title, item.fields.summary, item.status, site.at(item.address)


_TYPES = {Widget.NUMBER: "integer", Widget.YES_NO: "boolean", Widget.DAY: "date"}


def _column(shape: Shape) -> Column:
    type = "array" if shape.many else "object" if shape.fields else _TYPES.get(shape.widget, "string")
    return Column(shape.name, type, shape.description, shape=shape)


_AS_IT_IS = (str, int)


def _value(value: Any, shape: Shape) -> Value:
    if value is None or isinstance(value, _AS_IT_IS):
        return value
    return [_plain(one, shape) for one in value] if shape.many else _plain(value, shape)


def _plain(value: Any, shape: Shape) -> Any:
    """Return a value as JSON has it. Of a group, what everyone may see."""
    if isinstance(value, _AS_IT_IS):
        return value
    if shape.fields:
        public = ((one, getattr(value, one.name)) for one in shape.fields if one.seen is Seen.PUBLIC)
        return {one.name: _value(inner, one) for one, inner in public}
    if isinstance(value, Reference):
        return str(value)
    return value.isoformat() if isinstance(value, datetime.date) else value


def rows(site: Site) -> Iterator[dict[str, Value]]:
    """Yield each item as a row, with every column; what its kind has no field for is None."""
    names = [one.name for one in columns()]
    for item in told_items(site):
        row: dict[str, Value] = dict.fromkeys(names)
        row.update(zip(names, _naming(site, item), strict=False))
        fields = item.fields
        for name, shape in _own(type(fields)):
            if (value := getattr(fields, name)) is not None:
                row[name] = _value(value, shape)
        yield row


@cache
def _own(model: type[ItemFields]) -> tuple[tuple[str, Shape], ...]:
    """Return the columns that are read from a kind's fields."""
    return tuple((one.name, one.shape) for one in columns() if one.shape and one.name in model.model_fields)
