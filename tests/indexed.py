"""What the finder's files say of each page, beside what can be seen there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drawn import BuiltSite, DrawnSite
from markup import seen_text

from clearinghouse.publish.search.words import Stems, split_words

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
                    # Words that stand side by side are kept as a pair.
                    own[number].update(term.split(" "))
    for row, terms in zip(rows, own, strict=True):
        yield row[3], terms


def asked(site: DrawnSite) -> dict[str, set[str]]:
    """Return what each item and page says of itself for the finder alone: how people ask for it."""
    public = site.public()
    return {one.address: stems(" ".join(getattr(one.fields, "asked_as", ()))) for one in (*public.items, *public.pages)}


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
