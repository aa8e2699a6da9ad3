"""What a template says is replaced before anything is published."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from pydantic import BaseModel

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.content.editor_notes import TEMPLATE_TEXT
from clearinghouse.content.marked_yaml import Trail
from clearinghouse.content.models import Resource
from clearinghouse.content.shape import Holds, shapes
from clearinghouse.problems import Mark, Problem
from clearinghouse.rules.rule import Rule

_SURELY = 6
"""Nobody comes by chance upon so many words of an example; shorter ones, such as *The publisher withdrew it*, may be true."""
_HINT = "write the real one; until then set status: draft"


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    for item in catalog.items:
        if item.status != "draft":
            yield from _body(item)
            yield from _address(item)
            for trail, said in _sentences(item.fields, ()):
                yield item.source.problem("template-left", trail, _still(".".join(map(str, trail)), said), _HINT)


def _still(name: str, said: object) -> str:
    return f"'{name}' is still what the template says: '{str(said)[:60]}'"


def _body(item: Item) -> Iterator[Problem]:
    place = item.body.text.find(TEMPLATE_TEXT[:40])
    if place >= 0:
        line = item.body.first_line + item.body.text.count("\n", 0, place)
        message = f"the text of the template stands here: '{TEMPLATE_TEXT[:40]}...'"
        hint = "write what a reader should know in its place, or delete it; until then set status: draft"
        yield Problem(item.source.path, Mark(line), "template-left", message, hint)


def _address(item: Item) -> Iterator[Problem]:
    """Find the address of the template, and the publisher where the address is a sample too: it may well be the real one."""
    for name in ("url", "publisher"):
        info = type(item.fields).model_fields.get(name)
        said = getattr(item.fields, name, None)
        if info is None or not info.examples or said != info.examples[0]:
            continue
        resource = item.as_a(Resource)
        if name == "url" or (resource and _is_sample(resource.url)):
            yield item.source.problem("template-left", (name,), _still(name, said), _HINT)


def _sentences(fields: BaseModel, trail: Trail) -> Iterator[tuple[Trail, str]]:
    """Yield what is still a sentence of the template, those in the entries of lists too: nobody writes the same by chance."""
    for name, samples, many in _samples(type(fields)):
        value = getattr(fields, name)
        for place, one in enumerate(value or ()) if many else ((None, value),):
            way = (*trail, name) if place is None else (*trail, name, place)
            if isinstance(one, BaseModel):
                yield from _sentences(one, way)
            elif one in samples:
                yield way, one


@cache
def _samples(model: type[BaseModel]) -> tuple[tuple[str, tuple[str, ...], bool], ...]:
    """Return the fields of which the template gives a sentence, or that hold lists of groups, with these sentences."""
    found = []
    for shape in shapes(model):
        examples = shape.example if shape.many else [shape.example]
        own = shape.name in getattr(model, "like", ())
        # An earlier address may be that of the very item that the example was taken from.
        said = tuple(one for one in examples if isinstance(one, str) and ((own and one[:1] != "/") or _is_telling(one)))
        if (shape.many and shape.part) or (said and Holds.TEXT in shape.holds):
            found.append((shape.name, said, shape.many))
    return tuple(found)


def _is_telling(example: str) -> bool:
    return example.endswith(".") and len(example.split()) >= _SURELY


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

Write the real title, summary, publisher and address, and what really came of it, and delete the line. Until then leave `status: draft`.
""",
    check,
)
