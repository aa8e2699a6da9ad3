"""Consent that has run out takes the person off the site."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from clearinghouse.catalog.addresses import body_links
from clearinghouse.catalog.called import Names, Way, ways_to_tell
from clearinghouse.catalog.catalog import Catalog, Item, Page, asset_path
from clearinghouse.catalog.consent import agreed_name, consent_of, expired, is_by_consent, needs_consent
from clearinghouse.content.body import Body
from clearinghouse.content.html import shown_words
from clearinghouse.content.load import Source
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
    names = Names(_of_nobody_else(catalog, gone.values(), today))
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
    for address in catalog.assets:
        if "/".join((*address.split("/")[:3], "")) not in gone:
            for _, name in names.found_in(address):
                yield _told(asset_path(address), Mark(), name, "names")


def _leading(catalog: Catalog, gone: Mapping[str, Item]) -> Iterator[Problem]:
    """Yield a problem for each link to a person who is gone, or to a picture of theirs."""
    people = {address: item for address, item in gone.items() if is_by_consent(item)}
    for origin, link, place in body_links(catalog) if people else ():
        person = people.get("/".join((*place.address.split("/")[:3], "")))
        if person and origin is not person:
            yield _told(origin.source.path, link.mark, person.title, "pictures" if link.image else "links to")


def _of_nobody_else(catalog: Catalog, gone: Iterable[Item], today: datetime.date) -> Iterator[tuple[Way, str]]:
    """Yield what tells people and schools that may not be told, each with their name as it is written."""
    agreed = {
        way for item in catalog.items if needs_consent(item) and not expired(item, today) for way in ways_to_tell(item)
    }
    for item in gone:
        yield from ((way, agreed_name(item)) for way in sorted(ways_to_tell(item) - agreed))


def _names(origin: Item | Page, names: Names) -> Iterator[tuple[Mark, str, bool]]:
    """Yield each place that names somebody, with the name, and whether it stands in an address of this site."""
    for mark, name in _named_fields(origin.source, names):
        yield mark, name, False
    for _, name in names.found_in(origin.id) if isinstance(origin, Item) else ():
        yield Mark(), name, False
    body, told = origin.body, set()
    text, line, read = body.text, body.first_line, 0
    for start, name in names.found_in(text):
        line, read = line + text.count("\n", read, start), start
        told.add(name)
        yield Mark(line), name, text[read - 1 : read] == "/"
    for _, name in names.found_in(shown_words(body.html)) if _MADE_BY_MARKUP.search(text) else ():
        if name not in told:
            told.add(name)
            yield _place(body, text.casefold().find(name.casefold().split()[0])), name, False


def _named_fields(source: Source, names: Names) -> Iterator[tuple[Mark, str]]:
    for trail, mark in source.marks.values.items():
        value = source.typed(trail)
        for _, name in names.found_in(value) if isinstance(value, str) else ():
            yield mark, name


def _place(body: Body, start: int) -> Mark:
    """Return the line on which something stands, or else the words of the body begin."""
    first = len(body.text) - len(body.text.lstrip())
    return Mark(body.first_line + body.text.count("\n", 0, max(start, first)))


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
here with its line, on every page.

Ask the person again. If they agree, write down the new `given_on` and `expires_on`. If not, delete the file.
""",
    check,
)
