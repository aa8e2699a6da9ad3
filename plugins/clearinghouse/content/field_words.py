"""What fields are called and what they are for, in the language of a site.

A field says so in English where it is declared; another language, or a site that speaks otherwise, has its own words
under `field.<model>.<name>`, with `label`, `hint` and `where`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pydantic import BaseModel

from clearinghouse.content.seen import seen_by
from clearinghouse.content.shape import Shape, shapes
from clearinghouse.words import Words


def field_texts(models: Iterable[type[BaseModel]]) -> Mapping[str, str]:
    """Return the English words of all fields of some models, and of the groups in them, by key."""
    return {key: text for model in models for shape in shapes(model) for key, text in _texts(shape)}


def _texts(shape: Shape) -> Iterator[tuple[str, str]]:
    said = {"label": shape.label, "hint": shape.description, "where": shape.where}
    yield from ((f"{shape.key}.{name}", text) for name, text in said.items() if text)
    for inner in shape.fields:
        yield from _texts(inner)


def label_of(shape: Shape, wording: Words) -> str:
    """Return what a field is called."""
    return wording.or_else(f"{shape.key}.label", shape.label)


def in_words(fields: Iterable[Shape], wording: Words) -> tuple[Shape, ...]:
    """Return fields with their words, and those of the groups in them, as the site has them."""
    return tuple(_in_words(shape, wording) for shape in fields)


def _in_words(shape: Shape, wording: Words) -> Shape:
    return replace(
        shape,
        label=label_of(shape, wording),
        description=wording.or_else(f"{shape.key}.hint", shape.description),
        where=wording.or_else(f"{shape.key}.where", shape.where),
        fields=in_words(shape.fields, wording),
    )


def who_sees(shape: Shape, wording: Words) -> str:
    """Return who gets to see a field whose words are those of the site; nothing where everyone does."""
    return "" if shape.seen_by_all else seen_by(shape.seen, shape.where, wording)
