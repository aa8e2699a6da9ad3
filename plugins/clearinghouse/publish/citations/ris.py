"""RIS: one tag a line, for EndNote, Zotero, Mendeley and their like."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.publish.citations.citation import Citation
from clearinghouse.publish.citations.names import Name


def render_ris(citation: Citation) -> str:
    """Return the citation as a RIS record: `TY` first, `ER` last, lines that end with CR and LF.

    A value holds no line break, so nothing in it can begin a tag. Source: RIS Format Specifications
    (Thomson ResearchSoft).
    """
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _tags(citation) if value or tag == "ER")


def _tags(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "TY", citation.form.ris
    for author in citation.authors:
        yield "AU", _author(author)
    yield "PY", str(citation.year or "")
    yield "TI", citation.title
    yield "PB", citation.publisher
    # A semicolon parts two addresses in this field.
    yield "UR", citation.url.replace(";", "%3B")
    yield "ER", ""


def _author(name: Name) -> str:
    """Return a person as `Family, Given, Suffix`. RIS has no sign for an organization, so it stands as written."""
    return ", ".join(filter(None, (name.family, name.given, name.suffix))) if name.is_person else name.whole
