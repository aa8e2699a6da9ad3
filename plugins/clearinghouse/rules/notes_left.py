"""Notes for the editor stay in drafts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.content.editor_notes import NOTES_HEADING, TO_BE_WRITTEN, notes_line
from clearinghouse.problems import Mark, Problem
from clearinghouse.rules.rule import Rule


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    for item in catalog.items:
        line = notes_line(item.body) if item.status != "draft" else None
        if line:
            message = f"the part '{NOTES_HEADING}' would be shown to every reader"
            hint = "settle what it says, then delete it from its heading on; or set status: draft"
            yield Problem(item.source.path, Mark(line), "notes-left", message, hint)
        if item.status != "draft" and item.fields.summary.startswith(TO_BE_WRITTEN):
            message = f"the summary still says '{TO_BE_WRITTEN}'"
            yield item.source.problem(
                "notes-left", ("summary",), message, "write it: what this is and what it is good for"
            )


RULE = Rule(
    "notes-left",
    "Notes for the editor would be published",
    """
A draft that was made from a list or from a suggestion ends with a part called *For the editor*. It says what is
doubtful and what staff wrote beside the entry, and is not meant for readers.

Settle each point: correct the fields, write the summary, choose the right type. Then delete the heading and all
that stands below it.
""",
    check,
)
