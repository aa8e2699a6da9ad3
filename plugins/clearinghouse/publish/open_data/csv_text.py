"""CSV: the one way in which tables of the site write a value."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from clearinghouse.publish.json_text import json_text

# The wide forms of the four signs begin a formula in some editions of a spreadsheet. The reader's own list asks alike.
_FORMULA = re.compile("\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]|['\t\r\n]")


def csv_text(value: Any) -> str:
    """Return a value as a cell. Lists and groups are JSON, nothing is an empty cell.

    A spreadsheet runs a cell that begins like a formula, so such a text gets an apostrophe before it; one
    that has an apostrophe there already gets another. To read the text, take one apostrophe away.
    """
    if isinstance(value, str):
        return value if value[:1].isalnum() or not _FORMULA.match(value) else f"'{value}"
    if value is None:
        return ""
    if value == []:
        return "[]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return json_text(value) if isinstance(value, list | dict) else str(value)


def render_csv(names: Sequence[str], rows: Iterable[Iterable[Any]]) -> str:
    """Return a table as RFC 4180 has it: a row of names, lines that end with CR and LF, quotes where they are needed."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows(["" if value is None else csv_text(value) for value in row] for row in rows)
    return made.getvalue()
