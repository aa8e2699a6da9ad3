"""Two things never share an address."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from clearinghouse.catalog.addresses import Addresses
from clearinghouse.catalog.catalog import Catalog, Item, Page
from clearinghouse.problems import Problem
from clearinghouse.rules.rule import Rule


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    taken: dict[str, str] = dict.fromkeys(
        Addresses(replace(catalog, items=(), pages=())).pages, "a page the site makes by itself"
    )
    taken.pop("/")
    for place in catalog.written:
        yield from _claim(place.address, place, (), taken)
    for item in catalog.items:
        for number, alias in enumerate(item.fields.aliases):
            yield from _claim(alias, item, ("aliases", number), taken)
    yield from _standards(catalog)


def _claim(address: str, place: Item | Page, trail: tuple[str | int, ...], taken: dict[str, str]) -> Iterator[Problem]:
    path = str(place.source.path)
    owner = taken.setdefault(address, path)
    if owner != path or trail:
        if owner == path and address != place.address:
            return
        message = f"the address {address} already belongs to {owner}"
        yield place.source.problem("address-taken", trail, message, "give the file another name, or take the alias out")


def _standards(catalog: Catalog) -> Iterator[Problem]:
    for framework in catalog.frameworks:
        seen: set[str] = set()
        for node, _ in framework.walk():
            code = node.code.casefold()
            if code in seen and (source := catalog.sources.get(framework.id)):
                message = f"the code {node.code} is used twice"
                yield source.problem("address-taken", ("standards",), message, "each standard has its own code")
            seen.add(code)


RULE = Rule(
    "address-taken",
    "Two things with one address",
    """
Every page has an address of its own, made from its file's name: `content/program/contact.md` becomes
`/program/contact/`. Two files would end at the same address, or an alias is the address of something that is
there, or a page stands where the site makes one by itself, such as `/topics/`.

Rename one of the files, or take the alias out.
""",
    check,
)
