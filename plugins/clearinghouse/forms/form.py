"""Forms: what a model asks its author for, told by the model alone. Every form and guide is made from these."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import yaml
from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from clearinghouse.content.fields import Chosen, Widget

SEEN_BY_ALL = "Everyone"


@dataclass(frozen=True)
class Limits:
    """What a value may be: characters for text, the value for numbers, entries for lists. None is no limit."""

    least: int | None = None
    most: int | None = None
    least_entries: int | None = None
    most_entries: int | None = None
    pattern: str | None = None


@dataclass(frozen=True)
class FormField:
    """One field of a form.

    `label` is what a person reads, `name` what is written in the file. `many` means a list of such values.
    `choices` are the only values there are, `source` names the list they are chosen from (see `Chosen`),
    `fields` are those of a group. `usual` marks a field that may be left out but seldom is. `seen_by` says
    who gets to see what is written.
    """

    name: str
    label: str
    description: str
    example: Any
    widget: Widget
    required: bool
    many: bool = False
    usual: bool = False
    default: Any = None
    choices: tuple[str, ...] = ()
    source: str = ""
    limits: Limits = Limits()
    seen_by: str = SEEN_BY_ALL
    fields: tuple[FormField, ...] = ()


@dataclass
class _Kind:
    """What an annotation says of a value, gathered from the outside in."""

    widget: Widget | None = None
    many: bool = False
    choices: tuple[str, ...] = ()
    source: str = ""
    limits: dict[str, Any] = field(default_factory=dict)
    model: type[BaseModel] | None = None


@cache
def form_fields(model: type[BaseModel]) -> tuple[FormField, ...]:
    """Return a model's fields in its order, which is the order in which files and forms have them.

    Raises:
        TypeError: a field's type carries no widget. A fault of ours: give its type one in `content/fields.py`.
    """
    return tuple(_form_field(name, info) for name, info in model.model_fields.items())


def _form_field(name: str, info: FieldInfo) -> FormField:
    kind = _kind(info)
    if kind.widget is None:
        raise TypeError(f"the type of the field '{name}' carries no widget")
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    return FormField(
        name=name,
        label=info.title or name.replace("_", " ").capitalize(),
        description=info.description or "",
        example=info.examples[0] if info.examples else None,
        widget=kind.widget,
        required=info.is_required(),
        many=kind.many,
        usual=bool(extra.get("usual")),
        default=None if info.is_required() else info.default,
        choices=kind.choices,
        source=kind.source,
        limits=Limits(**kind.limits),
        seen_by=str(extra.get("seen_by", SEEN_BY_ALL)),
        fields=form_fields(kind.model) if kind.model else (),
    )


def _kind(info: FieldInfo) -> _Kind:
    kind = _Kind()
    # What a field says of itself is stricter than what its type says, so it is read last.
    _look_into(info.annotation, kind)
    for mark in info.metadata:
        _note(mark, kind, entries=kind.many)
    return kind


def _look_into(annotation: Any, kind: _Kind) -> None:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        for option in inner:
            _look_into(option, kind)
    elif origin is Annotated:
        _look_into(inner[0], kind)
        for mark in _flat(inner[1:]):
            _note(mark, kind, entries=get_origin(inner[0]) is tuple)
    elif origin is tuple:
        kind.many = True
        _look_into(inner[0], kind)
    elif origin is Literal:
        kind.widget, kind.choices = Widget.CHOICE, inner
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        kind.widget, kind.model = Widget.GROUP, annotation
    elif annotation in (bool, int):
        kind.widget = Widget.YES_NO if annotation is bool else Widget.NUMBER


def _flat(marks: tuple[Any, ...]) -> Iterator[Any]:
    """Yield marks with those that stand inside a `Field(...)`."""
    for mark in marks:
        yield from mark.metadata if isinstance(mark, FieldInfo) else (mark,)


def _note(mark: Any, kind: _Kind, entries: bool) -> None:
    suffix = "_entries" if entries else ""
    if isinstance(mark, Widget):
        kind.widget = mark
    elif isinstance(mark, Chosen):
        kind.source, kind.widget = mark.source, Widget.CHOICE
    elif isinstance(mark, StringConstraints):
        found = {"least": mark.min_length, "most": mark.max_length, "pattern": mark.pattern}
        kind.limits |= {name: value for name, value in found.items() if value is not None}
    elif isinstance(mark, MaxLen):
        kind.limits[f"most{suffix}"] = mark.max_length
    elif isinstance(mark, MinLen):
        kind.limits[f"least{suffix}"] = mark.min_length
    elif isinstance(mark, Ge):
        kind.limits["least"] = mark.ge
    elif isinstance(mark, Le):
        kind.limits["most"] = mark.le


def plain_example(value: Any) -> Any:
    """Return an example as YAML writes it: a date that stands in quotes in Python is a date in the file."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?", value):
        return yaml.safe_load(value if " " not in value else f"{value}:00")
    if isinstance(value, list):
        return [plain_example(entry) for entry in value]
    if isinstance(value, dict):
        return {name: plain_example(entry) for name, entry in value.items()}
    return value
