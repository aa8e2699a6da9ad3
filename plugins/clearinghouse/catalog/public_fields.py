"""Public fields: of what an item says, only that which its model declares public, and no name of what is hidden."""

from __future__ import annotations

import operator
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel

from clearinghouse.content.seen import Seen
from clearinghouse.content.shape import Holds, Shape, shapes

F = TypeVar("F", bound=BaseModel)
IsShown = Callable[[str], bool]
"""Whether an item may be named, asked by its folder and id."""


class Emptied(Exception):
    """A field that must hold something would hold nothing any more."""


def public_fields(fields: F, is_shown: IsShown, consent: bool = True) -> F:
    """Return fields as everyone may see them; the very same where there is nothing to hide.

    A value that is not declared public gives way to its default, and so does one that needs consent where there is
    none. A name of an item that is not shown is left out, and with it the entry of a list that is about that item.

    Raises:
        Emptied: a field that must hold something named only what is not shown.
    """
    changes: dict[str, Any] = {}
    for shape in _guarded(type(fields)):
        value = getattr(fields, shape.name)
        public = shape.default if _is_hidden(shape, consent) else _shown(shape, value, is_shown, consent)
        if public is not value:
            changes[shape.name] = public
    return fields.model_copy(update=changes) if changes else fields


@cache
def _guarded(model: type[BaseModel]) -> tuple[Shape, ...]:
    """The fields that may have something to hide."""
    return tuple(shape for shape in shapes(model) if _may_hide(shape))


def _may_hide(shape: Shape) -> bool:
    named = Holds.ITEM in shape.holds
    return named or shape.seen is not Seen.PUBLIC or shape.by_consent or any(map(_may_hide, shape.fields))


def _is_hidden(shape: Shape, consent: bool) -> bool:
    return shape.seen is not Seen.PUBLIC or (shape.by_consent and not consent)


def _shown(shape: Shape, value: Any, is_shown: IsShown, consent: bool) -> Any:
    if value is None or value == ():
        return value
    if not shape.many:
        return _one_shown(shape, value, is_shown, consent)
    kept = tuple(one for entry in value if (one := _one_shown(shape, entry, is_shown, consent)) is not None)
    if shape.required and not kept:
        raise Emptied(shape.name)
    return value if _same(kept, value) else kept


def _one_shown(shape: Shape, value: Any, is_shown: IsShown, consent: bool) -> Any:
    if shape.fields:
        try:
            return public_fields(value, is_shown, consent)
        except Emptied:
            return None
    if Holds.ITEM in shape.holds and not is_shown(value if shape.source == "items" else f"{shape.source}/{value}"):
        if shape.required and not shape.many:
            raise Emptied(shape.name)
        return None
    return value


def _same(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    return len(one) == len(other) and all(map(operator.is_, one, other))
