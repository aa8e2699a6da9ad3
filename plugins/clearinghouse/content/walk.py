"""The values that fields hold: found by what they are, those of groups too, or all text; each with the way to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from clearinghouse.content.marked_yaml import Trail
from clearinghouse.content.shape import Holds, Shape, shapes

Part = TypeVar("Part", bound=BaseModel)


class Told(NamedTuple):
    """A value that an item's fields hold, with the way to it and its field."""

    trail: Trail
    shape: Shape
    value: Any


class _Branch(NamedTuple):
    """A field that leads to what is looked for: by its own values, or by those of its group."""

    shape: Shape
    inner: tuple[_Branch, ...]


def walk(fields: BaseModel, *holds: Holds) -> Iterator[Told]:
    """Yield every value of the sorts named that fields hold, those of groups too, in the order of the model.

    Each entry of a list comes by itself; what was left out does not come. A field whose values are
    chosen from lists of different sorts comes whole where one of its sorts is asked for.
    """
    yield from _walk(fields, _branches(type(fields), frozenset(holds)), ())


def walk_chosen(fields: BaseModel, source: str) -> Iterator[Told]:
    """Yield every value that is chosen from one list alone, as `walk` does."""
    yield from _walk(fields, _branches_chosen(type(fields), source), ())


def walk_texts(value: object, trail: Trail = ()) -> Iterator[tuple[Trail, str]]:
    """Yield all text in a value, each with the way to it: in fields, lists and mappings, and the names in these.

    What a field is for and who may see it makes no difference, so that nothing is passed over.
    """
    if isinstance(value, str):
        yield trail, value
    elif isinstance(value, BaseModel):
        for name, part in value:
            yield from walk_texts(part, (*trail, name))
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield (*trail, str(name)), str(name)
            yield from walk_texts(part, (*trail, str(name)))
    elif isinstance(value, Iterable):
        for place, part in enumerate(value):
            yield from walk_texts(part, (*trail, place))


def group_in(fields: BaseModel, part: type[Part]) -> Part | None:
    """Return the group of this sort that fields hold, whatever they call it; None where they hold none."""
    name = _name_of(type(fields), part)
    return getattr(fields, name) if name else None


@cache
def _name_of(model: type[BaseModel], part: type[BaseModel]) -> str:
    return next((shape.name for shape in shapes(model) if shape.part is part and not shape.many), "")


@cache
def _branches(model: type[BaseModel], holds: frozenset[Holds]) -> tuple[_Branch, ...]:
    return _leading(shapes(model), lambda shape: bool(shape.holds & holds))


@cache
def _branches_chosen(model: type[BaseModel], source: str) -> tuple[_Branch, ...]:
    return _leading(shapes(model), lambda shape: shape.source == source)


def _leading(among: tuple[Shape, ...], wanted: Callable[[Shape], bool]) -> tuple[_Branch, ...]:
    branches = (_Branch(shape, _leading(shape.fields, wanted)) for shape in among)
    return tuple(branch for branch in branches if branch.inner or wanted(branch.shape))


def _walk(fields: BaseModel, branches: tuple[_Branch, ...], trail: Trail) -> Iterator[Told]:
    for shape, inner in branches:
        value = getattr(fields, shape.name)
        if value is None:
            continue
        way = (*trail, shape.name)
        for place, one in _entries(way, value) if shape.many else ((way, value),):
            if inner:
                yield from _walk(one, inner, place)
            else:
                yield Told(place, shape, one)


def _entries(way: Trail, values: tuple[Any, ...]) -> Iterator[tuple[Trail, Any]]:
    return (((*way, place), value) for place, value in enumerate(values))
