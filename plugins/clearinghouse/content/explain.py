"""Says in plain words what is wrong with a file's fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import PurePosixPath
from typing import Any, TypeVar, get_args

import yaml
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from clearinghouse.content.fields import Chosen, Widget
from clearinghouse.content.marked_yaml import Marked, Trail, YamlFault
from clearinghouse.content.other_names import close_field
from clearinghouse.content.retyped import retyped
from clearinghouse.problems import Problem, nearest

M = TypeVar("M", bound=BaseModel)
"""How lists begin in word processors."""
LONGEST_SHOWN = 60
"""Longer values are cut where they are shown."""
MOST_SHOWN = 200
"""So many problems of one file's fields are explained."""
MOST_UNKNOWN = 100
"""Beyond so many unknown fields in a file the rest are counted: looking for what was meant takes its time."""

_NESTED = ("fields of its own", "indent them by two spaces below it")
_TYPES = {
    "string_type": ("text", "write text; put numbers, dates, true and false in quotes"),
    "int_type": ("a whole number", "write a whole number without quotes"),
    "bool_type": ("true or false", "write true or false, without quotes"),
    "tuple_type": ("a list", "write each entry on a line of its own, begun with '- '"),
    **dict.fromkeys(("dict_type", "model_type", "model_attributes_type"), _NESTED),
}
_SIZES = {
    "string_too_long": (
        "has {length} characters, more than {max_length}",
        "shorten it; the text below has room for more",
    ),
    "string_too_short": ("is empty", "write something, or take the field out"),
    "too_long": ("has more than {max_length} entries", "keep the most important ones"),
    "too_short": ("needs at least {min_length} entry", "add one, as a line that begins with '- '"),
}
_PATTERNS = {
    "email": "write an e-mail address, such as name@example.org",
    "phone": "write a telephone number, such as (203) 555-0100",
    "item": "write the item's folder and id, such as resources/attendance-guide",
    **dict.fromkeys(("made", "recommends"), "write each item's folder and id, such as resources/attendance-guide"),
    "replaced_by": "write the end of the resource's address, such as attendance-guide",
    "resources": "write the end of each resource's address, such as attendance-guide",
    "time": "write hours and minutes with two digits each, such as 09:30",
    "half": "write year, month and which half, such as 2026-09-first",
    "code": "write the code as the framework prints it, without spaces, such as 2.B",
}


def validate(
    model: type[M], marked: Marked, path: PurePosixPath, elsewhere: Iterable[tuple[str, type[BaseModel]]] = ()
) -> tuple[M | None, list[Problem]]:
    """Return the checked fields, or None and every problem they have, each at its line and column.

    Args:
        model: what the fields must be.
        marked: the fields with their places.
        path: the file, for the problems.
        elsewhere: other kinds, as label and model, to tell where a misplaced field belongs.
    """
    faults = (fault_problem(fault, path) for fault in marked.faults)
    problems = list(_first(faults, len(marked.faults), path))
    try:
        fields = model.model_validate(marked.value)
    except ValidationError as error:
        explainer = _Explainer(model, marked, path, tuple(elsewhere))
        return None, problems + list(_first(explainer.problems(error.errors()), error.error_count(), path))
    return (None if problems else fields), problems


def _first(problems: Iterator[Problem], count: int, path: PurePosixPath) -> Iterator[Problem]:
    """Yield so many problems as somebody can mend in one go, and say that there are more."""
    shown = list(islice(problems, MOST_SHOWN))
    yield from shown
    if count > MOST_SHOWN and next(problems, None):
        message = f"the file has many more problems of this kind, about {count - MOST_SHOWN:,}"
        yield Problem(path, shown[-1].mark, shown[-1].code, message, "mend those above, then check again")


def fault_problem(fault: YamlFault, path: PurePosixPath) -> Problem:
    """Return the problem that a fault in the YAML makes in a file."""
    return Problem(path, fault.mark, fault.code, str(fault), fault.hint)


_OF_FILE = {"label": "What it is", "text": "What it shows"}
"""What is said of a file, by the name of the field that says it."""
_NOT_SHOWN = (".heic", ".heif", ".tif", ".tiff", ".bmp", ".psd")


class _Explainer:
    """Turns pydantic's findings on one file into problems."""

    def __init__(
        self,
        model: type[BaseModel],
        marked: Marked,
        path: PurePosixPath,
        elsewhere: tuple[tuple[str, type[BaseModel]], ...],
    ) -> None:
        self._model, self._marked, self._path, self._elsewhere = model, marked, path, elsewhere
        self._meant: set[Trail] = set()

    def problems(self, found: list[ErrorDetails]) -> Iterator[Problem]:
        """Yield a problem for each finding that does not merely follow from another."""
        faulty = {fault.mark for fault in self._marked.faults}
        trails = [(self._written(details["loc"]), details) for details in found]
        unknown = [(trail, details) for trail, details in trails if details["type"] == "extra_forbidden"]
        yield from (self._unknown(trail) for trail, _ in unknown[:MOST_UNKNOWN])
        if more := unknown[MOST_UNKNOWN:]:
            message = f"{len(more)} more fields from here on are not fields of this kind"
            yield self._problem(more[0][0], "field-unknown", message, "take them out", key=True)
        for trail, details in trails:
            if details["type"] == "extra_forbidden" or self._marked.values.get(trail) in faulty:
                continue
            if details["type"] == "missing" and trail in self._meant:
                continue
            if details["type"] == "too_short" and any(t != trail and t[: len(trail)] == trail for t, _ in trails):
                continue
            yield self._wrong(trail, details)

    def _written(self, loc: tuple[int | str, ...]) -> Trail:
        """Drop the steps that pydantic adds for itself (tags of unions) and the author never wrote."""
        trail: Trail = ()
        for step in loc:
            longer = (*trail, step)
            if longer in self._marked.values or step == loc[-1]:
                trail = longer
        return trail

    def _unknown(self, trail: Trail) -> Problem:
        name, known = str(trail[-1]), self._fields(trail[:-1])
        close, hint = close_field(name, known)
        self._meant |= {(*trail[:-1], close)} if close else set()
        hint = self._belongs(name, trail) or hint or self._listed(known)
        return self._problem(trail, "field-unknown", f"there is no field '{_spoken(trail)}'", hint, key=True)

    def _belongs(self, name: str, trail: Trail) -> str:
        """Say where a field belongs that stands in the wrong place, or nothing."""
        for outer, field in self._fields(trail[:-1]).items():
            if any(name in inner.model_fields for inner in _models_in(field.annotation)):
                return f"it belongs under '{outer}:', indented by two spaces"
        if len(trail) == 1:
            for label, model in self._elsewhere:
                if name in model.model_fields and model is not self._model:
                    return f"it belongs to another kind: {label.lower()}"
        return ""

    def _listed(self, known: dict[str, FieldInfo]) -> str:
        if len(known) > 12:
            return "take it out; /contribute/fields/ lists those there are"
        return f"the fields here are: {', '.join(known)}"

    def _fields(self, trail: Trail) -> dict[str, FieldInfo]:
        """Return the fields allowed at a trail, followed through nested models."""
        here: type[BaseModel] | None = self._model
        for step in trail:
            if not isinstance(step, int):
                field = here.model_fields.get(step) if here else None
                here = next(_models_in(field.annotation), None) if field else None
        return {field.alias or name: field for name, field in here.model_fields.items()} if here else {}

    def _wrong(self, trail: Trail, details: ErrorDetails) -> Problem:
        name, field = _spoken(trail), self._field(trail)
        if details["type"] == "missing":
            hint = _to_add(str(trail[-1]), field) if field else f"add `{trail[-1]}:`"
            return self._problem(trail[:-1], "field-missing", f"the field '{name}' is missing", hint)
        value = self._marked.typed(trail)
        message, hint = _explain(details, name, value)
        nested = field and details["type"].startswith(("model", "tuple"))
        if field and nested and (inner := next(_models_in(field.annotation), None)):
            entries = "as entries begun with '- '" if details["type"] == "tuple_type" else "indented by two spaces"
            file = isinstance(value, str) and "file" in inner.model_fields
            hint = f"write its fields below it, {entries}: {', '.join(inner.model_fields)}"
            hint = _as_file(str(trail[-1]), value, inner, details["type"] == "tuple_type") if file else hint
        if field and field.is_required():
            hint = hint.removesuffix(", or take the field out")
        return self._problem(trail, "field-value", message, hint)

    def _field(self, trail: Trail) -> FieldInfo | None:
        names = [step for step in trail if isinstance(step, str)]
        return self._fields(trail[: trail.index(names[-1])]).get(names[-1]) if names else None

    def _problem(self, trail: Trail, code: str, message: str, hint: str, key: bool = False) -> Problem:
        mark = self._marked.find_key(trail) if key else self._marked.find(trail)
        return Problem(self._path, mark, code, message, hint)


def _as_file(name: str, value: str, inner: type[BaseModel], several: bool) -> str:
    """Return how to name a file where its name stands alone."""
    if value.casefold().endswith(_NOT_SHOWN):
        return f"browsers do not show {value.rpartition('.')[2].upper()}; save the picture as JPEG or PNG first"
    says = next((f"{named}: {words}" for named, words in _OF_FILE.items() if named in inner.model_fields), "")
    entry = f"{{{', '.join(filter(None, (f'file: {value}', says)))}}}"
    return f"write {name}: [{entry}]" if several else f"write {entry} in its place"


def _to_add(name: str, field: FieldInfo) -> str:
    """Return how to fill in a field. An example of free words would be taken over as it is, and be true of nothing."""
    chosen = any(isinstance(mark, Chosen) for mark in field.metadata)
    free = not chosen and (Widget.LINE in field.metadata or Widget.TEXT in field.metadata)
    how = f" Add a line `{name}:` and write it behind the colon." if free else _example(name, field)
    return f"{field.description or ''}{how}".strip()


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def _spoken(trail: Trail) -> str:
    """Return a trail as people say it: `authors.2` is the second author."""
    steps = [str(step + 1) if isinstance(step, int) else step for step in trail if step != "associations"]
    return ".".join(steps) or "the file"


def _example(step: str | int, field: FieldInfo) -> str:
    """Return the field's example as it is typed, begun with a space; of one entry where `step` counts entries."""
    if not field.examples:
        return ""
    value = field.examples[0]
    one: Any = [value[0]] if isinstance(step, int) and isinstance(value, list) else {step: value}
    written = yaml.safe_dump(one, default_flow_style=True, sort_keys=False, width=1000).strip()[1:-1]
    dates = re.sub(r"'(\d{4}-\d\d-\d\d( \d\d:\d\d)?)'", r"\1", written)
    return f" For example: {f'- {dates}' if isinstance(one, list) else dates}"


def _explain(details: ErrorDetails, name: str, value: Any) -> tuple[str, str]:
    """Return what is wrong with a value and what to write instead."""
    kind, context = details["type"], details.get("ctx", {})
    if value is None and kind != "value_error":
        return f"'{name}' is empty", "write something, or take the field out"
    if kind in _TYPES:
        what, hint = _TYPES[kind]
        spoken = name if name == "the file" else f"'{name}'"
        better = retyped(kind, name, value) if len(str(value)) <= LONGEST_SHOWN else ""
        return f"{spoken} should be {what}, not {_shown(value)}", better or hint
    if kind == "value_error":
        said = str(context.get("error", details["msg"]))
        if isinstance(value, dict) and len(value) == 1 and name[-1:].isdecimal():
            value = ": ".join(map(str, *value.items()))
        whole = name == "the file" or isinstance(value, dict | list)
        return (
            (f"'{name}': {said}" if name != "the file" else said, "")
            if whole
            else (f"'{name}' cannot be {_shown(value)}", said)
        )
    if kind in _SIZES:
        what, hint = _SIZES[f"string_{kind}" if kind in ("too_long", "too_short") and isinstance(value, str) else kind]
        return f"'{name}' {what.format(length=len(str(value)), **context)}", hint
    return f"'{name}' cannot be {_shown(value)}", _allowed(kind, context, name, value) or details["msg"]


def _allowed(kind: str, context: dict[str, Any], name: str, value: Any) -> str:
    """Return which values are allowed, where the model says so."""
    if kind in ("literal_error", "enum"):
        known = re.findall(r"'([^']+)'", str(context.get("expected", "")))
        close = nearest(str(value), known)
        return (f"did you mean '{close}'? " if close else "") + f"It is one of: {', '.join(known)}"
    if kind == "string_pattern_mismatch":
        last = name.rstrip("0123456789.").rpartition(".")[2]
        return _PATTERNS.get(last, "use lower-case letters, digits and hyphens, such as data-use")
    if kind == "greater_than_equal":
        return f"the least it can be is {context['ge']}"
    return f"the most it can be is {context['le']}" if kind == "less_than_equal" else ""


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a set of fields"
    if isinstance(value, list):
        return "a list"
    text = str(value)
    return f"'{text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 3] + '...'}'"
