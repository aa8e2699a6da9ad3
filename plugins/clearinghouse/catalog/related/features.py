"""Features: what two resources can have in common, and how much each says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.catalog.facets import AUDIENCE, GOAL, LEVEL, PUBLISHER, TYPE
from clearinghouse.catalog.stem import stem
from clearinghouse.content.models import Challenge, Collection, Resource
from clearinghouse.standards.reference import Reference

PLACES = {"list": 0.25, "cause": 0.25, "challenge": 0.12}
"""What editors put together by hand. It adds to the likeness, however alike the two are otherwise."""
WEIGHTS = {
    "author": 0.4,
    "topic": 1.0,
    "word": 0.4,
    "standard": 0.5,
    "goal": 0.3,
    "level": 0.4,
    "type": 0.2,
    "audience": 0.15,
    "publisher": 0.02,
}
"""How much a family counts beside how rare the feature is: subject first, form last, publisher for ties alone."""
LATER = 0.6
"""Editors name the main topic first: it counts in full, the others for this much."""
WHOLE = 0.7
"""What a standard counts for where only an element of it is named."""
SUMMARY = 0.5
"""What a word of the summary counts for beside one of the title."""
_FAMILIES = (GOAL, LEVEL, AUDIENCE, TYPE, PUBLISHER)
_WORD = re.compile(r"[^\W\d_]{3,}")


class Feature(NamedTuple):
    """One thing that items can share: what sort of thing it is, and which."""

    family: str
    id: str


Weighed = Mapping[int, float]
"""The number of a feature -> how much it says."""


@dataclass(frozen=True)
class Profile:
    """What can be said of an item: its features by number, in the order in which they propose others.

    `near` are authors and topics, `far` what many share: standards, goals and the like.
    """

    places: Weighed
    near: Weighed
    words: Weighed
    far: Weighed


@dataclass(eq=False)
class FeatureReader:
    """Reads the features of a catalogue's items, and numbers them as it meets them."""

    catalog: Catalog
    features: list[Feature] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}
        self._words: dict[str, int] = {}
        self._standards: dict[Reference, Weighed] = {}
        self._places = _places(self.catalog)

    def read(self, item: Item) -> Profile:
        """Return an item's features, each with how much it says of an item that has it, rarity apart."""
        near = {self.number("author", name): WEIGHTS["author"] for name in _authors(item)}
        for place, topic in enumerate(item.topics):
            near.setdefault(self.number("topic", topic), WEIGHTS["topic"] * (LATER if place else 1.0))
        return Profile(
            places={self.number(*place): PLACES[place.family] for place in self._places.get(item.key, ())},
            near=near,
            words=dict.fromkeys(self.words(item.fields.summary), WEIGHTS["word"] * SUMMARY)
            | dict.fromkeys(self.words(item.title), WEIGHTS["word"]),
            far=self._far(item),
        )

    def _far(self, item: Item) -> Weighed:
        far: dict[int, float] = {}
        for reference in item.standards:
            for number, weight in self._named(reference).items():
                far[number] = max(far.get(number, 0.0), weight)
        for facet in _FAMILIES:
            far.update((self.number(facet.name, value), WEIGHTS[facet.name]) for value in facet.named(item))
        return far

    def _named(self, reference: Reference) -> Weighed:
        """Return the standard that a reference names, and those that it is part of."""
        if reference not in self._standards:
            framework = self.catalog.framework(reference.framework)
            known = framework is not None and reference.code in framework.nodes
            codes = list(framework.lineage(reference.code)) if framework and known else []
            self._standards[reference] = {
                self.number("standard", f"{reference.framework}/{code}"): WEIGHTS["standard"] * (WHOLE if step else 1.0)
                for step, code in enumerate(codes)
            }
        return self._standards[reference]

    def words(self, text: str) -> dict[int, str]:
        """Return the features of a text's words of three letters or more, each with the word it stands for."""
        return {self._word(word): word for word in _WORD.findall(text.casefold())}

    def _word(self, word: str) -> int:
        number = self._words.get(word)
        if number is None:
            number = self._words[word] = self.number("word", stem(word))
        return number

    def number(self, family: str, id: str) -> int:
        """Return the number of a feature; a new one gets the next."""
        number = self._numbers.setdefault((family, id), len(self.features))
        if number == len(self.features):
            self.features.append(Feature(family, id))
        return number


def _authors(item: Item) -> tuple[str, ...]:
    resource = item.as_a(Resource)
    return resource.authors if resource else ()


def _places(catalog: Catalog) -> dict[str, list[Feature]]:
    """Return for each item's key the published collections, challenges and root causes that name it."""
    found: dict[str, list[Feature]] = {}
    for item in _published(catalog, "collection"):
        collection = item.as_a(Collection)
        for choice in collection.items if collection else ():
            found.setdefault(choice.item, []).append(Feature("list", item.id))
    for item in _published(catalog, "challenge"):
        challenge = item.as_a(Challenge)
        for number, cause in enumerate(challenge.root_causes if challenge else ()):
            for id in cause.resources:
                places = (Feature("cause", f"{item.id} {number}"), Feature("challenge", item.id))
                found.setdefault(f"resources/{id}", []).extend(places)
    return found


def _published(catalog: Catalog, kind: str) -> list[Item]:
    """Return a kind's published items by id: the order of reading must not tell in reasons."""
    found = (item for item in catalog.of(kind) if item.status == "published")
    return sorted(found, key=lambda item: item.id)
