"""Topics, types, levels, audiences, licences and ratings come from the vocabulary."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.catalog.meaning import terms_in, terms_of
from clearinghouse.content.marked_yaml import Trail
from clearinghouse.content.vocabulary import BESIDE_RANGE, WHOLE_RANGE
from clearinghouse.problems import Problem, nearest
from clearinghouse.rules.rule import Rule


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    if ("vocabulary", "") in catalog.unread:
        return
    for item in catalog.items:
        for trail, word, listed in terms_in(item.fields):
            yield from _unknown(item, trail, word, listed, catalog)
        levels = terms_of(item.fields, "levels")
        if WHOLE_RANGE in levels and set(levels) - {WHOLE_RANGE} - BESIDE_RANGE:
            message = f"'{WHOLE_RANGE}' already means every level"
            yield item.source.problem("term-unknown", ("levels",), message, f"write levels: [{WHOLE_RANGE}] alone")
    for place, phrase in enumerate(catalog.vocabulary.search_phrases):
        for number, topic in enumerate(phrase.topics):
            if topic not in catalog.vocabulary.lists["topics"] and (source := catalog.sources.get("vocabulary")):
                trail = ("search_phrases", place, "topics", number)
                yield source.problem("term-unknown", trail, *_explain(topic, "topics", catalog))


def _unknown(item: Item, trail: Trail, word: str, listed: str, catalog: Catalog) -> Iterator[Problem]:
    # A default that nobody typed is not the author's to mend.
    if word not in catalog.vocabulary.lists[listed] and item.source.typed(trail) is not None:
        yield item.source.problem("term-unknown", trail, *_explain(word, listed, catalog))


def _explain(word: str, listed: str, catalog: Catalog) -> tuple[str, str]:
    known = catalog.vocabulary.lists[listed]
    by_said = {said.casefold(): term.id for term in known.values() for said in (term.label, *term.synonyms)}
    close = by_said.get(word.casefold()) or nearest(word, known)
    shown = ", ".join(known) if len(known) <= 12 else "listed in content/vocabulary.yml"
    hint = (f"did you mean '{close}'? " if close else "") + f"The {listed.replace('_', ' ')} are {shown}"
    return f"'{word}' is not one of the {listed.replace('_', ' ')}", hint


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
