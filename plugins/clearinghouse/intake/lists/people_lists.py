"""Lists of people: told by their headings, and never taken for resources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from clearinghouse.content.plain_text import elided
from clearinghouse.intake.lists.rows import BadFile, ListFile, Table

_REACHED = re.compile(
    r"^(?:(?:work|home|personal|school|office|cell|mobile)\s*)?(?:e-?mails?|mail|phones?|telephone|tel|cell(?: ?phone)?|mobile|fax|extension|ext|home address|street(?: address)?)"
    r"(?:\s*(?:address|number|no|#))?\W*$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"^(?:(?:full|first|last|given|family|preferred|member|attendee|participant|contact|coach|principal|teacher|staff)s?\W*)?(?:names?|surname|contact|person|attendees?"
    r"|participants?|members?|principals?|coach(?:es)?|teachers?)\W*$",
    re.IGNORECASE,
)
_OF_RESOURCES = re.compile(
    r"\b(?:resources?|summary|description|abstract|type|topics?|publisher|standards?|psel|ccl|url|links?|document|article|year|authors?)\b",
    re.IGNORECASE,
)


def without_people(source: ListFile) -> ListFile:
    """Return a file without its tables of people, with a remark for each.

    Raises:
        BadFile: nothing else is in it.
    """
    people = [table for table in source.tables if _lists_people(table.columns)]
    if not people:
        return source
    said = tuple(map(_remark, people))
    rest = tuple(table for table in source.tables if table not in people)
    if not rest:
        raise BadFile(" ".join(said))
    return replace(source, tables=rest, remarks=(*source.remarks, *said))


def _lists_people(columns: Sequence[str]) -> bool:
    shown = [column.strip() for column in columns]
    return (
        any(map(_REACHED.match, shown)) and any(map(_NAMED.match, shown)) and not any(map(_OF_RESOURCES.search, shown))
    )


def _remark(table: Table) -> str:
    what = f"Sheet '{elided(table.sheet)}'" if table.sheet else "The list"
    headings = elided(", ".join(table.columns), 80)
    return (
        f"{what} seems to list people ({headings}), so its {len(table.rows):,} rows were left out. "
        "A person is added with their consent: clearinghouse new person"
    )
