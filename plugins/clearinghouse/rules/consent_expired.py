"""Consent that has run out takes the person off the site."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping

from clearinghouse.catalog.addresses import body_links
from clearinghouse.catalog.catalog import Catalog, Item, Page
from clearinghouse.catalog.consent import agreed_name, consent_of, expired, is_by_consent, needs_consent
from clearinghouse.content.body import Body
from clearinghouse.content.html import shown_words
from clearinghouse.content.models import Personal
from clearinghouse.problems import Mark, Problem
from clearinghouse.rules.rule import Rule

_BETWEEN = r"(?:(?:[\s*_>\-\u2010-\u2015]|&nbsp;|&#160;){1,6}|\.)"
"""What may stand between the parts of a name: space of any kind, marks of emphasis and quotation, hyphens, a dot."""
_MIDDLE = rf"{_BETWEEN}(?:[^\W\d_]\.?{_BETWEEN})?"
"""The same, with an initial in between."""
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
    names = sorted(_names_of_nobody_else(catalog, gone.values(), today))
    named = re.compile(rf"(?<![^\W_])(?:{'|'.join(f'({_spelled(told)})' for told, _ in names)})(?![^\W_])")
    for origin in catalog.written if names else ():
        if not isinstance(origin, Item) or (origin.status != "draft" and origin.address not in gone):
            for mark, number, address in _names(origin, named):
                # The address of the person's own page is told of as a link.
                if not address or (origin.source.path, mark.line) not in led:
                    yield _told(origin, mark, names[number][1], "names")


def _leading(catalog: Catalog, gone: Mapping[str, Item]) -> Iterator[Problem]:
    """Yield a problem for each link to a person who is gone, or to a picture of theirs."""
    people = {address: item for address, item in gone.items() if is_by_consent(item)}
    for origin, link, place in body_links(catalog) if people else ():
        person = people.get("/".join((*place.address.split("/")[:3], "")))
        if person and origin is not person:
            yield _told(origin, link.mark, person.title, "pictures" if link.image else "links to")


def _names_of_nobody_else(catalog: Catalog, gone: Iterable[Item], today: datetime.date) -> Iterator[tuple[str, str]]:
    """Yield what names people and schools that may not be told, in small letters, each with their name as it is written."""
    agreed = {
        told for item in catalog.items if needs_consent(item) and not expired(item, today) for told in _ways(item)
    }
    for item in gone:
        yield from ((told, agreed_name(item)) for told in set(_ways(item)) if told and told not in agreed)


def _ways(item: Item) -> Iterator[str]:
    """Yield what names a person or school: the name, and how to reach them."""
    yield " ".join(agreed_name(item).casefold().split())
    if isinstance(item.fields, Personal) and item.fields.contact:
        contact = item.fields.contact
        yield from (value.casefold() for value in (contact.email, contact.phone) if value)


def _spelled(name: str) -> str:
    """Return a pattern for a name however its words are parted, with an initial between them, or the last one first."""
    words = [re.escape(word) for word in name.split()]
    reverse = rf"|{words[-1]},\s*{_MIDDLE.join(words[:-1])}" if len(words) > 1 else ""
    return _MIDDLE.join(words) + reverse


def _names(origin: Item | Page, named: re.Pattern[str]) -> Iterator[tuple[Mark, int, bool]]:
    """Yield each place that names somebody, with the number of the name, and whether it stands in an address."""
    for trail, mark in origin.source.marks.values.items():
        value = origin.source.typed(trail)
        for found in named.finditer(value.casefold()) if isinstance(value, str) else ():
            yield mark, (found.lastindex or 1) - 1, False
    body, told = origin.body, set()
    text, line, read = body.text.casefold(), origin.body.first_line, 0
    for match in named.finditer(text):
        line, read = line + text.count("\n", read, match.start()), match.start()
        told.add(number := (match.lastindex or 1) - 1)
        yield Mark(line), number, text[read - 1 : read] == "/"
    shown = shown_words(body.html).casefold() if _MADE_BY_MARKUP.search(text) else ""
    for match in named.finditer(shown):
        if (number := (match.lastindex or 1) - 1) not in told:
            told.add(number)
            yield _place(body, text.find(re.split(r"\W", match[0])[0])), number, False


def _place(body: Body, start: int) -> Mark:
    """Return the line on which something stands, or else the words of the body begin."""
    first = len(body.text) - len(body.text.lstrip())
    return Mark(body.first_line + body.text.count("\n", 0, max(start, first)))


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
