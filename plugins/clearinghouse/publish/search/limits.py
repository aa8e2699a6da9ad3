"""Limits: the words by which a question says what an answer must be, such as its level, language, region, publisher, cost or time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from clearinghouse.catalog.facets import AUDIENCE, LANGUAGE, LEVEL, PUBLISHER
from clearinghouse.content.models import Coach, Resource
from clearinghouse.content.slug import slugify
from clearinghouse.publish.search.entries import Entry
from clearinghouse.publish.search.filters import steps
from clearinghouse.publish.search.words import Stems
from clearinghouse.publish.site import Site

REGION = "region"
Region = tuple[str, list[int]]
"""What a region is called, and the numbers of the coaches who work in it."""
_SAID = (LEVEL, AUDIENCE, LANGUAGE)
"""Facets by the vocabulary whose terms and synonyms limit an answer."""


def limits(site: Site, entries: Sequence[Entry], stems: Stems) -> dict[str, Any]:
    """Return what the finder needs to read limits: phrases with the values that they mean, and the entries by region, cost and minutes.

    A phrase leads to values as `facet/value`; `labels` say what a value is called, and `every` are phrases that mean any level.
    """
    phrases: dict[str, list[str]] = {}
    labels: dict[str, str] = {}
    regions = _regions(site, entries)
    for name, label, words in (*_values(site), *_places(site, regions.items())):
        labels[name] = label
        for phrase in filter(None, map(stems.standing, words)):
            known = phrases.setdefault(phrase, [])
            known += [name] * (name not in known)
    return {
        "phrases": {phrase: phrases[phrase] for phrase in sorted(phrases)},
        "labels": labels,
        "every": sorted(filter(None, map(stems.standing, _every(site)))),
        "regions": {id: steps(numbers) for id, (_, numbers) in regions.items()},
        "free": steps(number for number, resource in _resources(entries) if resource.cost == "free"),
        "paid": steps(number for number, resource in _resources(entries) if resource.cost not in (None, "free")),
        "minutes": [[number, resource.minutes] for number, resource in _resources(entries) if resource.minutes],
    }


def _values(site: Site) -> Iterator[tuple[str, str, list[str]]]:
    """Yield each value of a facet, as `facet/value`, with its label and what it is called."""
    vocabulary = site.catalog.vocabulary
    for facet in _SAID:
        for term in vocabulary.lists[facet.folder].values():
            if term.id != vocabulary.every_level:
                yield (
                    f"{facet.name}/{term.id}",
                    term.label,
                    [term.label, *(word.removeprefix("in ") for word in term.synonyms)],
                )
    called = {publisher.id: publisher.terms for publisher in vocabulary.publishers}
    for value in PUBLISHER.values(site.catalog):
        yield f"{PUBLISHER.name}/{value.id}", value.label, [value.label, *called.get(value.id, ())]


def _places(site: Site, regions: Iterable[tuple[str, Region]]) -> Iterator[tuple[str, str, list[str]]]:
    """Yield each region, as `region/value`, with its name and the towns in it."""
    towns = {slugify(region.name): region.terms for region in site.catalog.vocabulary.regions}
    for id, (name, _) in regions:
        yield f"{REGION}/{id}", name, [name, *towns.get(id, ())]


def _regions(site: Site, entries: Sequence[Entry]) -> dict[str, Region]:
    """Return the regions of the vocabulary and those that coaches work in, by what addresses would call them."""
    found: dict[str, Region] = {slugify(region.name): (region.name, []) for region in site.catalog.vocabulary.regions}
    for number, entry in enumerate(entries):
        coach = entry.item.as_a(Coach) if entry.item else None
        for name in coach.regions if coach else ():
            found.setdefault(slugify(name), (name, []))[1].append(number)
    return found


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
