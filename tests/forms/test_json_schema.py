"""The schemas by which editors complete and check: they take every file there is, and refuse what the check refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from drawn import SAMPLE

from clearinghouse.content.kinds import KINDS
from clearinghouse.content.models import PageFields
from clearinghouse.forms.json_schema import DRAFT, json_schemas

SCHEMAS = json_schemas()
TYPES = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict, "null": type(None)}
ANNOTATIONS = {"$schema", "title", "description", "examples", "default", "definitions"}


class TextLoader(yaml.SafeLoader):
    """Reads dates as text, as YAML 1.2 has it, by which VS Code reads."""


TextLoader.yaml_implicit_resolvers = {
    sign: [(tag, regexp) for tag, regexp in found if tag != "tag:yaml.org,2002:timestamp"]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def faults(value: Any, schema: dict[str, Any], whole: dict[str, Any], where: str = "") -> Iterator[str]:
    """Yield what a value breaks, by as much of JSON Schema as ours use. What it does not know raises."""
    for keyword, wanted in schema.items():
        if keyword not in ANNOTATIONS:
            yield from (f"{where}: {fault}" for fault in CHECKS[keyword](value, wanted, schema, whole, where))


def _all(checked: Iterator[str]) -> bool:
    return not any(True for _ in checked)


def _properties(value: Any, wanted: Any, schema: Any, whole: Any, where: str) -> Iterator[str]:
    for name, inner in wanted.items() if isinstance(value, dict) else ():
        if name in value:
            yield from faults(value[name], inner, whole, name)


def _items(value: Any, wanted: Any, schema: Any, whole: Any, where: str) -> Iterator[str]:
    for entry in value if isinstance(value, list) else ():
        yield from faults(entry, wanted, whole, "entry")


def _one(value: Any, wanted: Any, schema: Any, whole: Any, where: str) -> Iterator[str]:
    if not any(_all(faults(value, option, whole)) for option in wanted):
        yield f"{value!r} fits none of {wanted}"


def _said(broken: bool, words: str) -> Iterator[str]:
    if broken:
        yield words


CHECKS: dict[str, Any] = {
    "type": lambda v, w, s, *_: _said(not isinstance(v, TYPES[w]) or (w == "integer" and isinstance(v, bool)), f"{v!r} is no {w}"),
    "enum": lambda v, w, s, *_: _said(v not in w, f"{v!r} is not one of {w}"),
    "const": lambda v, w, s, *_: _said(v != w, f"{v!r} is not {w!r}"),
    "pattern": lambda v, w, s, *_: _said(isinstance(v, str) and not re.search(w, v), f"{v!r} is not like {w}"),
    "format": lambda v, w, s, *_: _said(w != "date" or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", v), f"{v!r} is no {w}"),
    "minLength": lambda v, w, s, *_: _said(isinstance(v, str) and len(v) < w, "too short"),
    "maxLength": lambda v, w, s, *_: _said(isinstance(v, str) and len(v) > w, "too long"),
    "minItems": lambda v, w, s, *_: _said(isinstance(v, list) and len(v) < w, "too few"),
    "maxItems": lambda v, w, s, *_: _said(isinstance(v, list) and len(v) > w, "too many"),
    "minimum": lambda v, w, s, *_: _said(isinstance(v, int) and v < w, "too small"),
    "maximum": lambda v, w, s, *_: _said(isinstance(v, int) and v > w, "too large"),
    "required": lambda v, w, s, *_: _said(isinstance(v, dict) and not set(w) <= set(v), f"{w} are not all there"),
    "additionalProperties": lambda v, w, s, *_: _said(
        isinstance(v, dict) and not w and not set(v) <= set(s["properties"]), "an unknown field"
    ),
    "properties": _properties,
    "items": _items,
    "anyOf": _one,
    "oneOf": _one,
    "$ref": lambda v, w, s, whole, _: faults(v, whole["definitions"][w.rpartition("/")[2]], whole),
}  # fmt: skip


def head(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8").split("---\n")[1], TextLoader)


def found(name: str, value: Any) -> list[str]:
    return list(faults(value, SCHEMAS[name], SCHEMAS[name]))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_schema_of_a_kind_takes_every_item_of_the_site(kind: Any) -> None:
    files = sorted((SAMPLE / kind.folder).glob("*.md"))

    assert files and {file.name: found(kind.name, head(file)) for file in files if found(kind.name, head(file))} == {}


def test_the_other_schemas_take_the_sites_own_files() -> None:
    content = SAMPLE / "content"
    standards = sorted((content / "standards").glob("*.yml"))
    pages = [content / "index.md", *(content / "program").glob("*.md")]

    assert [found("page", head(page)) for page in pages if found("page", head(page))] == []
    assert found("vocabulary", yaml.load((content / "vocabulary.yml").read_text(), TextLoader)) == []
    for file in standards:
        name = "crosswalks" if file.stem == "crosswalks" else "framework"
        assert found(name, yaml.load(file.read_text(encoding="utf-8"), TextLoader)) == [], file.name


SOUND = {
    "title": "A guide",
    "summary": "What it is.",
    "type": "tool",
    "url": "https://example.org/a",
    "publisher": "Example Publisher",
}


@pytest.mark.parametrize(
    "wrong",
    [
        {"titel": "A guide"},
        {"title": 3},
        {"title": ""},
        {"summary": "x" * 401},
        {"status": "public"},
        {"year": 1066},
        {"year": "2020"},
        {"topics": "data-use"},
        {"topics": ["x"] * 61},
        {"verified": "yes"},
        {"reviewed": "1 September"},
        {"evidence": {"ratings": [{"by": "WWC"}]}},
        {"attachments": [{"file": "a.pdf"}]},
    ],
    ids=str,
)
def test_a_schema_refuses_what_the_check_refuses(wrong: dict[str, Any]) -> None:
    assert found("resource", SOUND) == []
    assert found("resource", {**SOUND, **wrong}) != []


def test_a_schema_refuses_what_lacks_a_required_field() -> None:
    for name in ("title", "summary", "type", "publisher"):
        assert found("resource", {key: value for key, value in SOUND.items() if key != name}) != []


def test_an_event_has_days_with_times() -> None:
    event = {"title": "A", "summary": "B", "start": "2026-10-01 15:30", "end": "2026-10-01 17:00"}

    assert found("event", event) == []
    assert found("event", {**event, "start": "1 October"}) != []


@pytest.mark.parametrize("model", [*(kind.model for kind in KINDS), PageFields], ids=lambda model: model.__name__)
def test_every_field_is_explained_with_its_label_and_an_example(model: Any) -> None:
    name = next((kind.name for kind in KINDS if kind.model is model), "page")

    schema = SCHEMAS[name]

    assert schema["$schema"] == DRAFT and list(schema["properties"]) == list(model.model_fields)
    for field in schema["properties"].values():
        assert field["title"] and field["description"] and field["examples"]


def test_a_field_says_who_sees_it_where_that_is_not_everyone() -> None:
    asked = SCHEMAS["resource"]["properties"]["asked_as"]["description"]

    assert asked.endswith("Seen by: Everyone, in search and open data; no page shows it.")


def test_no_schema_holds_words_of_the_vocabulary_or_the_catalogue() -> None:
    assert "attendance-playbook" not in str(SCHEMAS) and "practice-guide" not in str(SCHEMAS)
