"""No step asks for a list of students with their names."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.content.models import Challenge, Collection, Resource
from clearinghouse.problems import Mark, Problem
from clearinghouse.rules.rule import Rule

Trail = tuple[str | int, ...]
_STUDENTS = r"(?:students?|pupils?|children|kids|learners)"
_ASKS = re.compile(
    rf"\b(?:list|name|identify|write down|print|pull)\s+(?:[\w-]{{1,40}}\s+){{0,2}}{_STUDENTS}\b"
    rf"|\b(?:lists?|rosters?|log)\s+(?:[\w-]{{1,40}}\s+){{0,3}}(?:of|with)\s+(?:[\w-]{{1,40}}\s+){{0,4}}{_STUDENTS}\b"
    rf"|\b{_STUDENTS}['\u2019]?s?['\u2019]?\s+names\b"
    rf"|\bnames?\s+of\s+(?:[\w-]{{1,40}}\s+){{0,3}}{_STUDENTS}\b"
    rf"|\b{_STUDENTS}\s+by\s+name\b"
    r"|\b(?:student|class)\s+rosters?\b",
    re.IGNORECASE,
)
_ABOUT = ("student", "pupil", "child", "kids", "learner", "roster")
"""Without any of these a text asks for nobody's names."""
_SAFE = re.compile(
    r"\bno\s+(?:\w{1,40}\s+)?names?\b|\bnames?\s+(?:are\s+|were\s+)?(?:left out|removed|covered|taken out)|\bnames?\s+stay\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?:(?:without|never)\b|(?:leav|tak)(?:e|ing)\s)", re.IGNORECASE)
_NAMES = re.compile(r"\bnames?\b", re.IGNORECASE)
"""What says that names are left out where it stands before them in a sentence: one after the other, since looking for both
at once begins anew at each."""
_MESSAGE = "this asks for a list of students with their names"
_HINT = "ask for a count, or write 'the names stay with the school's own team'; a coach never needs them"


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    for item in catalog.items:
        for trail, text in _steps(item):
            if asks_for_names(text):
                yield item.source.problem("students-named", trail, _MESSAGE, _HINT)
        for number, line in item.body.lines_outside_code:
            if asks_for_names(line):
                yield Problem(item.source.path, Mark(item.body.first_line + number), "students-named", _MESSAGE, _HINT)


def asks_for_names(text: str) -> bool:
    """True where a text asks for students by name and does not say that the names are left out or stay at school."""
    small = text.casefold()
    return any(word in small for word in _ABOUT) and bool(_ASKS.search(text)) and not _says_otherwise(text)


def _says_otherwise(text: str) -> bool:
    first = ((sentence, _BEFORE.search(sentence)) for sentence in text.split("."))
    return bool(_SAFE.search(text)) or any(found and _NAMES.search(sentence, found.end()) for sentence, found in first)


def _steps(item: Item) -> Iterator[tuple[Trail, str]]:
    """Yield what an item's fields tell a reader to do, each with the way to it."""
    fields = item.fields
    if isinstance(fields, Resource) and fields.try_this:
        yield ("try_this",), fields.try_this
    if isinstance(fields, Challenge):
        for place, cause in enumerate(fields.root_causes):
            yield from ((("root_causes", place, "actions", n), action) for n, action in enumerate(cause.actions))
    if isinstance(fields, Collection):
        yield from ((("items", n, "note"), choice.note) for n, choice in enumerate(fields.items) if choice.note)


RULE = Rule(
    "students-named",
    "A step that asks for students' names",
    """
Coaches come from outside the school, and a page is read in many schools. A step must not ask a school leader to bring
or send a list of students with their names.

Ask for a count: *Count how many students missed ten days*, not *List every student who missed ten days*. Where the
school's own team needs the names for its work, say so in the same place: *The names stay with the school's own
team.* Words such as *without names* or *with names removed* are fine too.
""",
    check,
)
