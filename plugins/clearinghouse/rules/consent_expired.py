"""Consent that has run out takes the person off the site."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

from clearinghouse.catalog.addresses import body_links
from clearinghouse.catalog.catalog import Catalog, Item, Page
from clearinghouse.content.models import Personal, Practice
from clearinghouse.problems import Mark, Problem
from clearinghouse.rules.consent_missing import consent_of, expired, needs_consent
from clearinghouse.rules.rule import Rule

_BETWEEN = re.compile(r"(?:[\s*_]|&nbsp;|&#160;)")


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
    names = dict(_names_of_nobody_else(catalog, gone.values(), today))
    named = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(_spelled, sorted(names)))})(?![^\W_])")
    for origin in catalog.written if names else ():
        if not isinstance(origin, Item) or (origin.status != "draft" and origin.address not in gone):
            for mark, name in _names(origin, named):
                yield _told(origin, mark, names[_plain(name)], "names")
    people = {address: item for address, item in gone.items() if isinstance(item.fields, Personal)}
    for origin, link, place in body_links(catalog) if people else ():
        person = people.get("/".join((*place.address.split("/")[:3], "")))
        if person and origin is not person:
            yield _told(origin, link.mark, person.title, "pictures" if link.image else "links to")


def _names_of_nobody_else(catalog: Catalog, gone: Iterable[Item], today: datetime.date) -> Iterator[tuple[str, str]]:
    """Yield the names of people and schools that may not be told, as they are compared and as they are written."""
    agreed = {_plain(_name(item)) for item in catalog.items if needs_consent(item) and not expired(item, today)}
    for name in map(_name, gone):
        if name and _plain(name) not in agreed:
            yield _plain(name), name


def _name(item: Item) -> str:
    return (item.fields.school or "") if isinstance(item.fields, Practice) else item.title


def _plain(name: str) -> str:
    return " ".join(_BETWEEN.sub(" ", name.casefold()).split())


def _spelled(name: str) -> str:
    """Return a pattern for a name however its words are parted: by lines, by spaces of any kind, by marks of emphasis."""
    return f"{_BETWEEN.pattern}+".join(map(re.escape, name.split()))


def _names(origin: Item | Page, named: re.Pattern[str]) -> Iterator[tuple[Mark, str]]:
    for trail, mark in origin.source.marks.values.items():
        value = origin.source.typed(trail)
        for found in named.findall(value.casefold()) if isinstance(value, str) else ():
            yield mark, found
    text, line, read = origin.body.text.casefold(), origin.body.first_line, 0
    for match in named.finditer(text):
        line, read = line + text.count("\n", read, match.start()), match.start()
        yield Mark(line), match[0]


def _told(origin: Item | Page, mark: Mark, name: str, does: str) -> Problem:
    message = f"this still {does} {name}, whose consent has run out"
    hint = "take the name, link or picture out, or ask the person again"
    return Problem(origin.source.path, mark, "consent-expired", message, hint)


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
