"""JSON Schemas of the files that people write: by them an editor such as VS Code completes, explains and checks.

They are draft 7, which is what the YAML extension of VS Code reads in full. References are resolved in place where
they can be, because draft 7 passes over what stands beside a `$ref`, and that is where each field is explained.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from clearinghouse.content.kinds import KINDS
from clearinghouse.content.models import PageFields
from clearinghouse.content.seen import OURS, Seen, seen_by
from clearinghouse.content.vocabulary import Vocabulary
from clearinghouse.standards.crosswalk import Association
from clearinghouse.standards.framework import Framework
from clearinghouse.words import load_words

_ENGLISH = load_words()

Schema = dict[str, Any]
DRAFT = "http://json-schema.org/draft-07/schema#"
MOMENT = r"^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2})?( ?(Z|[+-]\d{2}:?\d{2}))?$"


def json_schemas() -> dict[str, Schema]:
    """Return the schemas by name: one a kind, and `page`, `vocabulary`, `framework` and `crosswalks`."""
    schemas = {kind.name: _schema(kind.model) for kind in KINDS}
    schemas["page"] = _schema(PageFields)
    schemas["vocabulary"] = _schema(Vocabulary)
    schemas["framework"] = _schema(Framework)
    schemas["crosswalks"] = {**_listed(_schema(Association)), "title": "Crosswalks"}
    return schemas


class _Generator(GenerateJsonSchema):
    """As YAML has the values: dates are text, and a day with a time has a space where JSON Schema asks for a T."""

    def datetime_schema(self, schema: core_schema.DatetimeSchema) -> Schema:
        return {"type": "string", "pattern": MOMENT}

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def _schema(model: type[BaseModel]) -> Schema:
    made = model.model_json_schema(schema_generator=_Generator)
    parts: dict[str, Schema] = made.pop("$defs", {})
    top = made.pop("$ref", "").rpartition("/")[2]
    whole = _resolved(parts[top] if top else made, parts)
    # pydantic writes what a field was declared with, and a kind has examples of its own.
    for name, example in getattr(model, "like", {}).items():
        whole["properties"][name]["examples"] = [example]
    circular = {name: _resolved(part, parts) for name, part in parts.items() if _names(part, name)}
    definitions = {name: _explained(part) for name, part in circular.items()}
    return {"$schema": DRAFT, **_explained(whole), **({"definitions": definitions} if definitions else {})}


def _listed(schema: Schema) -> Schema:
    draft = schema.pop("$schema")
    parts = {"definitions": schema.pop("definitions")} if "definitions" in schema else {}
    return {"$schema": draft, "type": "array", "items": schema, **parts}


def _names(part: Any, name: str) -> bool:
    """True where a part refers to itself."""
    return f"'#/$defs/{name}'" in repr(part)


def _resolved(value: Any, parts: dict[str, Schema]) -> Any:
    """Return a schema with each part in the place that names it, but for parts that name themselves."""
    if isinstance(value, list):
        return [_resolved(entry, parts) for entry in value]
    if not isinstance(value, dict):
        return value
    name = str(value.get("$ref", "")).rpartition("/")[2]
    if not name:
        return {key: _resolved(entry, parts) for key, entry in value.items()}
    if _names(parts[name], name):
        return {"$ref": f"#/definitions/{name}"}
    beside = {key: entry for key, entry in value.items() if key != "$ref"}
    part = {key: entry for key, entry in _resolved(parts[name], parts).items() if key != "title"}
    return {**part, **beside}


def _seen(schema: dict[str, Any]) -> str:
    seen, where = Seen(schema.get("seen", Seen.PUBLIC)), schema.get("where", "")
    return "" if seen is Seen.PUBLIC and not where else f" Seen by: {seen_by(seen, where, _ENGLISH)}."


def _explained(schema: Any, name: str = "") -> Any:
    """Return a schema in which each field has its label, and says who sees it where that is not everyone."""
    if isinstance(schema, list):
        return [_explained(entry) for entry in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: _explained(entry) for key, entry in schema.items() if key not in ("properties", *OURS)}
    if name:
        kept = {"title": name.replace("_", " ").capitalize(), **kept}
    if "description" in schema:
        kept["description"] = schema["description"].split("\n\n")[0] + _seen(schema)
    if not isinstance(schema.get("default"), (bool, int)) and not schema.get("enum"):
        # An editor writes the default where it completes a name, and an empty one would be in the way.
        kept.pop("default", None)
    if "properties" in schema:
        kept["properties"] = {field: _explained(part, field) for field, part in schema["properties"].items()}
    return kept
