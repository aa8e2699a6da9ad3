"""What the editor of a private store asks for: a collection a kind of record, its fields told by the models.

Nothing here is read from records. Schools, coaches and the like are chosen from the private repository itself, so that
the configuration names nobody.

Source: the configuration types of Sveltia CMS 0.221 (`types/public.d.ts` in its package).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from clearinghouse.content.fields import Widget
from clearinghouse.content.shape import Shape
from clearinghouse.records.fields import Reader
from clearinghouse.records.held import Held, held
from clearinghouse.records.kinds import BY_FOLDER, KINDS, RecordKind
from clearinghouse.records.models import Answer, Trace

Setting = dict[str, Any]
Choices = Mapping[str, Mapping[str, str]]
"""Lists of the public site: name -> value -> the words that people know it by."""

_ELSEWHERE = (Answer, Trace)
"""Answers come without a name, by a form of their own; traces are left by a command."""
_SHOWN = {
    "assignments": ("school", "coach", "start"),
    "agreements": ("assignment", "date"),
    "plans": ("assignment", "date"),
    "visits": ("assignment", "first"),
    "contacts": ("date", "school", "minutes"),
    "reports": ("half", "school"),
    "surveys": ("title",),
    "school-years": ("first_day", "calendar"),
}
"""The fields by which a record is known in lists, where it has no name. Nothing that stays with coach and leader."""
_TEMPLATES = {"date.year": "{{date | date('YYYY')}}", "half.year": "{{half | truncate(4, '')}}"}
_DAY = {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
_MOMENT = {"widget": "datetime", "type": "datetime-local", "format": "YYYY-MM-DD HH:mm"}
_ONLY_TWO = "Coach and leader alone read this."


@dataclass(frozen=True)
class Asked:
    """Who uses the editor, and what the public site offers to choose from."""

    reader: Reader
    choices: Choices


def record_collections(asked: Asked) -> list[Setting]:
    """Return a collection for each kind that people write, in the order of the kinds."""
    return [_collection(kind, asked) for kind in KINDS if kind.model not in _ELSEWHERE]


def _collection(kind: RecordKind, asked: Asked) -> Setting:
    shown = _known_by(kind)
    return {
        "name": kind.folder,
        "label": kind.folder.replace("-", " ").capitalize(),
        "label_singular": kind.label,
        "folder": kind.folder,
        **_path(kind),
        "create": True,
        # A record is never taken away by hand: the policy ends it, and leaves a trace.
        "delete": False,
        "extension": "yml",
        "format": "yaml",
        "identifier_field": shown[0],
        "slug": "{{name}}" if shown == ("name",) else "{{uuid_short}}",
        "summary": " · ".join(f"{{{{{name}}}}}" for name in shown),
        "editor": {"preview": False},
        "fields": _fields(held(kind.model), asked),
    }


def _known_by(kind: RecordKind) -> tuple[str, ...]:
    return _SHOWN.get(kind.folder, ("name",))


def _path(kind: RecordKind) -> Setting:
    parts = [_TEMPLATES.get(name, f"{{{{{name}}}}}") for name in kind.model.partition]
    return {"path": "/".join([*parts, "{{slug}}"])} if parts else {}


def _fields(fields: tuple[Held, ...], asked: Asked) -> list[Setting]:
    # What every record says about itself comes last: few correct one.
    own = sorted(fields, key=lambda one: one.name in ("replaces", "withdrawn"))
    return [_field(one, asked) for one in own if one.visible(asked.reader)]


def _field(one: Held, asked: Asked) -> Setting:
    shape = one.shape
    if shape.source and shape.source not in BY_FOLDER and not asked.choices.get(shape.source):
        # An editor refuses a choice of nothing, and with it its whole configuration.
        return {"name": shape.name, "label": shape.label, "widget": "hidden"}
    setting: Setting = {"name": shape.name, "label": shape.label, "required": shape.required, "hint": _hint(one)}
    if one.part:
        return setting | _group(one, asked)
    if shape.choices or shape.source:
        return setting | _choice(shape, asked)
    if shape.many:
        entry = {"name": shape.name, "label": shape.label, **_one(shape)}
        return setting | {"widget": "list", "field": entry, **_entries(shape)}
    return setting | _one(shape) | ({} if shape.default in (None, ()) else {"default": shape.default})


def _hint(one: Held) -> str:
    example = one.shape.example
    chosen = one.shape.choices or one.shape.source
    shown = isinstance(example, str | int) and not isinstance(example, bool) and not chosen
    # Some are marked as made up, for tests and samples; here they would read as something to write.
    shown = shown and "SYNTHETIC" not in str(example)
    parts = [one.shape.description, f"Example: {example}" if shown else ""]
    if one.reader is Reader.COACH_AND_LEADER:
        parts.append(_ONLY_TWO)
    return " ".join(filter(None, parts))


def _group(one: Held, asked: Asked) -> Setting:
    assert one.part is not None
    inner = held(one.part)
    setting: Setting = {"widget": "object", "fields": _fields(inner, asked)}
    if not one.many:
        return setting
    first = next(field.name for field in inner if field.visible(asked.reader))
    return setting | {"widget": "list", "summary": f"{{{{fields.{first}}}}}", **_entries(one.shape)}


def _choice(shape: Shape, asked: Asked) -> Setting:
    many: Setting = {"multiple": True, **_entries(shape)} if shape.many else {}
    kind = BY_FOLDER.get(shape.source)
    if kind:
        names = list(_known_by(kind))
        found = {"collection": kind.folder, "value_field": "{{slug}}", "display_fields": names, "search_fields": names}
        return {"widget": "relation", **found, **many}
    own = {value: value.replace("-", " ").capitalize() for value in shape.choices}
    listed = asked.choices[shape.source] if shape.source else own
    options = [{"label": label, "value": value} for value, label in listed.items()]
    default = {} if shape.default in (None, ()) else {"default": shape.default}
    return {"widget": "select", "options": options, **many, **default}


def _entries(shape: Shape) -> Setting:
    limits = {"min": shape.limits.least_entries, "max": shape.limits.most_entries}
    return {name: value for name, value in limits.items() if value is not None}


def _one(shape: Shape) -> Setting:
    limits = shape.limits
    if shape.widget is Widget.NUMBER:
        bounds = {"min": limits.least, "max": limits.most}
        kept = {name: value for name, value in bounds.items() if value is not None}
        return {"widget": "number", "value_type": "int" if shape.whole else "float", **kept}
    if shape.widget is Widget.DAY:
        return dict(_DAY)
    if shape.widget is Widget.MOMENT:
        return dict(_MOMENT)
    if shape.widget is Widget.YES_NO:
        return {"widget": "boolean"}
    setting: Setting = {"widget": "text" if shape.widget is Widget.TEXT else "string"}
    if limits.most:
        setting["maxlength"] = limits.most
    if limits.pattern:
        setting["pattern"] = [limits.pattern, f"Write it like this: {shape.example}"]
    return setting
