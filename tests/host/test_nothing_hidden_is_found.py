"""Whatever the finder knows of a page can be seen there, on every page of every site that we have."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from drawn import ROOT, SAMPLE, BuiltSite, DrawnSite
from markup import seen_text

from clearinghouse.publish.search.words import Stems, split_words

pytestmark = pytest.mark.slow

STEMS = Stems()


def stems(text: str) -> set[str]:
    return {STEMS.of(word) for word in split_words(text)}


def read(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def known(site: BuiltSite) -> Iterator[tuple[str, set[str]]]:
    """Yield the address of each entry with all that the finder knows of it for its own, which capital letters mark."""
    [start] = site.folder.glob("find/*/start.json")
    pieces = len(list(start.parent.glob("entries/*.json")))
    rows = [row for number in range(pieces) for row in read(start.parent / "entries" / f"{number}.json")]
    assert len(rows) == read(start)["entries"]
    own: list[set[str]] = [set() for _ in rows]
    for file in start.parent.glob("terms/*.json"):
        for term, line in read(file).items():
            number = -1
            for step, letter in re.findall(r"(\d+)([A-Za-z])", line):
                number += int(step)
                if letter.isupper() and not term.startswith("#"):
                    own[number].add(term)
    for row, terms in zip(rows, own, strict=True):
        yield row[3], terms


def asked(site: DrawnSite) -> dict[str, set[str]]:
    """Return what each item says of itself for the finder alone: how people ask for it."""
    return {item.address: stems(" ".join(getattr(item.fields, "asked_as", ()))) for item in site.public().items}


def hidden(site: DrawnSite, built: BuiltSite) -> dict[str, set[str]]:
    """Return what the finder knows of each page and nobody can see there."""
    said = asked(site)
    found = {
        address: terms - stems(seen_text(built.text(address))) - said.get(address, set())
        for address, terms in known(built)
    }
    assert len(found) > 50 and all(terms for _, terms in known(built))
    return {address: terms for address, terms in found.items() if terms}


def words_of_nobody(built: BuiltSite) -> set[str]:
    """Return the words with which the finder mends spelling, and which no entry has."""
    [start] = built.folder.glob("find/*/start.json")
    own = {term for _, terms in known(built) for term in terms}
    listed = {word for file in start.parent.glob("words/*.json") for word, entries in read(file).items() if entries}
    return {word for word in listed if STEMS.of(word) not in own}


def test_on_the_sample_site(sample_site: BuiltSite) -> None:
    assert hidden(DrawnSite(SAMPLE), sample_site) == {} and words_of_nobody(sample_site) == set()


def test_on_the_projects_own_site(real_site: BuiltSite) -> None:
    assert hidden(DrawnSite(ROOT), real_site) == {} and words_of_nobody(real_site) == set()


def test_on_the_site_of_a_second_program(second: DrawnSite, second_site: BuiltSite) -> None:
    assert hidden(second, second_site) == {} and words_of_nobody(second_site) == set()


def test_the_measure_sees_what_is_hidden(site: DrawnSite) -> None:
    """With words taken off its page after the build, an entry has something that nobody can see."""
    site.write("content/program.md", "Zebras come first.\n", title="Program")
    built = site.build()
    page = built.folder / "program" / "index.html"
    page.write_text(page.read_text().replace("Zebras come", "<span hidden>Zebras</span><!-- zebras --> come"))

    terms = dict(known(built))["/program/"]

    assert terms - stems(seen_text(built.text("/program/"))) == {STEMS.of("zebras")}
