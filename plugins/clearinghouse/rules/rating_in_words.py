"""A rating stands in the fields for ratings, not in free text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.content.models import Resource
from clearinghouse.problems import Mark, Problem
from clearinghouse.rules.rule import Rule

Trail = tuple[str | int, ...]
_LEVEL = r"\b(?:strong|moderate|minimal|promising|low|tier\s*[1-4])\b"
_RATER = re.compile(r"\b(?:WWC|What Works Clearinghouse|Evidence for ESSA|panel|clearinghouse)\b", re.IGNORECASE)
_RATERS = ("wwc", "evidence for essa", "panel", "clearinghouse")
"""Without any of these, small, a text names no rater."""
_BEFORE = re.compile(r"\brat(?:ed|ings?)\b|\blevels? of evidence\b", re.IGNORECASE)
_BEHIND = re.compile(_LEVEL, re.IGNORECASE)
"""What tells a rating where the one stands before the other in a sentence: one after the other, since looking for both at
once begins anew at each."""
_AT_ONCE = re.compile(rf"{_LEVEL}\s++(?:\w++\s++)?(?:rating|evidence)\b", re.IGNORECASE)
_OF_OTHERS = re.compile(r"\bnot itself\b|\bitself not\b|\bno single\b", re.IGNORECASE)
_MESSAGE = "a rating is told in words, while the page says that the evidence is not reviewed"
_HINT = "write it under 'evidence: ratings:' with who rated, by which rule, what, and where it can be read"


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    for item in catalog.of("resource"):
        fields = item.fields
        if not isinstance(fields, Resource) or fields.evidence.state != "not-reviewed":
            continue
        note = fields.evidence.note or ""
        if _tells_level(note) and not _OF_OTHERS.search(note):
            yield item.source.problem("rating-in-words", ("evidence", "note"), _MESSAGE, _HINT)
        for trail, text in _prose(fields):
            if tells_rating(text):
                yield item.source.problem("rating-in-words", trail, _MESSAGE, _HINT)
        for number, line in item.body.lines_outside_code if _names_rater(item.body.text) else ():
            if tells_rating(line):
                yield Problem(item.source.path, Mark(item.body.first_line + number), "rating-in-words", _MESSAGE, _HINT)


def tells_rating(text: str) -> bool:
    """True where a sentence names a rater and a level of evidence."""
    sentences = re.split(r"(?<=[.!?])\s", text) if _names_rater(text) else ()
    return any(_RATER.search(one) and _tells_level(one) and not _OF_OTHERS.search(one) for one in sentences)


def _tells_level(text: str) -> bool:
    first = ((sentence, _BEFORE.search(sentence)) for sentence in text.split("."))
    return bool(_AT_ONCE.search(text)) or any(
        found and _BEHIND.search(sentence, found.end()) for sentence, found in first
    )


def _names_rater(text: str) -> bool:
    small = text.casefold()
    return any(name in small for name in _RATERS) and bool(_RATER.search(text))


def _prose(fields: Resource) -> Iterator[tuple[Trail, str]]:
    yield ("summary",), fields.summary
    yield ("caution",), fields.caution or ""
    yield from ((("says", place), point) for place, point in enumerate(fields.says))


RULE = Rule(
    "rating-in-words",
    "A rating told in words only",
    """
A page that says *Not reviewed* and tells of a rating in its text contradicts itself. A rating has fields of its own:

```yaml
evidence:
  ratings:
    - by: What Works Clearinghouse
      rule: WWC practice guide level of evidence
      findings:
        - what: Watch attendance and step in at early signs
          level: minimal
      source: https://example.org/where-it-is-printed
      date: 2026-11-27
```

A resource that rates other programs, and is not rated, says so: *Rates other programs; not itself rated.*
""",
    check,
)
