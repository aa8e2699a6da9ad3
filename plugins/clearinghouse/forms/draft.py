"""A new draft: a file with every field of its kind, explained, ready to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import yaml
from pydantic.fields import FieldInfo

from clearinghouse.content.fields import ID_PATTERN, MAX_ID
from clearinghouse.content.kinds import BY_NAME, BY_PLURAL, Kind
from clearinghouse.content.load import RESERVED
from clearinghouse.problems import nearest

WIDTH = 100


class BadDraft(Exception):
    """A draft that cannot be written; says what to do instead."""


def write_draft(root: Path, kind_name: str, id: str) -> PurePosixPath:
    """Write a new draft below a site's root and return its path there.

    Raises:
        BadDraft: there is no such kind, the id cannot be a file's name, or the file exists already.
    """
    kind = BY_NAME.get(kind_name) or BY_PLURAL.get(kind_name)
    if kind is None:
        close = nearest(kind_name, BY_NAME)
        hint = f"did you mean '{close}'?" if close else f"the kinds are: {', '.join(BY_NAME)}"
        raise BadDraft(f"there is no kind '{kind_name}'; {hint}")
    if not re.fullmatch(ID_PATTERN, id) or len(id) > MAX_ID or id in RESERVED:
        raise BadDraft(
            f"'{id}' cannot be used; write lower-case letters, digits and hyphens, such as attendance-team-guide"
        )
    path = kind.folder / f"{id}.md"
    try:
        (root / kind.folder).mkdir(parents=True, exist_ok=True)
        with open(root / path, "x", encoding="utf-8") as stream:
            stream.write(draft_text(kind))
    except FileExistsError:
        raise BadDraft(f"{path} exists already; open it, or choose another id") from None
    except OSError as error:
        raise BadDraft(f"{path} cannot be written: {error.strerror}") from None
    return path


def draft_text(kind: Kind) -> str:
    """Return a draft of a kind: required fields with an example to replace, the others as comments."""
    lines = ["---"]
    for name, field in kind.model.model_fields.items():
        lines += _field(name, field)
    return "\n".join(
        [*lines, "---", "", "Write here what a busy reader should know. Delete the lines above that begin with #.", ""]
    )


def _field(name: str, field: FieldInfo) -> Iterator[str]:
    yield f"# {field.description}"
    value = "draft" if name == "status" else field.examples[0] if field.examples else ""
    written = yaml.safe_dump({name: _plain(value)}, sort_keys=False, allow_unicode=True, width=WIDTH).rstrip()
    mark = "" if field.is_required() or name == "status" or _usual(field) else "# "
    for line in written.split("\n"):
        yield f"{mark}{line}"


def _usual(field: FieldInfo) -> bool:
    return isinstance(field.json_schema_extra, dict) and bool(field.json_schema_extra.get("usual"))


def _plain(value: Any) -> Any:
    """Return an example as YAML writes it: a date that stands in quotes in Python is a date in the file."""
    if isinstance(value, str) and re.match(r"^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?$", value):
        return yaml.safe_load(value if " " not in value else f"{value}:00")
    if isinstance(value, list):
        return [_plain(entry) for entry in value]
    if isinstance(value, dict):
        return {name: _plain(entry) for name, entry in value.items()}
    return value
