"""Facets: the ways to divide items, each with its values and their labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.content.slug import slugify
from clearinghouse.content.vocabulary import levels_covered
from clearinghouse.words import load_words

_ENGLISH = load_words()


@dataclass(frozen=True)
class Value:
    """One value of a facet: its id in addresses and lists, its label, and what it covers."""

    id: str
    label: str
    definition: str = ""


@dataclass(frozen=True)
class Facet:
    """A way to divide items. `folder` begins the addresses of its values' pages.

    What it is called stands in the catalogue of words, as `facet.<name>` and `facets.<name>`.
    """

    name: str
    folder: str
    ids_of: Callable[[Item, Catalog], tuple[str, ...]]
    values: Callable[[Catalog], tuple[Value, ...]]

    def address(self, value: str) -> str:
        return f"/{self.folder}/{value}/"


def _field(name: str) -> Callable[[Item, Catalog], tuple[str, ...]]:
    return lambda item, catalog: tuple(item.get(name))


def _type(item: Item, catalog: Catalog) -> tuple[str, ...]:
    return (item.get("type"),) if item.get("type") else ()


def _levels(item: Item, catalog: Catalog) -> tuple[str, ...]:
    """What fits every level answers for each of them as well."""
    return levels_covered(item.get("levels"), catalog.vocabulary)


def _publisher(item: Item, catalog: Catalog) -> tuple[str, ...]:
    return (publisher_id(item.get("publisher")),) if item.get("publisher") else ()


def publisher_id(name: str) -> str:
    """Return a publisher's id: its name as an address writes it."""
    return slugify(name).replace("_", "-")[:80].strip("-") or "publisher"


def _terms(name: str) -> Callable[[Catalog], tuple[Value, ...]]:
    return lambda catalog: tuple(
        Value(term.id, term.label, term.definition) for term in catalog.vocabulary.lists[name].values()
    )


def _goals(catalog: Catalog) -> tuple[Value, ...]:
    goals = sorted(catalog.of("goal"), key=lambda goal: (goal.get("order"), goal.id))
    return tuple(Value(goal.id, goal.title, goal.fields.summary) for goal in goals)


def _publishers(catalog: Catalog) -> tuple[Value, ...]:
    names = {item.get("publisher") for item in catalog.of("resource")}
    labels: Mapping[str, str] = {publisher_id(name): name for name in sorted(names, reverse=True)}
    return tuple(Value(id, label) for id, label in sorted(labels.items(), key=lambda pair: pair[1].casefold()))


_EVIDENCE = tuple(
    Value(id, _ENGLISH(f"evidence_state.{id}"), _ENGLISH(f"evidence_meaning.{id}"))
    for id in ("rated", "studied", "not-reviewed")
)


def _evidence(item: Item, catalog: Catalog) -> tuple[str, ...]:
    evidence = item.get("evidence")
    return (evidence.state,) if evidence else ()


def _year(item: Item, catalog: Catalog) -> tuple[str, ...]:
    return (str(item.get("year")),) if item.get("year") else ()


def _years(catalog: Catalog) -> tuple[Value, ...]:
    years = {item.get("year") for item in catalog.of("resource")} - {None}
    return tuple(Value(str(year), str(year)) for year in sorted(years, reverse=True))


TOPIC = Facet("topic", "topics", _field("topics"), _terms("topics"))
TYPE = Facet("type", "types", _type, _terms("types"))
LEVEL = Facet("level", "levels", _levels, _terms("levels"))
AUDIENCE = Facet("audience", "audiences", _field("audiences"), _terms("audiences"))
PUBLISHER = Facet("publisher", "publishers", _publisher, _publishers)
GOAL = Facet("goal", "goals", _field("goals"), _goals)
EVIDENCE = Facet("evidence", "evidence", _evidence, lambda catalog: _EVIDENCE)
YEAR = Facet("year", "years", _year, _years)


def sorts(facet: Facet, items: Iterable[Item], catalog: Catalog) -> bool:
    """True where a facet tells items apart: at least two of its values leave out more than a few of them."""
    found = [facet.ids_of(item, catalog) for item in items]
    counts = Counter(id for ids in found for id in ids)
    return sum(count <= NEARLY_ALL * len(found) for count in counts.values()) > 1


NEARLY_ALL = 0.95
"""A value that so large a part of the items has does not tell them apart."""
FACETS = (TOPIC, TYPE, LEVEL, AUDIENCE, PUBLISHER, GOAL)
"""Every facet that an item's own fields answer. Standards are a tree of their own: see `alignment`."""
BY_NAME = {facet.name: facet for facet in FACETS}
FILTERS = (TOPIC, GOAL, TYPE, LEVEL, AUDIENCE, PUBLISHER, EVIDENCE, YEAR)
"""The facets by which the finder narrows a search, beside the standards, in the order it shows them."""
LISTED = (TOPIC, TYPE, LEVEL, AUDIENCE, PUBLISHER, EVIDENCE, YEAR)
"""The facets whose values have listing pages. A goal's page is the goal itself."""
