"""Facets: the ways to divide items, each with its values and their labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.catalog.meaning import items_in
from clearinghouse.catalog.order import by_place
from clearinghouse.content.models import ItemFields, Resource
from clearinghouse.content.shape import chooses_from
from clearinghouse.content.slug import slug_apart, slugify
from clearinghouse.content.vocabulary import levels_covered
from clearinghouse.words import Words, load_words

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
    `named` are the ids an item names, in its order. `is_asked_of` says whether items of a model can name any. `single`
    says that an item has one value of it at most. `worded` puts its values in the words of a site, where they are ours
    and no content.
    """

    name: str
    folder: str
    named: Callable[[Item], tuple[str, ...]]
    values: Callable[[Catalog], tuple[Value, ...]]
    is_asked_of: Callable[[type[ItemFields]], bool]
    single: bool = False
    worded: Callable[[str, Words], Value] | None = None

    def address(self, value: str) -> str:
        return f"/{self.folder}/{value}/"

    def ids_of(self, item: Item, catalog: Catalog) -> tuple[str, ...]:
        """Return the values that an item answers for: what fits a range of levels answers for each of them."""
        named = self.named(item)
        return levels_covered(named, catalog.vocabulary) if self.folder == "levels" else named


def _of_terms(name: str, folder: str, single: bool = False) -> Facet:
    """A facet by the terms of one list of the vocabulary, asked of every kind with a field that chooses from it."""
    return Facet(
        name,
        folder,
        lambda item: item.terms(folder),
        _terms(folder),
        lambda model: chooses_from(model, folder),
        single,
    )


def _of_resources(
    name: str,
    folder: str,
    named: Callable[[Resource], tuple[str, ...]],
    values: Callable[[Catalog], tuple[Value, ...]],
    worded: Callable[[str, Words], Value] | None = None,
) -> Facet:
    """A facet by the one thing that resources alone say of themselves."""

    def of(item: Item) -> tuple[str, ...]:
        resource = item.as_a(Resource)
        return named(resource) if resource else ()

    return Facet(name, folder, of, values, lambda model: issubclass(model, Resource), single=True, worded=worded)


def _goals_served(item: Item) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for _, kind, id in items_in(item.fields) if kind == "goal"))


@cache
def publisher_id(name: str) -> str:
    """Return a publisher's id: its name as an address writes it."""
    return slug_apart(name, "publisher")


def moved_publishers(catalog: Catalog) -> Mapping[str, Value]:
    """Return the addresses that publishers with long names had before their names were told apart, and who they are."""
    values, found = _publishers(catalog), dict[str, Value]()
    taken = {value.id for value in values}
    for value in values:
        before = slugify(value.label).replace("_", "-")[:80].strip("-")
        if before and before not in taken:
            found.setdefault(PUBLISHER.address(before), value)
    return found


def _terms(name: str) -> Callable[[Catalog], tuple[Value, ...]]:
    return lambda catalog: tuple(
        Value(term.id, term.label, term.definition) for term in catalog.vocabulary.lists[name].values()
    )


def _goals(catalog: Catalog) -> tuple[Value, ...]:
    goals = sorted(catalog.of("goal"), key=by_place)
    return tuple(Value(goal.id, goal.title, goal.fields.summary) for goal in goals)


def _publishers(catalog: Catalog) -> tuple[Value, ...]:
    names = {resource.publisher for resource in _resources(catalog)}
    labels: Mapping[str, str] = {publisher_id(name): name for name in sorted(names, reverse=True)}
    return tuple(Value(id, label) for id, label in sorted(labels.items(), key=lambda pair: pair[1].casefold()))


def _evidence(id: str, wording: Words) -> Value:
    return Value(id, wording(f"evidence_state.{id}"), wording(f"evidence_meaning.{id}"))


_EVIDENCE = tuple(_evidence(id, _ENGLISH) for id in ("rated", "studied", "not-reviewed"))


def _years(catalog: Catalog) -> tuple[Value, ...]:
    years = {resource.year for resource in _resources(catalog) if resource.year}
    return tuple(Value(str(year), str(year)) for year in sorted(years, reverse=True))


def _resources(catalog: Catalog) -> Iterator[Resource]:
    return (resource for item in catalog.of("resource") if (resource := item.as_a(Resource)))


TOPIC = _of_terms("topic", "topics")
TYPE = _of_terms("type", "types", single=True)
LEVEL = _of_terms("level", "levels")
AUDIENCE = _of_terms("audience", "audiences")
LANGUAGE = _of_terms("language", "languages")
PUBLISHER = _of_resources("publisher", "publishers", lambda resource: (publisher_id(resource.publisher),), _publishers)
GOAL = Facet("goal", "goals", _goals_served, _goals, lambda model: chooses_from(model, "goals"))
EVIDENCE = _of_resources(
    "evidence", "evidence", lambda resource: (resource.evidence.state,), lambda catalog: _EVIDENCE, _evidence
)
YEAR = _of_resources("year", "years", lambda resource: (str(resource.year),) if resource.year else (), _years)


def sorts(facet: Facet, items: Iterable[Item], catalog: Catalog) -> bool:
    """True where a facet tells items apart: two of its values, or one and having none, leave out more than a few."""
    found = [facet.ids_of(item, catalog) for item in items]
    counts = Counter(id for ids in found for id in ids or ("",))
    return sum(count <= NEARLY_ALL * len(found) for count in counts.values()) > 1


NEARLY_ALL = 0.95
"""A value that so large a part of the items has does not tell them apart."""
FACETS = (TOPIC, GOAL, TYPE, LEVEL, AUDIENCE, LANGUAGE, PUBLISHER, EVIDENCE, YEAR)
"""Every facet, in the order in which the finder shows them. Standards are a tree of their own: see `alignment`."""
LISTED = tuple(facet for facet in FACETS if facet is not GOAL)
"""The facets whose values have listing pages. A goal's page is the goal itself."""
ASKED_BY_NAME = {facet.name: facet for facet in FACETS if facet not in (EVIDENCE, YEAR)}
"""The facets by which a list on a page may choose: what an editor knows of an item without looking it up."""
