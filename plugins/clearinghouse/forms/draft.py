"""A new draft: a file with every field of its kind, explained, ready to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.content.fields import ID_PATTERN, MAX_ID
from clearinghouse.content.kinds import BY_NAME, BY_PLURAL, Kind
from clearinghouse.content.load import RESERVED
from clearinghouse.forms.choices import listed_choices
from clearinghouse.forms.form import FormField, form_fields, plain_example
from clearinghouse.problems import nearest

WIDTH = 100


class BadDraft(Exception):
    """A draft that cannot be written; says what to do instead."""


def find_kind(name: str) -> Kind:
    """Return the kind that somebody named, in the singular or the plural.

    Raises:
        BadDraft: there is none.
    """
    kind = BY_NAME.get(name) or BY_PLURAL.get(name)
    if kind is None:
        close = nearest(name, BY_NAME)
        hint = f"did you mean '{close}'?" if close else f"the kinds are: {', '.join(BY_NAME)}"
        raise BadDraft(f"there is no kind '{name}'; {hint}")
    return kind


def check_id(root: Path, kind: Kind, id: str) -> PurePosixPath:
    """Return the path that a new item of an id would have.

    Raises:
        BadDraft: the id cannot be a file's name, or there is such a file already.
    """
    if not re.fullmatch(ID_PATTERN, id) or len(id) > MAX_ID or id in RESERVED:
        raise BadDraft(
            f"'{id}' cannot be used; write lower-case letters, digits and hyphens, such as attendance-team-guide"
        )
    path = kind.folder / f"{id}.md"
    if (root / path).is_symlink() or (root / path).exists():
        raise BadDraft(f"{path} exists already; open it, or choose another id")
    return path


def write_draft(root: Path, kind: Kind, id: str, catalog: Catalog) -> PurePosixPath:
    """Write a new draft below a site's root and return its path there.

    Raises:
        BadDraft: the id cannot be a file's name, the file exists already, or the site has nothing yet that an item
            of this kind must name.
    """
    path = check_id(root, kind, id)
    text = draft_text(kind, catalog)
    try:
        (root / kind.folder).mkdir(parents=True, exist_ok=True)
        with open(root / path, "x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError:
        raise BadDraft(f"{path} exists already; open it, or choose another id") from None
    except OSError as error:
        raise BadDraft(f"{path} cannot be written: {error.strerror}") from None
    return path


def draft_text(kind: Kind, catalog: Catalog) -> str:
    """Return a draft of a kind: required fields with an example to replace, the others as comments.

    An example that this site does not know, such as the id of a resource, gives way to the first one it does.

    Raises:
        BadDraft: a required field names something of which the site has none yet.
    """
    lines = ["---"]
    for field in form_fields(kind.model):
        lines += _field(field, catalog)
    return "\n".join(
        [*lines, "---", "", "Write here what a busy reader should know. Delete the lines above that begin with #.", ""]
    )


def _field(field: FormField, catalog: Catalog) -> Iterator[str]:
    yield f"# {field.description}"
    active = field.required or field.usual or field.name == "status"
    value = "draft" if field.name == "status" else _known(field, field.example, catalog)
    if active and value in (None, "", [], [{}]):
        raise BadDraft(
            f"the field '{field.name}' names something of this site, and there is nothing yet; write that first"
        )
    if value is None:
        value = field.example
    written = yaml.safe_dump(
        {field.name: plain_example(value)}, sort_keys=False, allow_unicode=True, width=WIDTH
    ).rstrip()
    for line in written.split("\n"):
        yield line if active else f"# {line}"


def _known(field: FormField, example: Any, catalog: Catalog) -> Any:
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


def _known_group(field: FormField, example: dict[str, Any], catalog: Catalog) -> dict[str, Any]:
    inner = {one.name: one for one in field.fields}
    known = {name: _known(inner[name], value, catalog) for name, value in example.items()}
    return {name: value for name, value in known.items() if value is not None}
