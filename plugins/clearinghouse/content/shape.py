"""The shape of fields: what each holds and who may see it, read from its declaration in one place for everybody."""

from __future__ import annotations

import inspect
import re
import types
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from clearinghouse.content.fields import Chosen, Unit, Widget
from clearinghouse.content.seen import Seen, declaration
from clearinghouse.content.vocabulary import LISTS


class Holds(StrEnum):
    """What a value is to the rest of the site."""

    TEXT = "text"
    FIGURE = "figure"
    CHOICE = "choice"
    LINK = "link"
    CONTACT = "contact"
    FILE = "file"
    TERM = "term"
    STANDARD = "standard"
    ITEM = "item"
    GROUP = "group"


_BY_WIDGET = {
    Widget.LINE: Holds.TEXT,
    Widget.TEXT: Holds.TEXT,
    Widget.NUMBER: Holds.FIGURE,
    Widget.YES_NO: Holds.FIGURE,
    Widget.DAY: Holds.FIGURE,
    Widget.MOMENT: Holds.FIGURE,
    Widget.LINK: Holds.LINK,
    Widget.EMAIL: Holds.CONTACT,
    Widget.PHONE: Holds.CONTACT,
    Widget.FILE: Holds.FILE,
    Widget.CHOICE: Holds.CHOICE,
    Widget.GROUP: Holds.GROUP,
}


@dataclass(frozen=True)
class Limits:
    """What a value may be: characters for text, the value for numbers, entries for lists. None is no limit."""

    least: int | None = None
    most: int | None = None
    least_entries: int | None = None
    most_entries: int | None = None
    pattern: str | None = None


@dataclass(frozen=True)
class Shape:
    """One field of a model: what forms ask for, what its values are, and who may see them.

    `label` is what a person reads, `name` what is written in the file, `key` what its words are called. `many` means a
    list of such values; `choices` are the only ones there are, `source` names their list (see `Chosen`), `part` is the
    model of a group and `fields` are its fields; `whole` means a number without a fraction. `usual` marks what is
    seldom left out, `on_card` a fact on a card. `where` says how or when a value is shown, `by_consent` that consent
    must hold for it, `found_as` to which part of the search index it belongs.
    """

    name: str
    key: str
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
    unit: Unit | None = None
    whole: bool = True
    limits: Limits = Limits()
    seen: Seen = Seen.PUBLIC
    where: str = ""
    by_consent: bool = False
    found_as: str = ""
    on_card: bool = False
    part: type[BaseModel] | None = None
    fields: tuple[Shape, ...] = ()

    @cached_property
    def lists(self) -> tuple[str, ...]:
        """The lists that its values are chosen from, by name."""
        return tuple(self.source.split("+")) if self.source else ()

    @cached_property
    def holds(self) -> frozenset[Holds]:
        """What its values are: more than one thing where they are chosen from lists of different sorts."""
        return frozenset(map(_held, self.lists)) or frozenset([_BY_WIDGET[self.widget]])

    @cached_property
    def needs_consent(self) -> bool:
        """True where it, or something in it, is shown by consent alone."""
        return self.by_consent or any(field.needs_consent for field in self.fields)

    @property
    def seen_by_all(self) -> bool:
        """True where everyone sees it, wherever its item is shown."""
        return self.seen is Seen.PUBLIC and not self.where


def _held(source: str) -> Holds:
    if source in LISTS:
        return Holds.TERM
    return Holds.STANDARD if source == "standards" else Holds.ITEM


@dataclass
class _Kind:
    """What an annotation says of a value, gathered from the outside in."""

    widget: Widget | None = None
    many: bool = False
    choices: tuple[str, ...] = ()
    source: str = ""
    unit: Unit | None = None
    whole: bool = True
    limits: dict[str, Any] = field(default_factory=dict)
    part: type[BaseModel] | None = None
    mixed: bool = False


@cache
def shapes(model: type[BaseModel]) -> tuple[Shape, ...]:
    """Return a model's fields in its order, which is the order in which files and forms have them.

    Raises:
        TypeError: a field's type carries no widget. A fault of ours: give its type one in `content/fields.py`. Or it
            mixes a group with something else, so that nothing could tell who may see what a value holds.
    """
    return tuple(_shape(name, info, _key(model, name)) for name, info in model.model_fields.items())


def _key(model: type[BaseModel], name: str) -> str:
    """Return what the words of a field are called: by the model that declares it, so that kinds share them."""
    owner = next(one for one in model.__mro__ if name in inspect.get_annotations(one))
    return f"field.{re.sub('(?<=[a-z])(?=[A-Z])', '_', owner.__name__).lower()}.{name}"


def _shape(name: str, info: FieldInfo, key: str) -> Shape:
    kind = _kind(info)
    if kind.mixed:
        raise TypeError(f"the field '{name}' mixes a group with other types; give it one type, or several fields")
    if kind.widget is None:
        raise TypeError(f"the type of the field '{name}' carries no widget")
    declared = declaration(info)
    return Shape(
        name=name,
        key=key,
        label=info.title or name.replace("_", " ").capitalize(),
        description=info.description or "",
        example=info.examples[0] if info.examples else None,
        widget=kind.widget,
        required=info.is_required(),
        many=kind.many,
        usual=bool(declared.get("usual")),
        default=None if info.is_required() else info.default,
        choices=kind.choices,
        source=kind.source,
        unit=kind.unit,
        whole=kind.whole,
        limits=Limits(**kind.limits),
        seen=Seen(declared.get("seen", Seen.NOBODY)),
        where=str(declared.get("where", "")),
        by_consent=bool(declared.get("by_consent")),
        found_as=str(declared.get("found_as", "")),
        on_card=bool(declared.get("on_card")),
        part=kind.part,
        fields=shapes(kind.part) if kind.part else (),
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
        options = [option for option in inner if option is not types.NoneType]
        for option in options:
            _look_into(option, kind)
        kind.mixed |= len(options) > 1 and kind.part is not None
    elif origin is Annotated:
        _look_into(inner[0], kind)
        for mark in _flat(inner[1:]):
            _note(mark, kind, entries=get_origin(inner[0]) is tuple)
    elif origin is tuple:
        kind.mixed |= kind.many or inner[1:] != (Ellipsis,)
        kind.many = True
        _look_into(inner[0], kind)
    elif origin is Literal:
        kind.widget, kind.choices = Widget.CHOICE, inner
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        kind.widget, kind.part = Widget.GROUP, annotation
    elif annotation in (bool, int):
        kind.widget = Widget.YES_NO if annotation is bool else Widget.NUMBER
    elif annotation is float:
        kind.whole = False


def _flat(marks: tuple[Any, ...]) -> Iterator[Any]:
    """Yield marks with those that stand inside a `Field(...)`."""
    for mark in marks:
        yield from mark.metadata if isinstance(mark, FieldInfo) else (mark,)


def _note(mark: Any, kind: _Kind, entries: bool) -> None:
    suffix = "_entries" if entries else ""
    if isinstance(mark, Widget):
        kind.widget = mark
    elif isinstance(mark, Unit):
        kind.unit = mark
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


def chooses_from(model: type[BaseModel], listed: str) -> bool:
    """True where a model has a field, in a group or not, whose values come from a list of that name."""
    return any(_chooses(shape, listed) for shape in shapes(model))


def _chooses(shape: Shape, listed: str) -> bool:
    return listed in shape.lists or any(_chooses(inner, listed) for inner in shape.fields)


def asks_for_consent(model: type[BaseModel]) -> bool:
    """True where a model says whether somebody has agreed."""
    return "consent" in model.model_fields


_SAID_ON_CARDS = frozenset([Holds.TEXT, Holds.FIGURE, Holds.CHOICE, Holds.TERM])


def check_cards(model: type[BaseModel]) -> None:
    """Refuse a model with a field on its card that no card can say in a word.

    Raises:
        TypeError: such a field, as a group of fields or what names something by its id.
    """
    for shape in shapes(model):
        if shape.on_card and not shape.holds <= _SAID_ON_CARDS:
            raise TypeError(
                f"{model.__name__}.{shape.name}: a card cannot say it; say it in publish/card.py, if at all"
            )


def check_consent(model: type[BaseModel]) -> None:
    """Refuse a model of items with a field that needs consent, and nowhere to say that there is any.

    Raises:
        TypeError: such a field, in a group or not.
    """
    for shape in shapes(model):
        if shape.needs_consent and not asks_for_consent(model):
            raise TypeError(f"{model.__name__}.{shape.name}: it needs consent, so the model needs a field 'consent'")
