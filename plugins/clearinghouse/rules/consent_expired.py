"""Consent that has run out takes the person off the site."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from clearinghouse.catalog.addresses import body_links
from clearinghouse.catalog.catalog import Catalog, Item, Page
from clearinghouse.content.models import Personal
from clearinghouse.problems import Mark, Problem
from clearinghouse.rules.consent_missing import consent_of, expired, needs_consent
from clearinghouse.rules.rule import Rule


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
    """Yield a problem for each place where something published still names, links to or pictures such a person."""
    people = [item for item in catalog.items if isinstance(item.fields, Personal) and item.status != "draft"]
    gone = {item.title.casefold(): item for item in people if expired(item, today)}
    if not gone:
        return
    named = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in sorted(gone))})(?!\w)")
    for origin in catalog.written:
        if not isinstance(origin, Item) or (origin.status != "draft" and origin not in people):
            for mark, name in _names(origin, named):
                yield _told(origin, mark, gone[name].title, "names")
    by_address = {item.address: item for item in gone.values()}
    for origin, link, place in body_links(catalog):
        person = by_address.get("/".join((*place.address.split("/")[:3], "")))
        if person and origin is not person:
            yield _told(origin, link.mark, person.title, "pictures" if link.image else "links to")


def _names(origin: Item | Page, named: re.Pattern[str]) -> Iterator[tuple[Mark, str]]:
    for trail, mark in origin.source.marks.values.items():
        value = origin.source.typed(trail)
        for found in named.findall(value.casefold()) if isinstance(value, str) else ():
            yield mark, found
    for number, line in enumerate(origin.body.text.split("\n")):
        for found in named.findall(line.casefold()):
            yield Mark(origin.body.first_line + number), found


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
