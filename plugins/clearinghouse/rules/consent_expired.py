"""Consent that has run out takes the person off the site."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from clearinghouse.catalog.addresses import body_links
from clearinghouse.catalog.called import hosts_of, ways_to_tell
from clearinghouse.catalog.catalog import Catalog, Item, WrittenPage, asset_path
from clearinghouse.catalog.consent import agreed_name, consent_of, expired, is_by_consent, needs_consent
from clearinghouse.catalog.names import Names
from clearinghouse.content.body import Body
from clearinghouse.content.document_text import document_text
from clearinghouse.content.html import told_words
from clearinghouse.content.load import Source
from clearinghouse.content.text_file import read_text_file
from clearinghouse.problems import Mark, Problem
from clearinghouse.rules.rule import Rule

_MADE_BY_MARKUP = re.compile(r"[<\[&]")
"""Without any of these, a page shows no name that does not stand in its source."""


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    for item in catalog.items:
        if item.status != "draft" and needs_consent(item) and expired(item, today):
            consent = consent_of(item)
            day = consent.expires_on.isoformat() if consent and consent.expires_on else ""
            message = f"consent ran out after {day}, so this is no longer shown to the public"
            hint = "ask again and write down the new days, or delete the file"
            yield item.source.problem("consent-expired", ("consent", "expires_on"), message, hint)
    yield from _still_told(catalog, today)


def _still_told(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    """Yield a problem for each place where something published still names, links to or pictures who is gone."""
    gone = {item.address: item for item in catalog.items if needs_consent(item) and expired(item, today)}
    led = set()
    for problem in _leading(catalog, gone):
        led.add((problem.path, problem.mark.line))
        yield problem
    names = _names_of(catalog, gone.values(), today)
    for origin in catalog.written if names else ():
        if not isinstance(origin, Item) or (origin.status != "draft" and origin.address not in gone):
            for mark, name, address in _names(origin, names):
                # The address of the person's own page is told of as a link.
                if not address or (origin.source.path, mark.line) not in led:
                    yield _told(origin.source.path, mark, name, "names")
    yield from _beside(catalog, gone, names) if names else ()


def _beside(catalog: Catalog, gone: Mapping[str, Item], names: Names) -> Iterator[Problem]:
    """Yield a problem for each name in what has no page of its own: standards, the vocabulary, figures, names of files."""
    for source in catalog.sources.values():
        for mark, name in _named_fields(source, names):
            yield _told(source.path, mark, name, "names")
    for address, file in catalog.assets.items():
        if "/".join((*address.split("/")[:3], "")) not in gone:
            for told in names.found_in(address):
                yield _told(asset_path(address), Mark(), told.name, "names")
            for told in names.found_in(read_text_file(file) or ""):
                yield _told(asset_path(address), Mark(told.line + 1), told.name, "names")
            for name in dict.fromkeys(told.name for told in names.found_in(document_text(file))):
                yield _told(asset_path(address), Mark(), name, "names")


def _leading(catalog: Catalog, gone: Mapping[str, Item]) -> Iterator[Problem]:
    """Yield a problem for each link to a person who is gone, or to a picture of theirs."""
    people = {address: item for address, item in gone.items() if is_by_consent(item)}
    for origin, link, place in body_links(catalog) if people else ():
        person = people.get("/".join((*place.address.split("/")[:3], "")))
        if person and origin is not person:
            yield _told(origin.source.path, link.mark, person.title, "pictures" if link.image else "links to")


def names_of_gone(catalog: Catalog, today: datetime.date) -> Names:
    """Return the names of people and schools that may no longer be told, to be looked for in what is no content."""
    return _names_of(catalog, [item for item in catalog.items if needs_consent(item) and expired(item, today)], today)


def _names_of(catalog: Catalog, gone: Iterable[Item], today: datetime.date) -> Names:
    there = [item for item in catalog.items if needs_consent(item) and not expired(item, today)]
    agreed = {way for item in there for way in (*ways_to_tell(item), *hosts_of(item))}
    ways = ((way, agreed_name(item) or item.title) for item in gone for way in sorted(ways_to_tell(item) - agreed))
    return Names(ways)


def _names(origin: Item | WrittenPage, names: Names) -> Iterator[tuple[Mark, str, bool]]:
    """Yield each place that names somebody, with the name, and whether it stands in an address of this site."""
    for mark, name in _named_fields(origin.source, names):
        yield mark, name, False
    for found in names.found_in(f"/{origin.id}/") if isinstance(origin, Item) else ():
        yield Mark(), found.name, False
    body, told = origin.body, set()
    for found in names.found_in(body.text):
        told.add(found.name)
        yield Mark(body.first_line + found.line), found.name, found.in_path
    for found in names.found_in(told_words(body.html)) if _MADE_BY_MARKUP.search(body.text) else ():
        if found.name not in told:
            told.add(found.name)
            yield _place(body, found.name), found.name, False


def _named_fields(source: Source, names: Names) -> Iterator[tuple[Mark, str]]:
    for trail, mark in source.places.marked.values.items():
        value = source.typed(trail)
        for found in names.found_in(value) if isinstance(value, str) else ():
            yield mark, found.name


def _place(body: Body, name: str) -> Mark:
    """Return the line on which a name seems to begin, or else the words of the body do."""
    start = body.text.casefold().find(name.casefold().split()[0])
    first = len(body.text) - len(body.text.lstrip())
    return Mark(body.first_line + body.text.count("\n", 0, max(start, first)))


def told_in(path: PurePosixPath, mark: Mark, name: str) -> Problem:
    """Return the problem that something still names a person or school whose consent has run out."""
    return _told(path, mark, name, "names")


def _told(path: PurePosixPath, mark: Mark, name: str, does: str) -> Problem:
    message = f"this still {does} {name}, whose consent has run out"
    hint = "take the name, link or picture out, or ask the person again"
    return Problem(path, mark, "consent-expired", message, hint)


RULE = Rule(
    "consent-expired",
    "Consent has run out",
    """
This does not stop the site from being published: the person, or the school's name, is simply left out from
the first build after the last day of consent. Fields that name the person by their page lose the name too, and a
picture from the person's folder goes with its words. Names in texts stay until you take them out: each is listed
here with its line, on every page, and with the file where it is a text, a table or a document of Word, Excel,
PowerPoint or LibreOffice. What a PDF says is not read: look through those yourself.

Ask the person again. If they agree, write down the new `given_on` and `expires_on`. If not, delete the file.
""",
    check,
)
