"""Meaning: what the fields of an item say to the rest of the site, found by one walk over what each field holds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from clearinghouse.content.kinds import BY_PLURAL
from clearinghouse.content.marked_yaml import Trail
from clearinghouse.content.shape import Holds, Shape, shapes
from clearinghouse.content.walk import Told, walk, walk_chosen
from clearinghouse.standards.reference import Reference, parse_reference


def standards_in(fields: BaseModel) -> Iterator[tuple[Trail, Reference]]:
    """Yield every standard that fields name, those of groups too, with the way to it."""
    for trail, _, value in walk(fields, Holds.STANDARD):
        if reference := value if isinstance(value, Reference) else parse_reference(value):
            yield trail, reference


def items_in(fields: BaseModel) -> Iterator[tuple[Trail, str, str]]:
    """Yield every item that fields name: the way to it, its kind and its id; for a kind that is none, the folder."""
    for told in walk(fields, Holds.ITEM):
        folder, id = _folder_and_id(told)
        kind = BY_PLURAL.get(folder)
        yield told.trail, kind.name if kind else folder, id


def terms_in(fields: BaseModel) -> Iterator[tuple[Trail, str, str]]:
    """Yield every word that is chosen from a list of the vocabulary: the way to it, the word, the list's name."""
    for trail, shape, value in walk(fields, Holds.TERM):
        if not (Holds.STANDARD in shape.holds and parse_reference(value)):
            yield trail, value, shape.lists[0]


def terms_of(fields: BaseModel, listed: str) -> tuple[str, ...]:
    """Return the terms of one list that fields choose, in their order; those of fields that mix lists are left out."""
    return tuple(value for _, _, value in walk_chosen(fields, listed))


def files_in(fields: BaseModel) -> Iterator[tuple[Trail, str]]:
    """Yield every file of the item's own folder that fields name, with the way to it."""
    return ((trail, value) for trail, _, value in walk(fields, Holds.FILE))


def facts_in(fields: BaseModel) -> Iterator[tuple[Shape, Any]]:
    """Yield the values that stand on a card, each with its field, in the order of the model."""
    for shape in on_card(type(fields)):
        value = getattr(fields, shape.name)
        if value is not None:
            yield from ((shape, one) for one in (value if shape.many else (value,)))


@cache
def on_card(model: type[BaseModel]) -> tuple[Shape, ...]:
    """Return the fields of a model that are declared to stand on a card, in its order."""
    return tuple(shape for shape in shapes(model) if shape.on_card)


def prose_in(fields: BaseModel) -> Iterator[tuple[Shape, str]]:
    """Yield every text that fields hold, with its field."""
    return ((shape, value) for _, shape, value in walk(fields, Holds.TEXT))


def _folder_and_id(told: Told) -> tuple[str, str]:
    """An item is named by its id where the field says of what kind it is, else by folder and id."""
    if told.shape.source != "items":
        return told.shape.source, told.value
    folder, _, id = told.value.partition("/")
    return folder, id
