"""The facts of an item as a list in Markdown: every field that everyone may see, as its model declares it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

from pydantic import BaseModel

from clearinghouse.catalog.catalog import Item
from clearinghouse.content.field_words import label_of
from clearinghouse.content.fields import Widget
from clearinghouse.content.kinds import BY_PLURAL
from clearinghouse.content.seen import Seen
from clearinghouse.content.shape import Holds, Shape, shapes
from clearinghouse.publish.markdown.text import markdown_link, markdown_text
from clearinghouse.publish.site import Site
from clearinghouse.standards.reference import Reference, parse_reference

_CHOSEN = frozenset((Holds.TERM, Holds.ITEM, Holds.STANDARD))
_SAID = ("title", "summary", "status", "name", "asked_as")
"""What the head of the twin says already, and the words that only search looks at."""


def fact_lines(site: Site, item: Item) -> Iterator[str]:
    """Yield an item's facts, each as one line of a list; what a group holds stands below its own line."""
    yield from _lines(site.once(_Words), item.fields, "")


class _Words:
    """The words for fields, and for the values that many items share, each found once a site."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._labels: dict[str, str] = {}
        self.standard = cache(partial(_standard, site))
        self.chosen = cache(partial(_chosen, self))

    def label(self, shape: Shape) -> str:
        if shape.key not in self._labels:
            self._labels[shape.key] = markdown_text(label_of(shape, self.site.wording))
        return self._labels[shape.key]


_Say = Callable[[_Words, str], str]


@cache
def _shown(model: type[BaseModel]) -> tuple[tuple[str, Shape, _Say], ...]:
    return tuple((one.name, one, _way(one)) for one in shapes(model) if _is_told(one))


def _is_told(shape: Shape) -> bool:
    """Mail addresses stand on the page alone, where those who harvest them find them least."""
    return shape.seen is Seen.PUBLIC and shape.name not in _SAID and shape.widget is not Widget.EMAIL


def _lines(words: _Words, fields: BaseModel, indent: str) -> Iterator[str]:
    for name, shape, say in _shown(type(fields)):
        value = getattr(fields, name)
        if not value and (value is None or value == () or value is False):
            continue
        label = words.label(shape)
        if not shape.fields:
            values = value if shape.many else (value,)
            yield f"{indent}- {label}: {', '.join([_words(words, say, one) for one in values])}"
            continue
        for group in value if shape.many else (value,):
            if inside := list(_lines(words, group, f"{indent}  ")):
                yield f"{indent}- {label}:"
                yield from inside


def _words(words: _Words, say: _Say, value: Any) -> str:
    if isinstance(value, str):
        return say(words, value)
    if isinstance(value, bool):
        return words.site.wording("fields.yes")
    if isinstance(value, Reference):
        return words.standard(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return markdown_text(str(value)) if isinstance(value, BaseModel) else say(words, str(value))


def _way(shape: Shape) -> _Say:
    """Return how a text of a field is written."""
    if not _CHOSEN.isdisjoint(shape.holds):
        return lambda words, value: words.chosen(shape.lists, value)
    if Holds.LINK in shape.holds:
        return lambda words, value: f"<{value}>"
    return lambda words, value: markdown_text(value)


def _standard(site: Site, reference: Reference) -> str:
    chips = site.standard_chips([reference])
    return markdown_link(f"{chips[0].label} {chips[0].note}", site.at(reference.address)) if chips else str(reference)


def _chosen(words: _Words, lists: tuple[str, ...], value: str) -> str:
    """Return what a word stands for, of the lists that it may be chosen from."""
    site = words.site
    for source in lists:
        if term := site.catalog.vocabulary.lists.get(source, {}).get(value):
            return markdown_text(term.label)
        key = value if source == "items" else f"{source}/{value}"
        if item := site.catalog.by_key(key) if source in (*BY_PLURAL, "items") else None:
            return markdown_link(item.title, site.at(item.address))
    reference = parse_reference(value)
    return words.standard(reference) if reference else markdown_text(value)
