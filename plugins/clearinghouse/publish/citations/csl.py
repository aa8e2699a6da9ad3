"""CSL-JSON: what citation processors read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from clearinghouse.publish.citations.citation import Citation
from clearinghouse.publish.citations.names import Name
from clearinghouse.publish.json_text import json_text


def render_csl(citation: Citation) -> str:
    """Return the citation as a CSL-JSON list of one."""
    return join_csl([json_text(csl_record(citation))])


def join_csl(records: Iterable[str]) -> str:
    """Return records, each already JSON, as a list with a line for each."""
    return "[" + ",\n".join(records) + "]\n"


def csl_record(citation: Citation) -> dict[str, Any]:
    """Return the citation as a record of CSL-JSON. What is not known is left out.

    Source: Citation Style Language 1.0.2, csl-data.json.
    """
    known: dict[str, Any] = {
        "id": citation.key,
        "type": citation.form.csl,
        "title": citation.title,
        "genre": citation.form.described,
        "author": [_author(name) for name in citation.authors],
        "issued": {"date-parts": [[citation.year]]} if citation.year else None,
        "publisher": citation.publisher,
        "URL": citation.url,
    }
    return {name: value for name, value in known.items() if value}


def _author(name: Name) -> dict[str, str]:
    # Particles stay with the family name: from the name alone nobody can tell which of them a style may drop.
    if not name.is_person:
        return {"literal": name.whole}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {part: value for part, value in parts.items() if value}
