"""Language: what people say, and the terms of the vocabulary and the standards that it means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from clearinghouse.publish.search.entries import CONCEPT_FACETS
from clearinghouse.publish.search.words import Stems
from clearinghouse.publish.site import Site
from clearinghouse.standards.framework import Framework

SAME = 1.0
"""A term's own label or synonym names it outright."""
POINTS = (0.75, 0.55, 0.45)
"""A phrase points to its first topic more than to the later ones."""

Meanings = list[tuple[dict[str, float], list[str]]]


def meanings(site: Site, stems: Stems) -> Meanings:
    """Return what phrases mean: concepts and how surely, from 0 to 1, each with the phrases, as the finder looks them up.

    Many phrases mean the same, and every reader fetches them: what they mean is written once.
    """
    said: dict[tuple[tuple[str, float], ...], list[str]] = {}
    for phrase, meant in _meant(site, stems).items():
        said.setdefault(tuple(meant.items()), []).append(phrase)
    return [(dict(meant), phrases) for meant, phrases in said.items()]


def _meant(site: Site, stems: Stems) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for words, concept, strength in (*_phrases(site), *_terms(site)):
        if phrase := stems.phrase(words):
            known = found.setdefault(phrase, {})
            known[concept] = max(strength, known.get(concept, 0.0))
    return {phrase: found[phrase] for phrase in sorted(found)}


def _terms(site: Site) -> Iterator[tuple[str, str, float]]:
    vocabulary = site.catalog.vocabulary.lists
    for facet in CONCEPT_FACETS:
        for term in vocabulary[facet.folder].values():
            for words in (term.label, *term.synonyms):
                yield words, f"#{facet.name}/{term.id}", SAME


def _phrases(site: Site) -> Iterator[tuple[str, str, float]]:
    for phrase in site.catalog.vocabulary.search_phrases:
        for place, topic in enumerate(phrase.topics):
            for words in phrase.terms:
                yield words, f"#topic/{topic}", POINTS[min(place, len(POINTS) - 1)]


def labels(site: Site) -> dict[str, str]:
    """Return the words for each concept of the vocabulary, by which a result says why it is there."""
    vocabulary = site.catalog.vocabulary.lists
    return {
        f"#{facet.name}/{term.id}": term.label for facet in CONCEPT_FACETS for term in vocabulary[facet.folder].values()
    }


def equivalents(site: Site, stems: Stems) -> list[list[str]]:
    """Return the groups of phrases that stand for one another, each phrase as the finder looks it up."""
    groups = (
        list(dict.fromkeys(filter(None, map(stems.phrase, group.words))))
        for group in site.catalog.vocabulary.equivalents
    )
    return [group for group in groups if len(group) > 1]


def codes(site: Site) -> dict[str, Any]:
    """Return how standards are called by code: each framework's short names, and its codes as they are written, each with the
    standard's title and the code of the whole it belongs to.

    Codes are compared without points and spaces, so that `2b` is `2.B`.
    """
    return {
        framework.id: {
            "names": sorted(_names(framework.id, framework.short_title)),
            "codes": {
                said: [code, node.title, framework.parents.get(code, "")]
                for code, node in framework.nodes.items()
                for said in (_bare(code), *_in_words(framework, code))
            },
        }
        for framework in site.catalog.frameworks
    }


def _in_words(framework: Framework, code: str) -> Iterator[str]:
    """Yield a code as people say it in words: `performance expectation 4`, `performance expectation 4 element b`."""
    whole = framework.parents.get(code, "")
    number = re.sub(r"^[a-z]+", "", _bare(whole or code))
    named = _bare(framework.level_names.standard) + number
    if not whole:
        yield named
        return
    part = _bare(code).removeprefix(_bare(whole))
    yield named + part
    yield named + _bare(framework.level_names.element) + part


def _names(id: str, title: str) -> set[str]:
    """A framework's id, its short title, and the capitals in it by which people call it: `PSEL` of `PSEL 2015`."""
    capitals = {part.casefold() for part in re.split(r"[^A-Za-z]+", title) if len(part) > 2 and part.isupper()}
    return capitals | {_bare(id), _bare(title)}


def _bare(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.casefold())
