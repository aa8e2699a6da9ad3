"""Find a coach: everybody with what they work on, narrowed by choices that need no script.

The choices are lists to choose from; a style sheet hides those who do not fit what is chosen, and marks what fits.
Where a browser knows no `:has()`, everybody stays listed with all that they work on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clearinghouse.catalog.catalog import Item
from clearinghouse.catalog.facets import LEVEL, TOPIC
from clearinghouse.catalog.turns import turn
from clearinghouse.content.kinds import BY_NAME
from clearinghouse.content.models import Coach
from clearinghouse.content.parts import Contact
from clearinghouse.content.slug import slugify
from clearinghouse.publish.advisers import contact_page
from clearinghouse.publish.card import Card
from clearinghouse.publish.page import Link, Output, Page
from clearinghouse.publish.site import Site
from clearinghouse.standards.reference import Reference

ADDRESS = "/coaches/"
STYLES = "/coaches/choices.css"
CRITERIA = ("standard", "topic", "level", "region", "language", "room")


@dataclass(frozen=True)
class Fact:
    """Something a coach works on: what one may choose to find it (a standard also by the ones above it)."""

    criterion: str
    label: str
    marks: tuple[str, ...]


@dataclass(frozen=True)
class Choices:
    """The values of one criterion that somebody can be found by: mark and label."""

    name: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Found:
    """A coach in the list, with the facts by criterion and all marks, and the ways to reach who names no facts."""

    card: Card
    contact: Contact | None
    facts: tuple[tuple[str, tuple[Fact, ...]], ...]
    marks: tuple[str, ...]


def coach_pages(site: Site) -> Iterator[Page]:
    """Yield the page on which a coach is found."""
    coaches = [_found(site, item) for item in in_turn(site, site.catalog.of("coach"))]
    values = {
        "coaches": coaches,
        "choices": tuple(_choices(site, coaches)),
        "styles": STYLES,
        "assignments": tuple(_assignments(site)),
        "directory": len(site.catalog.of("person")),
        "contacts": contact_page(site),
    }
    lead = site.wording("kind_introduction.coach")
    title = site.list_of(BY_NAME["coach"]).label
    yield Page(ADDRESS, title, "coaches.html", values, lead, above=(site.home,))


def in_turn(site: Site, coaches: Iterable[Item]) -> list[Item]:
    """Return coaches in a fair order: those with room for another school first, then by turns that change weekly."""
    return sorted(coaches, key=lambda item: (_room(item), turn(item.key, site.today), item.id))


def _room(item: Item) -> int:
    accepting = item.fields.accepting if isinstance(item.fields, Coach) else None
    return {True: 0, None: 1, False: 2}[accepting]


def _found(site: Site, item: Item) -> Found:
    facts = tuple(_facts(site, item))
    by_criterion = ((name, tuple(fact for fact in facts if fact.criterion == name)) for name in CRITERIA)
    marks = tuple(dict.fromkeys(mark for fact in facts for mark in fact.marks))
    contact = item.fields.contact if isinstance(item.fields, Coach) and not facts else None
    return Found(site.card(item), contact, tuple((name, found) for name, found in by_criterion if found), marks)


def _facts(site: Site, item: Item) -> Iterator[Fact]:
    fields = item.fields
    assert isinstance(fields, Coach)
    for reference in fields.standards:
        for chip in site.standard_chips([reference]):
            whole = tuple(_mark("standard", str(above)) for above in site.catalog.lineage(reference))
            yield Fact("standard", f"{chip.label} {chip.note}", whole)
    for facet in (TOPIC, LEVEL):
        labels = site.values(facet)
        yield from (
            Fact(facet.name, labels[id], (_mark(facet.name, id),))
            for id in facet.ids_of(item, site.catalog)
            if id in labels
        )
    yield from (Fact("region", name, (_mark("region", name),)) for name in fields.regions)
    yield from (Fact("language", name, (_mark("language", name),)) for name in fields.languages)
    if fields.accepting is not None:
        label = site.wording("person.has_room" if fields.accepting else "person.full")
        yield Fact("room", label, (_mark("room", "yes" if fields.accepting else "no"),))


def _choices(site: Site, coaches: list[Found]) -> Iterator[Choices]:
    known = {mark for coach in coaches for mark in coach.marks}
    named: dict[str, dict[str, str]] = {name: {} for name in CRITERIA}
    for coach in coaches:
        for name, facts in coach.facts:
            named[name].update({fact.marks[0]: fact.label for fact in facts})
    named["standard"] = {
        mark: label
        for reference in site.catalog.references()
        if (mark := _mark("standard", str(reference))) in known
        for label in [_standard_label(site, reference)]
    }
    for facet in (TOPIC, LEVEL):
        marks = {_mark(facet.name, id): label for id, label in site.values(facet).items()}
        named[facet.name] = {mark: label for mark, label in marks.items() if mark in known}
    named["room"].pop(_mark("room", "no"), None)
    for name, options in named.items():
        if options:
            ordered = options.items() if name in ("standard", "topic", "level") else sorted(options.items())
            yield Choices(name, tuple(ordered))


def _standard_label(site: Site, reference: Reference) -> str:
    (chip,) = site.standard_chips([reference])
    return f"{chip.label} {chip.note}"


def _mark(criterion: str, value: str) -> str:
    """Return a class of the page: letters, digits and hyphens, the same for the same words."""
    return f"fit-{criterion}-{slugify(value.replace('/', '-').replace('.', '-')) or 'other'}"


def _assignments(site: Site) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """Yield each school that coaches work with, where that is public, by name, with its coaches."""
    schools: dict[str, list[Link]] = {}
    for item in site.catalog.of("coach"):
        for school in item.fields.schools if isinstance(item.fields, Coach) else ():
            schools.setdefault(school, []).append(Link(item.title, item.address))
    yield from (
        (school, tuple(found)) for school, found in sorted(schools.items(), key=lambda pair: pair[0].casefold())
    )


def coach_outputs(site: Site) -> Iterator[Output]:
    """Yield the style sheet of the choices."""
    coaches = [_found(site, item) for item in site.catalog.of("coach")]
    marks = [mark for choices in _choices(site, coaches) for mark, _ in choices.options]
    yield Output(STYLES, "".join(map(_rules, marks)))


def _rules(mark: str) -> str:
    chosen = f'.ch-find-coach:has(option[value="{mark}"]:checked)'
    hide = f"{chosen} .ch-coach:not(.{mark}) {{ display: none; }}\n"
    return (
        hide
        + f"{chosen} .ch-coach__fact--{mark} {{ background: var(--ch-good-soft); font-weight: 650; }}\n"
        + (f'{chosen} .ch-coach__fact--{mark}::before {{ content: "\\2713\\00a0"; }}\n')
    )
