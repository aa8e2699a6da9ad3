"""Which practices can be shown without their school's name, where its consent is missing or has ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from clearinghouse.catalog.addresses import Addresses, Destination, addresses_of, body_links
from clearinghouse.catalog.called import Way, school_ways
from clearinghouse.catalog.catalog import Catalog, Item, WrittenPage
from clearinghouse.catalog.meaning import items_in, terms_in
from clearinghouse.catalog.names import Names
from clearinghouse.catalog.public_fields import public_fields
from clearinghouse.catalog.telling import tells_school
from clearinghouse.content.html import told_words
from clearinghouse.content.letters import written_out
from clearinghouse.content.models import Practice
from clearinghouse.content.text_file import is_text, read_text_file
from clearinghouse.content.walk import walk_texts


class Nameless:
    """Judges practices by all that stands on their pages, and beside them: their files and whom they are joined with."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._seen: dict[object, frozenset[str]] = {}

    def can_show(self, item: Item, fields: Practice) -> bool:
        """True where a practice says something without its school, and nothing that belongs to it may name the school.

        Files that cannot be read as text may say anything, and so may lists whose entries come and go. A telling word
        is enough in what is the practice's own or in the fields of what it is joined with; elsewhere it takes the name.
        """
        rest = public_fields(fields, lambda key: True, consent=False)
        led = self._led_files(item)
        if rest.setting is None or item.body.live_lists or not all(map(is_text, (*self._own_files(item), *led))):
            return False
        if not fields.school:
            return True
        joined, leading = self._joined(item, rest), self._leading.get(item.key, ())
        own = (read_text_file(file) or "" for file in self._own_files(item))
        words = [*(text for other in joined for text in _said(other)), *(text for _, text in leading)]
        written = "\n".join((item.id, *_texts(rest), *self._labels(rest), *own, *words))
        beside = (*joined, *(other for other, _ in leading), *self._listing, *led, self._catalog)
        told = {name for one in beside for name in self._names_in(one)}
        told.update(self._found((*self._chosen(item, rest),)))
        return told.isdisjoint(_ways(fields.school)) and not tells_school(fields.school, written, item.body)

    @cached_property
    def _names(self) -> Names:
        """The names of all schools of practices, so that each text is looked through once."""
        schools = dict.fromkeys(
            practice.school or "" for item in self._catalog.of("practice") if (practice := item.as_a(Practice))
        )
        return Names((way, way.said) for school in schools for way in _ways_of(school))

    def _found(self, texts: Iterable[str]) -> Iterator[str]:
        return (told.name for text in texts for told in self._names.found_in(text))

    def _names_in(self, beside: Item | WrittenPage | Path | Catalog) -> frozenset[str]:
        """Return the names of schools that something says: an item, a page, a file, or the site's settings."""
        if beside not in self._seen:
            self._seen[beside] = frozenset(self._found(_texts_of(beside)))
        return self._seen[beside]

    def _joined(self, item: Item, rest: Practice) -> list[Item | WrittenPage]:
        """Return what a practice names and leads to, what names it, and what may list it."""
        named = (self._catalog.get(kind, id) for _, kind, id in items_in(rest))
        led = (self._addresses.written_at(place.address) for place in self._led(item))
        both = dict.fromkeys(filter(None, (*named, *led, *self._naming.get(item.key, ()))))
        return [other for other in both if other is not item and not _is_draft(other)]

    def _labels(self, rest: Practice) -> Iterator[str]:
        """Yield what the vocabulary calls the terms that a practice chooses."""
        for _, word, listed in terms_in(rest):
            if term := self._catalog.vocabulary.lists.get(listed, {}).get(word):
                yield term.label

    def _chosen(self, item: Item, rest: Practice) -> Iterator[str]:
        """Yield what is said of the terms and standards that a practice chooses, on whose pages it stands."""
        for _, word, listed in terms_in(rest):
            yield from _texts(self._catalog.vocabulary.lists.get(listed, {}).get(word))
        yield from _texts([self._catalog.standard(reference) for reference in item.standards])

    @cached_property
    def _addresses(self) -> Addresses:
        return addresses_of(self._catalog)

    def _led(self, item: Item) -> Iterator[Destination]:
        return (self._addresses.resolve(link.target, item) for link in item.body.links)

    @cached_property
    def _listing(self) -> tuple[Item | WrittenPage, ...]:
        """The items and pages with a list that practices may stand in."""
        lists = (other for other in self._catalog.written if any("practice" in one for one in _asked(other)))
        return tuple(other for other in lists if not _is_draft(other))

    def _own_files(self, item: Item) -> tuple[Path, ...]:
        return self._files.get(item.folder.name, ())

    def _led_files(self, item: Item) -> tuple[Path, ...]:
        """Return the files that a practice's text leads to."""
        led = (place.address for place in self._led(item))
        return tuple(self._catalog.assets[address] for address in led if address in self._catalog.assets)

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
        """Key of a practice -> the items and pages whose text leads to it, each with the words of the link."""
        found: dict[str, list[tuple[Item | WrittenPage, str]]] = {}
        for origin, link, place in body_links(self._catalog):
            target = self._addresses.written_at(place.address)
            if isinstance(target, Item) and target.kind.name == "practice" and target is not origin:
                found.setdefault(target.key, []).append((origin, link.text))
        return found


def _said(other: Item | WrittenPage) -> Iterator[str]:
    """Yield what the fields of an item or page tell everyone."""
    if isinstance(other, WrittenPage):
        yield from (other.address, *_texts(other.fields))
    else:
        yield from (other.id, *_texts(public_fields(other.fields, lambda key: True, consent=True)))


def _texts_of(beside: Item | WrittenPage | Path | Catalog) -> Iterator[str]:
    """Yield what something tells everyone."""
    if isinstance(beside, Path):
        yield read_text_file(beside) or ""
    elif isinstance(beside, Catalog):
        yield from beside.around
    else:
        yield from (*_said(beside), beside.body.text, told_words(beside.body.html))


def _is_draft(other: Item | WrittenPage) -> bool:
    return isinstance(other, Item) and other.status == "draft"


def _ways_of(school: str) -> Iterator[Way]:
    """Yield the ways to write a school's name, with and without letters in place of accents."""
    yield from (way for spelled in dict.fromkeys((school, written_out(school))) for way in school_ways(spelled))


def _ways(school: str) -> frozenset[str]:
    return frozenset(way.said for way in _ways_of(school))


def _asked(other: Item | WrittenPage) -> Iterator[str]:
    return (asked.request for asked in other.body.live_lists)


def _texts(value: object) -> Iterator[str]:
    return (text for _, text in walk_texts(value))
