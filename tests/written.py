"""A file as the browser editor writes it, for tests of what the editor keeps."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from clearinghouse.content.frontmatter import parse_front_matter
from clearinghouse.content.kinds import BY_FOLDER
from clearinghouse.content.marked_yaml import parse_yaml
from clearinghouse.content.read_file import VOCABULARY
from clearinghouse.content.shape import Shape, shapes
from clearinghouse.content.vocabulary import Vocabulary
from clearinghouse.content.written import render_file, render_front_matter
from clearinghouse.forms.editor.collections import written_order


def as_the_editor_writes(path: PurePosixPath, text: str) -> str:
    """Return a file's text with the same values in the editor's hand."""
    if path == VOCABULARY:
        return render_front_matter(_in_order(parse_yaml(text).value, shapes(Vocabulary)))
    parts = parse_front_matter(text)
    return render_file(_in_order(parts.fields.value, written_order(BY_FOLDER.get(path.parent))), parts.body)


def _in_order(value: Any, fields: tuple[Shape, ...]) -> Any:
    if isinstance(value, list):
        return [_in_order(entry, fields) for entry in value]
    if not isinstance(value, dict):
        return value
    known = {field.name: _in_order(value[field.name], field.fields) for field in fields if field.name in value}
    return {**known, **{name: entry for name, entry in value.items() if name not in known}}
