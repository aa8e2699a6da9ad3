"""What a template says is replaced before anything is published."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from urllib.parse import urlsplit

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.content.editor_notes import TEMPLATE_TEXT
from clearinghouse.problems import Mark, Problem
from clearinghouse.rules.rule import Rule

_EXAMPLES = ("url", "publisher")


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    for item in catalog.items:
        if item.status != "draft":
            yield from _body(item)
            yield from _fields(item)


def _body(item: Item) -> Iterator[Problem]:
    place = item.body.text.find(TEMPLATE_TEXT[:40])
    if place >= 0:
        line = item.body.first_line + item.body.text.count("\n", 0, place)
        message = f"the text of the template stands here: '{TEMPLATE_TEXT[:40]}...'"
        hint = "write what a reader should know in its place, or delete it; until then set status: draft"
        yield Problem(item.source.path, Mark(line), "template-left", message, hint)


def _fields(item: Item) -> Iterator[Problem]:
    """Find values that are still the examples of the template."""
    for name in _EXAMPLES:
        info = type(item.fields).model_fields.get(name)
        said = getattr(item.fields, name, None)
        if info is None or not info.examples or said != info.examples[0]:
            continue
        if name == "publisher" and not _is_sample(getattr(item.fields, "url", None)):
            continue
        message = f"'{name}' is still what the template says: '{str(said)[:60]}'"
        yield item.source.problem("template-left", (name,), message, "write the real one; until then set status: draft")


def _is_sample(url: object) -> bool:
    """True for an address under a name that is kept for examples. Source: RFC 2606."""
    host = urlsplit(str(url or "")).hostname or ""
    return host in ("example.org", "example.com", "example.net") or host.endswith((".example.org", ".example.com"))


RULE = Rule(
    "template-left",
    "A template that is not filled in",
    """
A new file begins with examples and with a line that tells what to do. They are there to be replaced: a page that
says *Leading a school attendance team* by *The Wallace Foundation* at `example.org` is true of nothing.

Write the real title, summary, publisher and address, and delete the line. Until then leave `status: draft`.
""",
    check,
)
