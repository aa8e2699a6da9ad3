"""Topics, types, levels, audiences, licences and ratings come from the vocabulary."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from clearinghouse.catalog.addresses import addresses_of
from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.catalog.everyday.terms import Terms
from clearinghouse.catalog.meaning import terms_in
from clearinghouse.content.marked_yaml import Trail
from clearinghouse.problems import Guesses, Problem, nearest
from clearinghouse.rules.rule import Rule

Term = tuple[Trail, str, str]
"""Where an item has a word, the word, and the list that it is of."""
_MANY = 5
"""So many items do not have the same slip: the word was there before."""
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
"""A word as ids are written: whoever types what a thing is called writes a capital somewhere."""


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    if ("vocabulary", "") in catalog.unread:
        return
    terms = Terms(catalog)
    unknown = {item.key: words for item in catalog.items if (words := [*_not_listed(item, catalog)])}
    used = _used(catalog, unknown)
    renamed = {
        (word, listed)
        for (word, listed), items in used.items()
        if len(items) >= _MANY and (_ID.match(word) or not terms.find(listed, word).ids)
    }
    for word, listed in sorted(renamed):
        yield from _renamed(word, listed, used[word, listed], catalog, terms)
    for item in catalog.items:
        for trail, word, listed in unknown.get(item.key, ()):
            if (word, listed) not in renamed:
                told = _explain(word, listed, catalog, terms, isinstance(trail[-1], int))
                yield item.source.problem("term-unknown", trail, *told)
        every, levels = catalog.vocabulary.every_level, item.terms("levels")
        if every in levels and set(levels) - {every, *catalog.vocabulary.beside_every_level}:
            message = f"'{every}' already means every level"
            yield item.source.problem("term-unknown", ("levels",), message, f"write levels: [{every}] alone")
    yield from _levels(catalog)
    yield from _phrases(catalog, terms, renamed)
    yield from _places(catalog)


def _phrases(catalog: Catalog, terms: Terms, renamed: Collection[tuple[str, str]]) -> Iterator[Problem]:
    """Say of each topic that what people say leads to whether it is one; an id that was renamed is told once, where it was."""
    source, topics = catalog.sources.get("vocabulary"), catalog.vocabulary.lists["topics"]
    for place, phrase in enumerate(catalog.vocabulary.search_phrases):
        for number, topic in enumerate(phrase.topics):
            if source and topic not in topics and (topic, "topics") not in renamed:
                trail = ("search_phrases", place, "topics", number)
                yield source.problem("term-unknown", trail, *_explain(topic, "topics", catalog, terms))


def _places(catalog: Catalog) -> Iterator[Problem]:
    """Say of each place of the vocabulary that is no page of the site."""
    known = addresses_of(catalog)
    pages, guesses = known.pages, Guesses()
    for number, place in enumerate(catalog.vocabulary.places):
        there = place.address in pages or place.address in known.aliases
        if not there and (source := catalog.sources.get("vocabulary")):
            close = guesses.nearest(place.address, pages)
            hint = f"did you mean {close}?" if close else "write the page's address from the first slash to the last"
            trail = ("places", number, "address")
            yield source.problem("term-unknown", trail, f"no page of this site is at '{place.address}'", hint)


def _levels(catalog: Catalog) -> Iterator[Problem]:
    """Yield what the vocabulary says of levels that are not among them."""
    words, source = catalog.vocabulary, catalog.sources.get("vocabulary")
    beside = [(("beside_every_level", place), id) for place, id in enumerate(words.beside_every_level)]
    for trail, id in [(("every_level",), words.every_level), *beside]:
        if source and id and id not in words.lists["levels"]:
            yield source.problem("term-unknown", trail, f"no level '{id}'", "write the id of one of the levels below")


def _not_listed(item: Item, catalog: Catalog) -> Iterator[Term]:
    """Yield the words of an item that are not in the vocabulary. A default that nobody typed is not the author's to mend."""
    lists = catalog.vocabulary.lists
    for trail, word, listed in terms_in(item.fields):
        if word not in lists[listed] and item.source.typed(trail) is not None:
            yield trail, word, listed


def _used(catalog: Catalog, unknown: Mapping[str, Sequence[Term]]) -> dict[tuple[str, str], list[Item]]:
    """Return the items that use each word that is not in the vocabulary."""
    found: dict[tuple[str, str], list[Item]] = {}
    for item in catalog.items:
        for key in {(word, listed): None for _, word, listed in unknown.get(item.key, ())}:
            found.setdefault(key, []).append(item)
    return found


def _renamed(word: str, listed: str, items: list[Item], catalog: Catalog, terms: Terms) -> Iterator[Problem]:
    """Say once of a word that many items use that it has gone from the vocabulary."""
    name = listed.replace("_", " ")
    first = f"{items[0].source.path} and {items[1].source.path}"
    message = f"{len(items)} items use '{word}', which is not one of the {name}, among them {first}"
    close = nearest(word, catalog.vocabulary.lists[listed]) or next(iter(terms.find(listed, word).ids), None)
    was = f"if '{close}' was '{word}' before, " if close else "if its id was changed, "
    hint = f"{was}keep the id and change the label: the id stands in the items and in addresses"
    trail = next(((listed, n) for n, id in enumerate(catalog.vocabulary.lists[listed]) if id == close), (listed,))
    if source := catalog.sources.get("vocabulary"):
        yield source.problem("term-unknown", trail, message, hint)


def _explain(word: str, listed: str, catalog: Catalog, terms: Terms, several: bool = True) -> tuple[str, str]:
    known = catalog.vocabulary.lists[listed]
    meant = terms.find(listed, word)
    close = nearest(word, known)
    name = listed.replace("_", " ")
    if not known:
        return (
            f"'{word}' is not one of the {name}",
            f"content/vocabulary.yml has no {name} yet; take this out, or add it there",
        )
    shown = ", ".join(known) if len(known) <= 12 else "listed in content/vocabulary.yml"
    better = (
        f"write {(', ' if several else ' or ').join(meant.ids)}. "
        if meant.ids and not meant.doubts
        else f"did you mean '{close}'? "
        if close
        else ""
    )
    return f"'{word}' is not one of the {name}", f"{better}The {name} are {shown}"


RULE = Rule(
    "term-unknown",
    "A word that is not in the vocabulary",
    """
Topics, types, levels, audiences and licences are chosen from lists, so that every page about a matter is
found in one place. The lists are in `content/vocabulary.yml`; topics are also under [Topics](/topics/).

Write the id, not the label: `data-use`, not `Using data`. A level that already means every
level stands alone. If a word is really missing, add it to the vocabulary in the same change and say why.
""",
    check,
)
