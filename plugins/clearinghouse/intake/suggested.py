"""A suggestion as a draft: its words as the site's own, and what an editor should look at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.catalog.everyday.terms import Terms, term_key
from clearinghouse.content.editor_notes import TO_BE_WRITTEN
from clearinghouse.content.kinds import BY_NAME
from clearinghouse.content.plain_text import clean_line, literal_markdown, shortened
from clearinghouse.forms.suggestion import SUGGESTION
from clearinghouse.intake.addresses import read_address
from clearinghouse.intake.drafts import NoDraft, free_id, render_draft, taken_ids, write_draft
from clearinghouse.intake.duplicates import Known, Match
from clearinghouse.intake.suggestion import TOLD_BY_ADDRESS, Suggestion

RESOURCE = BY_NAME["resource"]
_LONGEST_NAME = 4
_CHECK = "check title, publisher and year at the source, then say so in 'Checked at the source'"


@dataclass(frozen=True)
class Suggested:
    """What became of a suggestion.

    `path` is the draft below the site's root, or None where `match` says what it is listed as already. `understood`
    are labels with what was made of the answers, `doubts` what an editor should look at.
    """

    path: PurePosixPath | None
    understood: tuple[tuple[str, str], ...]
    doubts: tuple[str, ...]
    match: Match | None = None


def write_suggested(root: Path, catalog: Catalog, suggestion: Suggestion) -> Suggested:
    """Write the draft of a suggestion below a site's root, unless it is listed already.

    Args:
        root: the folder of the site.
        catalog: everything there is, drafts included.
        suggestion: what was read.

    Raises:
        NoDraft: the answers make no resource, such as one without a web address; says what is missing.
    """
    fields, doubts = _fields(catalog, suggestion)
    understood = tuple(_understood(catalog, fields))
    if match := Known(catalog).like(fields["title"], fields["url"]):
        return Suggested(None, understood, doubts, match)
    used = suggestion.answers.get("use", "")
    if used:
        doubts = (
            *doubts,
            "how it was used is told in the reader's own words; write it afresh, with nothing by which a child could be known",
        )
    body = _body(used)
    text = render_draft(RESOURCE, fields, body, ("suggested by a reader: " + _CHECK, *doubts))
    id = free_id(fields["title"], taken_ids(root, RESOURCE, catalog), fields["url"])
    return Suggested(write_draft(root, RESOURCE, id, text), understood, doubts)


def _fields(catalog: Catalog, suggestion: Suggestion) -> tuple[dict[str, Any], tuple[str, ...]]:
    answers, doubts = suggestion.answers, list(suggestion.doubts)
    fields: dict[str, Any] = {"title": _title(answers.get("title", "")), "url": _url(answers.get("url", ""), doubts)}
    fields["summary"] = shortened(clean_line(answers.get("summary", "")), 400)
    fields["publisher"] = shortened(clean_line(answers.get("publisher", "")), 300)
    if not fields["summary"]:
        fields["summary"] = f"{TO_BE_WRITTEN}: what this is and what a school leader can do with it."
        doubts.append("there is no summary yet; write one")
    if not fields["publisher"]:
        fields["publisher"] = (urlsplit(fields["url"]).hostname or "").removeprefix("www.")
        doubts.append("the publisher was not named; the name of the website stands in for it")
    fields["type"] = _type(catalog, (fields["title"], fields["summary"]), doubts)
    terms = Terms(catalog)
    for name in ("standards", "topics", "levels", "audiences"):
        said = answers.get(name, "")
        found = terms.standards(said) if name == "standards" else terms.find(name, said)
        fields[name] = list(found.ids)[:60]
        doubts.extend(found.doubts)
    return fields, tuple(doubts)


def _title(said: str) -> str:
    title = clean_line(said)
    if not re.search(r"\w", title):
        raise NoDraft("the title is missing; write what the resource is called behind 'Title'")
    return shortened(title, 300)


def _url(said: str, doubts: list[str]) -> str:
    found = read_address(said)
    if not found.url:
        told = next((doubt for doubt in doubts if not said and TOLD_BY_ADDRESS in doubt), "")
        missing = "there is no web address that can be used; write one that begins with https:// behind 'Web address'"
        raise NoDraft(told or (found.fault if said and "name of a file" in found.fault else missing))
    doubts.extend(found.doubts)
    return found.url


def _type(catalog: Catalog, texts: Sequence[str], doubts: list[str]) -> str:
    """Return the type that the words name first, else the first type there is."""
    types = catalog.vocabulary.types
    if not types:
        raise NoDraft("the vocabulary has no types, and a resource needs one")
    named = {term_key(said): term for term in reversed(types) for said in (*term.synonyms, term.label)}
    found = next((named[name] for text in texts for name in _names(text) if name in named), None)
    why = "was chosen by the words of the title and the summary" if found else "stands first in the list"
    chosen = found or types[0]
    doubts.append(f"the type was not asked for; '{chosen.label}' {why}")
    return chosen.id


def _names(text: str) -> Iterator[str]:
    """Yield all that a text may name, the longest names first."""
    words = term_key(text).split()
    for length in range(_LONGEST_NAME, 0, -1):
        yield from (" ".join(words[place : place + length]) for place in range(len(words) - length + 1))


def _body(used: str) -> str:
    """Return Markdown that shows a reader's words as they are."""
    if not used:
        return ""
    return "\n\n".join(["## How it was used", *(_paragraph(block) for block in used.split("\n\n"))])


def _paragraph(block: str) -> str:
    rows = block.split("\n")
    bullets = [re.match(r"[-*\u2022] (.*)", row) for row in rows]
    return "\n".join(
        f"- {literal_markdown(bullet[1])}" if bullet else literal_markdown(row)
        for row, bullet in zip(rows, bullets, strict=True)
    )


def _understood(catalog: Catalog, fields: dict[str, Any]) -> Iterator[tuple[str, str]]:
    labels = {question.name: question.label for question in SUGGESTION.public} | {"type": "Type"}
    lists = catalog.vocabulary.lists
    for name, value in fields.items():
        listed = lists.get(f"{name}s" if name == "type" else name, {})
        words = [value] if isinstance(value, str) else value
        if shown := ", ".join(listed[word].label if word in listed else word for word in words):
            yield labels[name], shown
