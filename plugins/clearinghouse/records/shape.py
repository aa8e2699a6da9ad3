"""The one reader of the declarations: what each field of a record holds, and what of a record a reader may see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from clearinghouse.content.fields import Chosen
from clearinghouse.records.fields import Reader, reader_of

_WIDE = {Reader.TOTAL: 0, Reader.STAFF: 1, Reader.COACH_AND_LEADER: 2}


@dataclass(frozen=True)
class Held:
    """What one field holds.

    `part` is the model of a group, `many` says that it is a list, and `chosen` names the list or the kind of record
    whose words or ids it holds.
    """

    name: str
    reader: Reader
    part: type[BaseModel] | None
    many: bool
    chosen: str
    type: Any
    info: FieldInfo

    def visible(self, reader: Reader) -> bool:
        """True where a reader of this class may see the field."""
        return _WIDE[self.reader] <= _WIDE[reader]


@cache
def held(model: type[BaseModel]) -> tuple[Held, ...]:
    """Return what each field of a model holds, in the order declared."""
    return tuple(_held(name, info) for name, info in model.model_fields.items())


def _held(name: str, info: FieldInfo) -> Held:
    kinds = list(_kinds(info.annotation))
    chosen = next((mark.source for mark in (*info.metadata, *_marks(info.annotation)) if isinstance(mark, Chosen)), "")
    many = any(get_origin(kind) is tuple for kind in kinds)
    inner = next((kind for kind in kinds if not get_args(kind) and kind not in (type(None), Ellipsis)), str)
    part = inner if isinstance(inner, type) and issubclass(inner, BaseModel) else None
    return Held(name, reader_of(info), part, many, chosen, inner, info)


def _kinds(annotation: Any) -> Iterator[Any]:
    """Yield the types an annotation is made of, outermost first."""
    yield annotation
    for part in get_args(annotation):
        if isinstance(part, type) or get_origin(part):
            yield from _kinds(part)


def _marks(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _marks(part)


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
