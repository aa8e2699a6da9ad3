"""A practice that a school told, as a draft: its own words, without its name, and what an editor should look at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.content.editor_notes import TO_BE_WRITTEN
from clearinghouse.content.kinds import BY_NAME
from clearinghouse.content.plain_text import clean_line, clean_text, shortened
from clearinghouse.forms.suggestion import PRACTICE
from clearinghouse.intake.drafts import NoDraft, free_id, render_draft, taken_ids, write_draft
from clearinghouse.intake.suggested import Suggested
from clearinghouse.intake.suggestion import Suggestion

KIND = BY_NAME["practice"]
_MOST = {"title": 90, "setting": 300}
_MOST_TEXT = 2000
_STANDING_IN = {
    "summary": f"{TO_BE_WRITTEN}: what the school did and what came of it, in a sentence or two.",
    "setting": "A school",
}
_DOUBTS = (
    "told by a school: read it over with the school, and name the school only with its consent in writing",
    "write the summary; choose standards, topics and levels; name the resources that the school used",
    "nothing may be left by which a child could be known",
)


def write_told(root: Path, catalog: Catalog, told: Suggestion) -> Suggested:
    """Write the draft of a practice below a site's root.

    Args:
        root: the folder of the site.
        catalog: everything there is, drafts included.
        told: what was read, without any word on who sent it.

    Raises:
        NoDraft: an answer that a practice needs is missing; says which.
    """
    doubts = [*_DOUBTS, *told.doubts]
    fields = _fields(told.answers, doubts)
    id = free_id(fields["title"], taken_ids(root, KIND, catalog))
    text = render_draft(KIND, _STANDING_IN | fields, notes=doubts)
    return Suggested(write_draft(root, KIND, id, text), tuple(_understood(fields)), tuple(doubts))


def _fields(answers: Mapping[str, str], doubts: list[str]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for question in PRACTICE.public:
        said = answers.get(question.name, "")
        clean = clean_text(said).strip() if question.lines else clean_line(said)
        if question.required and not re.search(r"\w", clean):
            raise NoDraft(f"'{question.label}' is missing; write it behind that word, or ask the school")
        if kept := shortened(clean, _MOST.get(question.name, _MOST_TEXT)):
            fields[question.name] = kept
            if kept != clean:
                doubts.append(f"'{question.label}' was longer than a page takes, and was shortened")
    if re.search(r"\d", fields.get("result", "")):
        doubts.append("ask where each figure comes from, and put it into 'Figures' with its source")
    if "setting" not in fields:
        doubts.append("the sort of school was not told; write it in 'Setting'")
    return fields


def _understood(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    labels = {question.name: question.label for question in PRACTICE.public}
    yield from ((labels[name], " ".join(value.split())) for name, value in fields.items())
