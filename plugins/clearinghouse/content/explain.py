"""Says in plain words what is wrong with a file's fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from clearinghouse.content.marked_yaml import Marked, Trail, YamlFault
from clearinghouse.problems import Mark, Problem, nearest

M = TypeVar("M", bound=BaseModel)

_TYPES = {
    "string_type": ("text", "write text; put numbers, dates, true and false in quotes"),
    "int_type": ("a whole number", "write a whole number without quotes or sign, such as 45"),
    "bool_type": ("true or false", "write true or false, without quotes"),
    "tuple_type": ("a list", "write each entry on a line of its own, begun with '- '"),
    "dict_type": ("a set of fields", "write each field as `name: value` on a line of its own, indented"),
    "model_type": ("a set of fields", "write each field as `name: value` on a line of its own, indented"),
    "model_attributes_type": ("a set of fields", "write each field as `name: value` on a line of its own, indented"),
}


def validate(model: type[M], marked: Marked, path: PurePosixPath) -> tuple[M | None, list[Problem]]:
    """Return the checked fields, or None and every problem they have, each at its line and column."""
    problems = [fault_problem(fault, path) for fault in marked.faults]
    try:
        fields = model.model_validate(marked.value)
    except ValidationError as error:
        problems += [_problem(model, details, marked, path) for details in error.errors()]
        return None, problems
    return (None if problems else fields), problems


def fault_problem(fault: YamlFault, path: PurePosixPath) -> Problem:
    """Return the problem that a fault in the YAML makes in a file."""
    return Problem(path, fault.mark, fault.code, str(fault), fault.hint)


def _problem(model: type[BaseModel], details: ErrorDetails, marked: Marked, path: PurePosixPath) -> Problem:
    trail = _written_trail(details["loc"], marked)
    name = _spoken(trail)
    kind = details["type"]
    if kind == "extra_forbidden":
        return _unknown(model, trail, marked, path)
    if kind == "missing":
        return Problem(
            path,
            marked.find(trail[:-1]),
            "field-missing",
            f"the field '{name}' is missing",
            _missing_hint(model, trail),
        )
    message, hint = _wrong_value(details, name, _value(marked.value, trail))
    return Problem(path, _place(trail, marked), "field-value", message, hint)


def _written_trail(loc: tuple[int | str, ...], marked: Marked) -> Trail:
    """Drop the steps that pydantic adds for itself (tags of unions) and the author never wrote."""
    trail: Trail = ()
    for step in loc:
        longer = (*trail, step)
        if longer in marked.values or step == loc[-1]:
            trail = longer
    return trail


def _place(trail: Trail, marked: Marked) -> Mark:
    return marked.find(trail) if trail else Mark()


def _spoken(trail: Trail) -> str:
    """Return a trail as people say it: `authors.2` is the second author."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in trail) or "the file"


def _unknown(model: type[BaseModel], trail: Trail, marked: Marked, path: PurePosixPath) -> Problem:
    known = _known_fields(model, trail)
    close = nearest(str(trail[-1]), known)
    hint = f"did you mean '{close}'?" if close else f"the fields here are: {', '.join(sorted(known))}"
    return Problem(path, marked.find_key(trail), "field-unknown", f"there is no field '{_spoken(trail)}'", hint)


def _known_fields(model: type[BaseModel], trail: Trail) -> set[str]:
    """Return the names allowed at the end of a trail, followed through nested models."""
    inner = _model_at(model, trail[:-1])
    return {field.alias or name for name, field in inner.model_fields.items()} if inner else set()


def _model_at(model: type[BaseModel], trail: Trail) -> type[BaseModel] | None:
    here: type[BaseModel] | None = model
    for step in trail:
        if isinstance(step, int):
            continue
        field = here.model_fields.get(step) if here else None
        here = next(_models_in(field.annotation), None) if field else None
    return here


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def _missing_hint(model: type[BaseModel], trail: Trail) -> str:
    inner = _model_at(model, trail[:-1])
    field = inner.model_fields.get(str(trail[-1])) if inner else None
    if field is None or not field.description:
        return f"add `{trail[-1]}:`"
    example = (
        f" For example: `{trail[-1]}: {field.examples[0]}`"
        if field.examples and isinstance(field.examples[0], str | int)
        else ""
    )
    return f"{field.description}{example}"


def _wrong_value(details: ErrorDetails, name: str, value: Any) -> tuple[str, str]:
    """Return what is wrong with a value and what to write instead."""
    kind, context = details["type"], details.get("ctx", {})
    cannot = f"'{name}' cannot be {_shown(value)}"
    if kind in _TYPES:
        what, hint = _TYPES[kind]
        return f"'{name}' should be {what}, not {_shown(value)}", hint
    if kind == "value_error":
        said = str(context.get("error", details["msg"]))
        return (said, "") if name == "the file" else (cannot, said)
    if kind in _SIZES:
        what, hint = _SIZES[kind]
        return f"'{name}' {what.format(length=len(str(value)), **context)}", hint
    return cannot, _allowed(kind, context, name, value) or details["msg"]


_SIZES = {
    "string_too_long": (
        "has {length} characters, more than {max_length}",
        "shorten it; the text below has room for more",
    ),
    "string_too_short": ("is empty", "write something, or take the field out"),
    "too_long": ("has more than {max_length} entries", "keep the most important ones"),
    "too_short": ("needs at least {min_length} entry", "add one, or take the field out"),
}


def _allowed(kind: str, context: dict[str, Any], name: str, value: Any) -> str:
    """Return which values are allowed, where the model says so."""
    if kind in ("literal_error", "enum"):
        known = re.findall(r"'([^']+)'", str(context.get("expected", "")))
        close = nearest(str(value), known)
        return (f"did you mean '{close}'? " if close else "") + f"It is one of: {', '.join(known)}"
    if kind == "string_pattern_mismatch":
        return _pattern_hint(name)
    if kind == "greater_than_equal":
        return f"the least it can be is {context['ge']}"
    if kind == "less_than_equal":
        return f"the most it can be is {context['le']}"
    return ""


def _pattern_hint(name: str) -> str:
    last = name.rstrip("0123456789.").rpartition(".")[2]
    if last == "email":
        return "write an e-mail address, such as name@example.org"
    if last == "phone":
        return "write a telephone number, such as (203) 555-0100"
    if last == "item":
        return "write the item's folder and id, such as resources/air-ripple-effect"
    return "use lower-case letters, digits and hyphens, such as data-use"


def _value(value: Any, trail: Trail) -> Any:
    for step in trail:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _shown(value: Any) -> str:
    if value is None:
        return "empty"
    if isinstance(value, dict):
        return "a set of fields"
    if isinstance(value, list):
        return "a list"
    text = str(value)
    return f"'{text if len(text) <= 60 else text[:57] + '...'}'"
