"""The fields of records, each with its shape, and what of a record a reader may see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from clearinghouse.content.shape import Shape, shapes
from clearinghouse.records.fields import Reader, reader_of

_WIDE = {Reader.TOTAL: 0, Reader.STAFF: 1, Reader.COACH_AND_LEADER: 2}


@dataclass(frozen=True)
class Held:
    """A field of a record: its shape, and the widest circle that may see it."""

    shape: Shape
    reader: Reader

    @property
    def name(self) -> str:
        return self.shape.name

    @property
    def part(self) -> type[BaseModel] | None:
        """The model of a group."""
        return self.shape.part

    @property
    def many(self) -> bool:
        return self.shape.many

    def visible(self, reader: Reader) -> bool:
        """True where a reader of this class may see the field."""
        return _WIDE[self.reader] <= _WIDE[reader]


@cache
def held(model: type[BaseModel]) -> tuple[Held, ...]:
    """Return the fields of a model, in the order declared."""
    return tuple(Held(shape, reader_of(model.model_fields[shape.name])) for shape in shapes(model))


def visible(model: type[BaseModel], written: Mapping[str, Any], reader: Reader) -> dict[str, Any]:
    """Return what a reader may see of a record's fields as they were written, groups included."""
    return {
        field.name: _inside(field, written[field.name], reader)
        for field in held(model)
        if field.name in written and field.visible(reader)
    }


def _inside(field: Held, value: Any, reader: Reader) -> Any:
    if field.part is None:
        return value
    if isinstance(value, list | tuple):
        return [visible(field.part, entry, reader) for entry in value]
    return visible(field.part, value, reader) if isinstance(value, Mapping) else value


def texts(value: Any, trail: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every text inside a value as it was written, with the way to it."""
    if isinstance(value, str):
        yield trail, value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from texts(inner, (*trail, name))
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            yield from texts(inner, (*trail, place))
