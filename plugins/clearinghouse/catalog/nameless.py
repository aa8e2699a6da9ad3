"""Which practices can be shown without their school's name, where its consent is missing or has ended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from clearinghouse.catalog.addresses import addresses_of, body_links
from clearinghouse.catalog.called import school_ways
from clearinghouse.catalog.catalog import Catalog, Item, WrittenPage
from clearinghouse.catalog.meaning import items_in, terms_in
from clearinghouse.catalog.names import Names
from clearinghouse.catalog.public_fields import public_fields
from clearinghouse.catalog.telling import tells_school
from clearinghouse.content.letters import written_out
from clearinghouse.content.models import Practice
from clearinghouse.content.text_file import read_text_file
from clearinghouse.content.walk import walk_texts


class Nameless:
    """Judges practices by all that stands on their pages, and beside them: their files and whom they are joined with."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def can_show(self, item: Item, fields: Practice) -> bool:
        """True where a practice says something without its school, and nothing that belongs to it may name the school.

        Files that cannot be read as text may say anything, and so may lists whose entries come and go.
        """
        rest = public_fields(fields, lambda key: True, consent=False)
        files = [read_text_file(file) for file in self._files_of(item)]
        if rest.setting is None or None in files or item.body.live_lists:
            return False
        if not fields.school:
            return True
        joined, leading = self._joined(item, rest), self._leading.get(item.address, ())
        words = [*(text for other in joined for text in _said(other)), *(text for _, text in leading)]
        written = "\n".join(
            (item.id, *(text for _, text in walk_texts(rest)), *self._labels(rest), *filter(None, files), *words)
        )
        names = Names(
            (way, "") for spelled in (fields.school, written_out(fields.school)) for way in school_ways(spelled)
        )
        told = (names.found_in(other.body.text) for other in (*joined, *(other for other, _ in leading)))
        return not tells_school(fields.school, written, item.body) and not any(map(any, told))

    def _joined(self, item: Item, rest: Practice) -> list[Item]:
        """Return the items that a practice names, and those that name it."""
        named = [other for _, kind, id in items_in(rest) if (other := self._catalog.get(kind, id))]
        both = {other.key: other for other in (*named, *self._naming.get(item.key, ()))}
        return [other for other in both.values() if other.status != "draft" and other is not item]

    def _labels(self, rest: Practice) -> Iterator[str]:
        """Yield what the vocabulary says of the terms that a practice chooses."""
        for _, word, listed in terms_in(rest):
            if term := self._catalog.vocabulary.lists.get(listed, {}).get(word):
                yield term.label

    def _files_of(self, item: Item) -> Iterator[Path]:
        """Yield the files in a practice's own folder, and those that its text leads to."""
        addresses = addresses_of(self._catalog)
        led = (addresses.resolve(link.target, item).address for link in item.body.links)
        yield from self._files.get(item.folder.name, ())
        yield from (self._catalog.assets[address] for address in led if address in self._catalog.assets)

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
    def _leading(self) -> Mapping[str, list[tuple[Item | WrittenPage, str]]]:
        """Address of a practice -> the items and pages whose text leads to it, each with the words of the link."""
        found: dict[str, list[tuple[Item | WrittenPage, str]]] = {}
        for origin, link, place in body_links(self._catalog):
            if place.address.startswith("/practices/") and place.address != origin.address:
                found.setdefault(place.address, []).append((origin, link.text))
        return found


def _said(other: Item) -> Iterator[str]:
    """Yield what the fields of an item tell everyone."""
    fields = public_fields(other.fields, lambda key: True, consent=True)
    yield from (other.id, *(text for _, text in walk_texts(fields)))
