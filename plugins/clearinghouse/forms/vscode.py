"""What VS Code needs so that it completes and explains fields as soon as the folder is opened.

Without any extension it offers snippets: a whole new item, and in the head of a Markdown file every field of that
kind. With the YAML extension it also checks the vocabulary and the standards as they are typed. That extension does not
read the head of Markdown files (redhat-developer/vscode-yaml issue 207); the schemas name those files too, for the
editors that do.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import yaml

from clearinghouse.content.fields import Widget
from clearinghouse.content.kinds import KINDS, Kind
from clearinghouse.content.shape import Shape, shapes
from clearinghouse.forms.example import plain_example
from clearinghouse.forms.json_schema import json_schemas

FOLDER = ".vscode"
_PAGES = ["content/*.md", "content/program/**/*.md", "content/contribute/**/*.md"]


def vscode_files() -> Iterator[tuple[str, str]]:
    """Yield the path and the text of every file that VS Code reads."""
    schemas = json_schemas()
    yield f"{FOLDER}/settings.json", _written(_settings())
    yield f"{FOLDER}/extensions.json", _written({"recommendations": ["redhat.vscode-yaml"]})
    yield f"{FOLDER}/clearinghouse.code-snippets", _written(snippets())
    for name, schema in schemas.items():
        yield f"{FOLDER}/schemas/{name}.json", _written(schema)


def _written(values: Any) -> str:
    return json.dumps(values, indent=2, ensure_ascii=False) + "\n"


def _settings() -> dict[str, Any]:
    files: dict[str, list[str]] = {kind.name: [f"{kind.folder}/*.md"] for kind in KINDS}
    files["page"] = _PAGES
    files["vocabulary"] = ["content/vocabulary.yml"]
    files["crosswalks"] = ["content/standards/crosswalks.yml"]
    files["framework"] = ["content/standards/*.yml", "!content/standards/crosswalks.yml"]
    return {
        "yaml.schemas": {f"./{FOLDER}/schemas/{name}.json": places for name, places in files.items()},
        # Markdown is the one language in which VS Code suggests nothing while one types.
        "[markdown]": {
            "editor.quickSuggestions": {"other": "on", "comments": "off", "strings": "on"},
            "editor.snippetSuggestions": "top",
            "editor.wordBasedSuggestions": "off",
            "editor.wordWrap": "on",
        },
        "files.eol": "\n",
        "files.insertFinalNewline": True,
    }


def snippets() -> dict[str, Any]:
    """Return all snippets by name: a new item of each kind, then the fields, alike ones of several kinds together."""
    found: dict[str, Any] = {f"New {kind.label.lower()}": _new_item(kind) for kind in KINDS}
    for kind in KINDS:
        for field in shapes(kind.model):
            _add_field(found, kind, field)
    return found


def _new_item(kind: Kind) -> dict[str, Any]:
    asked = [field for field in shapes(kind.model) if field.required or field.usual]
    lines = [line for place, field in enumerate(asked, 1) for line in _body(field, place)]
    return {
        "prefix": f"new-{kind.name}",
        "scope": "markdown",
        "isFileTemplate": True,
        "description": f"A new {kind.label.lower()}, as a draft. Save it in {kind.folder}/.",
        "body": ["---", *lines, "status: draft", "---", "", "$0"],
    }


def _add_field(found: dict[str, Any], kind: Kind, field: Shape) -> None:
    """Add a field, or the kind's folder to a field that is asked for in the same way in another kind."""
    place, body = f"**/{kind.folder}/*.md", _body(field)
    alike = next(
        (one for one in found.values() if one["body"] == body and one["description"] == field.description), None
    )
    if alike:
        alike["include"].append(place)
        return
    name = f"{field.label} ({kind.label.lower()})" if field.label in found else field.label
    # The head of a Markdown file is YAML to VS Code, so that fields are offered there and not in the text.
    found[name] = {
        "prefix": field.name,
        "scope": "yaml",
        "include": [place],
        "description": field.description,
        "body": body,
    }


def _body(field: Shape, place: int = 1) -> list[str]:
    """Return a field as it stands in a file, its example or its choices ready to be typed over."""
    choices = ("true", "false") if field.widget is Widget.YES_NO else field.choices
    if choices and not field.many:
        return [f"{field.name}: ${{{place}|{','.join(choices)}|}}"]
    example = plain_example(field.example)
    if field.widget is Widget.GROUP:
        written = yaml.safe_dump({field.name: example}, sort_keys=False, allow_unicode=True, width=100)
        return [_escaped(line) for line in written.rstrip().split("\n")]
    if field.many:
        return [f"{field.name}:", f"  - {_stop(place, example[0])}"]
    return [f"{field.name}: {_stop(place, example)}"]


def _stop(place: int, example: Any) -> str:
    """Return a place to type, filled with an example."""
    written = yaml.safe_dump(example, allow_unicode=True, width=10**6).removesuffix("...\n").strip()
    return f"${{{place}:{_escaped(written)}}}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")
