"""What the tests of machine files share: the sample's catalogue and a hostile one, with all that a site of them serves."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import chain, cycle, islice
from pathlib import PurePosixPath
from random import Random

from drawn import SAMPLE, DrawnSite

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.catalog.published import select_published
from clearinghouse.content.body import Body
from clearinghouse.content.kinds import BY_NAME
from clearinghouse.content.load import Source
from clearinghouse.content.models import Resource
from clearinghouse.publish.citations import citation_outputs
from clearinghouse.publish.head import Head, make_head
from clearinghouse.publish.item_data import item_data
from clearinghouse.publish.items import item_pages
from clearinghouse.publish.listings import listing_pages
from clearinghouse.publish.outputs import machine_outputs
from clearinghouse.publish.page import Page
from clearinghouse.publish.pages import make_pages
from clearinghouse.publish.site import Site
from clearinghouse.publish.twins import twin_outputs

TODAY = date(2026, 9, 1)
URL = "https://clearinghouse.example.org/ct/"
HOSTILE = (
    "a;b,c\\d",
    "ER  - ",
    "first  - second",
    "TY  - JOUR",
    "100% & $5 #1 _x_ ~y^ {z}",
    "=cmd|' /C calc'!A0",
    "+1 203 555 0100",
    "-2",
    "@SUM(A1:A9)",
    "'quoted",
    '"quoted" text',
    "</script><script>alert(1)</script>",
    "<!-- open",
    "]]> and <plan>",
    "&amp; &lt; &#65;",
    "שלום עולם",
    "مرحبا, بالعالم",
    "👩\u200d🏫 emoji 🏫",
    "e\u0301 combining",
    "naïve — “quotes”",
    "\\textbf{x} $y$",
    "007",
    "06510",
    "1e5",
    "TRUE",
    "null",
    "NaN",
    "N/A",
    "a|b",
    "[label](https://example.org/)",
    "*b* _i_ `c` ~~d~~",
    "# heading",
    "1. one",
    "> quote",
    "no\u00a0break",
    "ends in \\",
    "lone { brace",
    "lone } brace",
    "@article{x",
    "Smith and Jones",
    "--dash---",
    "C# = F#",
    "a=b&c=d?e",
    "\u200fright to left mark",
    "line\u2028separator",
    "paragraph\u2029separator",
    "\uff1d1+1",
    "\uff20wide",
    "\u202eturned\u202c round",
    "é" * 120,
)
"""Text of the sorts that some format gives a meaning of its own."""


@dataclass(frozen=True)
class Machine:
    """A site with everything that machines read of it."""

    site: Site
    pages: tuple[Page, ...]
    outputs: Mapping[str, str]

    def json(self, address: str) -> dict[str, object]:
        found: dict[str, object] = json.loads(self.outputs[address])
        return found

    def head(self, address: str) -> Head:
        return make_head(self.site, next(page for page in self.pages if page.address == address))

    @property
    def resources(self) -> tuple[Item, ...]:
        return self.site.catalog.of("resource")


def machine(catalog: Catalog, all_pages: bool = True) -> Machine:
    """Return a site of a catalogue; without `all_pages` only the pages of items and lists."""
    site = Site(
        catalog,
        TODAY,
        url=URL,
        name="Clearinghouse",
        description="Resources for school leaders.",
        publisher="Example Association",
        data_licence="https://example.org/licence",
    )
    pages = tuple(make_pages(site) if all_pages else chain(item_pages(site), listing_pages(site)))
    outputs = chain(machine_outputs(site), citation_outputs(site), item_data(site), twin_outputs(site, pages))
    return Machine(site, pages, {output.address: output.content for output in outputs})


@cache
def sample_catalog() -> Catalog:
    return select_published(DrawnSite(SAMPLE).catalog(), TODAY)


@cache
def sampled() -> Machine:
    """The sample site."""
    return machine(sample_catalog())


@cache
def hostile(number: int = 150) -> Machine:
    """A site of as many resources, with hostile text in every field that takes any."""
    return machine(hostile_catalog(number), all_pages=False)


def hostile_catalog(number: int) -> Catalog:
    catalog = sample_catalog()
    return replace(catalog, items=tuple(_hostile_items(catalog, number, cycle(HOSTILE))))


def generated(seed: int, number: int = 8) -> Machine:
    """A site of a few resources whose texts are drawn: pieces of hostile ones, joined in any order."""
    catalog, chance = sample_catalog(), Random(seed)
    words = iter(lambda: _drawn(chance), None)
    return machine(replace(catalog, items=tuple(_hostile_items(catalog, number, words))), all_pages=False)


def _drawn(chance: Random) -> str:
    pieces = [chance.choice(HOSTILE) for _ in range(chance.randint(1, 4))]
    cut = [piece[chance.randint(0, len(piece) // 2) :] for piece in pieces]
    text = " ".join(chance.choice(("", " ", ", ", "; ", ": ")).join(cut).split())[:200].strip()
    return text if any(letter.isalnum() for letter in text) else f"{text} {chance.randint(0, 99)}"


def _hostile_items(catalog: Catalog, number: int, words: Iterator[str]) -> Iterable[Item]:
    references = cycle(list(catalog.references()))
    vocabulary = catalog.vocabulary
    types, topics, levels = cycle(vocabulary.types), cycle(vocabulary.topics), cycle(vocabulary.levels)
    licences, audiences = cycle(vocabulary.licences), cycle(vocabulary.audiences)
    for place in range(number):
        fields = Resource.model_validate(
            {
                "title": f"{next(words)} {place}" if place % 3 else next(words),
                "summary": f"{next(words)} / {next(words)}",
                "status": "published",
                "type": next(types).id,
                "url": f"https://example.org/{place}?a=b;c&d=%20e({place})",
                "publisher": next(words),
                "authors": [*islice(words, place % 4)],
                "year": 1990 + place % 40 if place % 5 else None,
                "standards": [str(next(references)) for _ in range(place % 4)],
                "topics": [next(topics).id for _ in range(place % 3)],
                "levels": [next(levels).id],
                "audiences": [next(audiences).id],
                "minutes": place + 1 if place % 2 else None,
                "licence": next(licences).id,
                "try_this": next(words) if place % 2 else None,
                "reviewed": date(2020 + place % 6, 1 + place % 12, 1 + place % 28) if place % 7 else None,
            }
        )
        source = Source(PurePosixPath(f"resources/{place:05}.md"))
        yield Item(BY_NAME["resource"], f"r{place:05}", fields, Body(), source)
