"""Which practices can be shown without their school's name, where its consent is missing or has ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel

from clearinghouse.catalog.addresses import body_links
from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.catalog.meaning import items_in
from clearinghouse.catalog.public_fields import public_fields
from clearinghouse.catalog.telling import tells_school
from clearinghouse.content.models import Practice
from clearinghouse.content.text_file import read_text_file


class Nameless:
    """Judges practices by all that stands on their pages, and beside them: their files and whom they are joined with."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def can_show(self, item: Item, fields: Practice) -> bool:
        """True where a practice says something without its school, and nothing that belongs to it may name the school."""
        rest = public_fields(fields, lambda key: True, consent=False)
        if rest.setting is None:
            return False
        files = [read_text_file(file) for file in self._files.get(item.folder.name, ())]
        if None in files:
            return False
        written = "\n".join((item.id, *_texts(rest), *(text for text in files if text), *self._joined(item, rest)))
        return not (fields.school and tells_school(fields.school, written, item.body))

    def _joined(self, item: Item, rest: Practice) -> Iterator[str]:
        """Yield what is said by the items that a practice names, by those that name it, and by all that lead to it."""
        named = [other for _, kind, id in items_in(rest) if (other := self._catalog.get(kind, id))]
        for other in {other.key: other for other in (*named, *self._naming.get(item.key, ()))}.values():
            if other.status != "draft" and other is not item:
                yield from (other.id, *_texts(public_fields(other.fields, lambda key: True, consent=True)))
        yield from self._leading.get(item.address, ())

    @cached_property
    def _files(self) -> Mapping[str, tuple[Path, ...]]:
        """Id of a practice -> the files in its own folder."""
        found: dict[str, tuple[Path, ...]] = {}
        for address, disk in self._catalog.assets.items():
            _, kind, id, *rest = (*address.split("/", 3), "")
            if kind == "practices" and rest[0]:
                found[id] = (*found.get(id, ()), disk)
        return found

    @cached_property
    def _naming(self) -> Mapping[str, list[Item]]:
        found: dict[str, list[Item]] = {}
        for item in self._catalog.items:
            for _, kind, id in items_in(item.fields):
                if kind == "practice":
                    found.setdefault(f"practices/{id}", []).append(item)
        return found

    @cached_property
    def _leading(self) -> Mapping[str, list[str]]:
        """Address of a practice -> the words that lead to it from other pages."""
        found: dict[str, list[str]] = {}
        for _, link, place in body_links(self._catalog):
            if place.address.startswith("/practices/"):
                found.setdefault(place.address, []).append(link.text)
        return found


def _texts(value: object) -> Iterator[str]:
    """Yield all text in fields, from groups and lists too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        yield from _texts(dict(value))
    elif isinstance(value, Mapping):
        yield from _texts(list(value.values()))
    elif isinstance(value, Iterable):
        for part in value:
            yield from _texts(part)
