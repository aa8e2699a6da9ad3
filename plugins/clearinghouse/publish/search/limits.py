"""Limits: the words by which a question says what an answer must be, such as its level, language, publisher, cost or time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from clearinghouse.catalog.facets import AUDIENCE, LANGUAGE, LEVEL, PUBLISHER, Facet
from clearinghouse.content.models import Resource
from clearinghouse.publish.search.entries import Entry
from clearinghouse.publish.search.filters import steps
from clearinghouse.publish.search.words import Stems
from clearinghouse.publish.site import Site

_SAID = (LEVEL, AUDIENCE, LANGUAGE)
"""Facets by the vocabulary whose terms and synonyms limit an answer."""


def limits(site: Site, entries: Sequence[Entry], stems: Stems) -> dict[str, Any]:
    """Return what the finder needs to read limits: phrases with the values that they mean, and the entries by cost and minutes.

    A phrase leads to values as `facet/value`; `labels` say what a value is called, and `every` are phrases that mean any level.
    """
    phrases: dict[str, list[str]] = {}
    labels: dict[str, str] = {}
    for facet, value, label, words in _values(site):
        labels[f"{facet.name}/{value}"] = label
        for phrase in filter(None, map(stems.phrase, words)):
            known = phrases.setdefault(phrase, [])
            known += [f"{facet.name}/{value}"] * (f"{facet.name}/{value}" not in known)
    return {
        "phrases": {phrase: phrases[phrase] for phrase in sorted(phrases)},
        "labels": labels,
        "every": sorted(filter(None, map(stems.phrase, _every(site)))),
        "free": steps(number for number, resource in _resources(entries) if resource.cost == "free"),
        "paid": steps(number for number, resource in _resources(entries) if resource.cost not in (None, "free")),
        "minutes": [[number, resource.minutes] for number, resource in _resources(entries) if resource.minutes],
    }


def _values(site: Site) -> Iterator[tuple[Facet, str, str, list[str]]]:
    """Yield each value of a facet with its label and what it is called."""
    vocabulary = site.catalog.vocabulary
    for facet in _SAID:
        for term in vocabulary.lists[facet.folder].values():
            if term.id != vocabulary.every_level:
                yield facet, term.id, term.label, [term.label, *(word.removeprefix("in ") for word in term.synonyms)]
    called = {publisher.id: publisher.terms for publisher in vocabulary.publishers}
    for value in PUBLISHER.values(site.catalog):
        yield PUBLISHER, value.id, value.label, [value.label, *called.get(value.id, ())]


def _every(site: Site) -> Iterator[str]:
    """Yield what the level that fits all is called: who says it limits nothing, and looks for something else."""
    vocabulary = site.catalog.vocabulary
    for term in vocabulary.levels:
        if term.id == vocabulary.every_level:
            yield from (term.label, *term.synonyms)


def _resources(entries: Sequence[Entry]) -> Iterator[tuple[int, Resource]]:
    for number, entry in enumerate(entries):
        resource = entry.item.as_a(Resource) if entry.item else None
        if resource:
            yield number, resource
