"""A template: the text of a new file with every field of its kind, explained, ready to be filled in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.content.editor_notes import TEMPLATE_TEXT
from clearinghouse.content.kinds import BY_NAME, BY_PLURAL, Kind
from clearinghouse.content.shape import Shape, shapes
from clearinghouse.forms.choices import listed_choices
from clearinghouse.forms.example import plain_example
from clearinghouse.problems import nearest

WIDTH = 100


class NoTemplate(Exception):
    """There is no such kind, or nothing yet that its items must name; says what to do instead."""


def find_kind(name: str) -> Kind:
    """Return the kind that somebody named, in the singular or the plural.

    Raises:
        NoTemplate: there is none.
    """
    kind = BY_NAME.get(name) or BY_PLURAL.get(name)
    if kind is None:
        close = nearest(name, BY_NAME)
        hint = f"did you mean '{close}'?" if close else f"the kinds are: {', '.join(BY_NAME)}"
        raise NoTemplate(f"there is no kind '{name}'; {hint}")
    return kind


def render_template(kind: Kind, catalog: Catalog) -> str:
    """Return a draft of a kind: required fields with an example to replace, the others as comments.

    An example that this site does not know, such as the id of a resource, gives way to the first one it does.

    Raises:
        NoTemplate: a required field names something of which the site has none yet.
    """
    lines = ["---"]
    for field in shapes(kind.model):
        lines += _field(field, catalog)
    return "\n".join([*lines, "---", "", TEMPLATE_TEXT, ""])


def _field(field: Shape, catalog: Catalog) -> Iterator[str]:
    yield f"# {field.description}"
    active = field.required or field.usual or field.name == "status"
    value = "draft" if field.name == "status" else _known(field, field.example, catalog)
    if active and value in (None, "", [], [{}]):
        raise NoTemplate(
            f"the field '{field.name}' names something of this site, and there is nothing yet; write that first"
        )
    if value is None:
        value = field.example
    written = yaml.safe_dump(
        {field.name: plain_example(value)}, sort_keys=False, allow_unicode=True, width=WIDTH
    ).rstrip()
    for line in written.split("\n"):
        yield line if active else f"# {line}"


def _known(field: Shape, example: Any, catalog: Catalog) -> Any:
    """Return an example as this site knows it: the same where it can be, else the first there is, else None."""
    if field.fields and isinstance(example, list):
        return [_known_group(field, one, catalog) for one in example]
    if field.fields and isinstance(example, dict):
        return _known_group(field, example, catalog)
    if not field.source:
        return example
    choices = listed_choices(field.source, catalog)
    wanted = example if isinstance(example, list) else [example]
    folded = {choice.casefold() for choice in choices}
    kept = [one for one in wanted if str(one).casefold() in folded] or list(choices)[:1]
    return kept if isinstance(example, list) else next(iter(kept), None)


def _known_group(field: Shape, example: dict[str, Any], catalog: Catalog) -> dict[str, Any]:
    inner = {one.name: one for one in field.fields}
    known = {name: _known(inner[name], value, catalog) for name, value in example.items()}
    return {name: value for name, value in known.items() if value is not None}
