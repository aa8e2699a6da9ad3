"""OpenSearch and Elasticsearch: a mapping, and files for the bulk endpoint."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from clearinghouse.content.vocabulary import Vocabulary
from clearinghouse.publish.exports.documents import ExportFile, documents, json_line, pieces
from clearinghouse.publish.open_data.columns import columns
from clearinghouse.publish.site import Site

INDEX = "clearinghouse"
_PROSE = frozenset(("title", "summary", "body", "try_this", "context", "what_we_did", "result", "asked_as"))
_TYPES: Mapping[str, Mapping[str, Any]] = {
    "integer": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "date": {"type": "date", "format": "strict_date"},
    "object": {"type": "object", "enabled": False},
}


def opensearch_files(site: Site) -> Iterator[ExportFile]:
    """Yield `index.json`, which makes the index, and the bulk files, each a request by itself.

    Every document has its key for an id, so loading the files again changes what has changed and doubles nothing.
    """
    index = {"settings": _settings(site.catalog.vocabulary), "mappings": _mappings()}
    yield ExportFile("index.json", json.dumps(index, ensure_ascii=False, indent=2).encode() + b"\n")
    yield from pieces("bulk", "ndjson", map(_action, documents(site)))


def _action(document: Mapping[str, Any]) -> bytes:
    known = {name: value for name, value in document.items() if value not in (None, [], "")}
    return json_line({"index": {"_index": INDEX, "_id": document["key"]}}) + json_line(known)


def _mappings() -> dict[str, Any]:
    fields = {one.name: _mapping(one.name, one.type) for one in columns()}
    return {"dynamic": "strict", "properties": {**fields, "body": _mapping("body", "string")}}


def _mapping(name: str, type: str) -> Mapping[str, Any]:
    if name in _PROSE:
        exact = {"fields": {"exact": {"type": "keyword", "ignore_above": 1000}}} if name == "title" else {}
        return {"type": "text", "analyzer": "clearinghouse", "search_analyzer": "clearinghouse_search", **exact}
    # A list holds either words of a vocabulary and the like, or groups, which are kept and not searched.
    groups = _TYPES["object"] if name in _group_lists() else {"type": "keyword", "ignore_above": 2000}
    return _TYPES.get(type, groups)


def _group_lists() -> frozenset[str]:
    return frozenset(one.name for one in columns() if one.groups)


def _settings(vocabulary: Vocabulary) -> dict[str, Any]:
    """Return an analysis with the site's own equivalents, so that the cluster knows how people here say things."""
    lines = [", ".join(word.replace(",", " ") for word in one.words) for one in vocabulary.equivalents]
    filters: dict[str, Any] = {"english_stem": {"type": "stemmer", "language": "english"}}
    chain = ["lowercase", "asciifolding", "english_stem"]
    if lines:
        filters["equivalents"] = {"type": "synonym_graph", "synonyms": lines, "lenient": True}
    searched = ["lowercase", "asciifolding", *(["equivalents"] if lines else []), "english_stem"]
    analyzers = {
        "clearinghouse": {"type": "custom", "tokenizer": "standard", "filter": chain},
        "clearinghouse_search": {"type": "custom", "tokenizer": "standard", "filter": searched},
    }
    return {"index": {"number_of_shards": 1}, "analysis": {"filter": filters, "analyzer": analyzers}}
