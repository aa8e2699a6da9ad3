"""Two things never share an address."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from clearinghouse.catalog.addresses import MADE_FILES, MADE_FOLDERS, made_addresses
from clearinghouse.catalog.catalog import Catalog, Item, WrittenPage, asset_path
from clearinghouse.catalog.event_groups import group_calendar
from clearinghouse.content.models import Event
from clearinghouse.content.vocabulary import LISTS
from clearinghouse.problems import Mark, Problem
from clearinghouse.rules.rule import Rule
from clearinghouse.standards.framework import Standard

_FOR_MACHINES = re.compile(
    r"/(?:[^/]+\.(?:csv|json|txt|vtt|xml)|(?:apple-touch-icon|android-chrome|favicon|mstile|safari-pinned-tab)[^/]*)"
)
"""What stands at the root of a site for search engines, sellers and browsers, such as `ads.txt` and `security.txt`."""


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    taken = dict.fromkeys(made_addresses(catalog), "a page the site makes by itself")
    taken.pop("/")
    for place in catalog.written:
        yield from _claim(place.address, place, (), taken)
    for item in catalog.items:
        for number, alias in enumerate(item.fields.aliases):
            yield from _claim(alias, item, ("aliases", number), taken)
    yield from _standards(catalog)
    yield from _terms(catalog)
    yield from _files(catalog)
    yield from _groups(catalog)


def _claim(
    address: str, place: Item | WrittenPage, trail: tuple[str | int, ...], taken: dict[str, str]
) -> Iterator[Problem]:
    path = str(place.source.path)
    owner = taken.setdefault(address, path)
    if owner != path or trail:
        if owner == path and address != place.address:
            return
        what = "this item itself" if owner == path else owner
        message = f"the address {address} already belongs to {what}"
        hint = "take the alias out" if trail else "give the file another name"
        yield place.source.problem("address-taken", trail, message, hint)


def _files(catalog: Catalog) -> Iterator[Problem]:
    """Refuse files in the place of what the site makes: they would be served instead, and nothing would say so."""
    spelled = {folder.casefold(): folder for folder in _folders(catalog)}
    for address in catalog.assets:
        small = address.casefold()
        folder = next((name for name in address.split("/")[:-1] if "." in name), "")
        if folder:
            message = f"the folder '{folder}' is named like a file, and may stand where the site puts one"
            hint = f"rename the folder to {folder.replace('.', '-')}"
        elif small in MADE_FILES or small.startswith(MADE_FOLDERS):
            message = f"the address {address} already belongs to a file the site makes by itself"
            hint = "give the file another name, or move it to the folder of the page that links to it"
        elif _FOR_MACHINES.fullmatch(small):
            message = f"programs look for {address} at this place, and take what it says for the site's word"
            hint = "move the file to content/assets/, or to the folder of the page that links to it"
        elif twin := next(
            (twin for part in _above(address) if (twin := spelled.get(part.casefold(), part)) != part), ""
        ):
            message = f"the folder of {address} and {twin} differ only in capitals, and are one on many machines"
            hint = f"write the folder as {twin}, or give it another name"
        else:
            continue
        yield Problem(asset_path(address), Mark(), "address-taken", message, hint)


def _folders(catalog: Catalog) -> Iterator[str]:
    """Yield every folder of the pages and files that the site makes."""
    for address in (*MADE_FOLDERS, *made_addresses(catalog), *(place.address for place in catalog.written)):
        yield from _above(address)


def _above(address: str) -> Iterator[str]:
    """Yield the folders that an address lies in, or is, the topmost first."""
    for place, sign in enumerate(address):
        if sign == "/" and place:
            yield address[: place + 1]


def _groups(catalog: Catalog) -> Iterator[Problem]:
    """Refuse a group that another's calendar would take in: who subscribes to one would get the other's meetings."""
    called: dict[str, str] = {}
    for item in catalog.of("event"):
        event = item.as_a(Event)
        cohort = event.cohort if event else None
        if cohort and (first := called.setdefault(group_calendar(cohort), cohort)) != cohort:
            message = f"the group '{cohort}' would have the same calendar as '{first}'"
            hint = f"write '{first}' if it is the same group, or give one of them another name"
            yield item.source.problem("address-taken", ("cohort",), message, hint)


def _standards(catalog: Catalog) -> Iterator[Problem]:
    for framework in (*catalog.frameworks, *catalog.processes):
        source = catalog.sources.get(framework.id)
        seen: dict[str, int] = {}
        for trail, code in _codes(framework.standards, ("standards",)) if source else ():
            assert source is not None
            line = source.places.find(trail).line
            if seen.setdefault(code.casefold(), line) != line:
                message = f"the code {code} is used twice, first on line {seen[code.casefold()]}"
                yield source.problem("address-taken", trail, message, "each standard has its own code")


def _terms(catalog: Catalog) -> Iterator[Problem]:
    """Refuse two terms of one id: of their two pages there would be one, and nobody would be told which."""
    source = catalog.sources.get("vocabulary")
    for listed in sorted(LISTS) if source else ():
        seen: dict[str, int] = {}
        for place, term in enumerate(getattr(catalog.vocabulary, listed)):
            if source and seen.setdefault(term.id, place) != place:
                line = source.places.find((listed, seen[term.id], "id")).line
                message = f"the id '{term.id}' is used twice among the {listed.replace('_', ' ')}, first on line {line}"
                hint = "keep one of the two, or give one of them another id"
                yield source.problem("address-taken", (listed, place, "id"), message, hint)


def _codes(
    standards: tuple[Standard, ...], trail: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the way to every code, and the code, in the order of the file."""
    for place, standard in enumerate(standards):
        yield (*trail, place, "code"), standard.code
        yield from _codes(standard.elements, (*trail, place, "elements"))


RULE = Rule(
    "address-taken",
    "Two things with one address",
    """
Every page has an address of its own, made from its file's name: `content/program/contact.md` becomes
`/program/contact/`. Two files would end at the same address, or an alias is the address of something that is
there, or a page stands where the site makes one by itself, such as `/topics/`. A file such as `robots.txt` or
`catalogue.csv` is made by the site, too, and no other can take its place. Programs look for a file such as `ads.txt`
beside the first page, so none of content stands there. Folders never differ by capitals alone.
Two groups of an event's `cohort:` whose names differ by capitals or punctuation alone would share one calendar.

Rename one of the files, take the alias out, or write the group as the other event has it.
""",
    check,
)
