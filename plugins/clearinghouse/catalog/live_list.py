"""Live lists: what an author may ask for with `<!-- clearinghouse: ... -->`, and what comes back."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field

from clearinghouse.catalog.alignment import AlignmentIndex
from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.catalog.facets import ASKED_BY_NAME
from clearinghouse.catalog.order import ORDERS, usual_order
from clearinghouse.content.kinds import BY_PLURAL, Kind
from clearinghouse.content.shape import chooses_from
from clearinghouse.problems import nearest
from clearinghouse.standards.framework import Framework, Standard
from clearinghouse.standards.reference import Reference, parse_reference

MAX_LIMIT = 100
_LONGEST = 2_000


class BadRequest(Exception):
    """A request that cannot be answered; says what is wrong, and `hint` what to write."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True)
class ItemsRequest:
    """A list of items: one kind, narrowed by facets (any value of one, all facets) and by standard."""

    kind: Kind
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    standards: tuple[Reference, ...] = ()
    sort: str | None = None
    limit: int = MAX_LIMIT


@dataclass(frozen=True)
class StepsRequest:
    """The steps of one part of a coaching process."""

    process: Framework
    part: Standard


def parse_request(text: str, catalog: Catalog) -> ItemsRequest | StepsRequest:
    """Return what a request such as `resources goal=confident-decisions limit=5` asks for.

    Raises:
        BadRequest: a word of it is not one that lists know.
    """
    if len(text) > _LONGEST:
        raise BadRequest(f"a list is asked for in more than {_LONGEST:,} letters", "ask for less, or in several lists")
    try:
        words = shlex.split(text)
    except ValueError:
        raise BadRequest("a quotation mark is never closed", "ids need no quotation marks; take it out") from None
    if not words:
        raise BadRequest("nothing is asked for", "write for example: clearinghouse: resources topic=attendance limit=5")
    name, options = words[0], _options(words[1:])
    if name == "steps":
        return _steps(options, catalog)
    if name not in BY_PLURAL:
        known = (*BY_PLURAL, "steps")
        raise BadRequest(f"there are no '{name}' to list", _near(name, known))
    return _items(BY_PLURAL[name], options, catalog)


def select_items(request: ItemsRequest, catalog: Catalog, alignments: AlignmentIndex) -> tuple[Item, ...]:
    """Return the items that a request asks for, in its order, at most `limit` of them."""
    found = [item for item in catalog.of(request.kind.name) if _answers(item, request, catalog)]
    if request.standards:
        aligned = {row.item.key: None for standard in request.standards for row in alignments.of(standard)}
        rank = {key: place for place, key in enumerate(aligned)}
        found = sorted((item for item in found if item.key in rank), key=lambda item: rank[item.key])
    if request.sort or not request.standards:
        order = ORDERS[request.sort] if request.sort else usual_order(request.kind.name)
        found.sort(key=order)
    return tuple(found[: request.limit])


def _answers(item: Item, request: ItemsRequest, catalog: Catalog) -> bool:
    return all(set(wanted) & set(ASKED_BY_NAME[name].ids_of(item, catalog)) for name, wanted in request.filters.items())


def _options(words: list[str]) -> dict[str, str]:
    options: dict[str, str] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not (equals and name and value):
            hint = (
                "leave no space after a comma"
                if words[0] != word and words[words.index(word) - 1].endswith(",")
                else "write for example: topic=attendance"
            )
            raise BadRequest(f"'{word}' is not name=value", hint)
        if name in options:
            raise BadRequest(f"'{name}' is asked for twice", f"join the values with a comma: {name}=first,second")
        options[name] = value
    return options


def _items(kind: Kind, options: dict[str, str], catalog: Catalog) -> ItemsRequest:
    filters: dict[str, tuple[str, ...]] = {}
    standards: tuple[Reference, ...] = ()
    limit, sort = MAX_LIMIT, None
    for name, value in options.items():
        if name == "limit":
            limit = _limit(value)
        elif name == "sort":
            sort = _one_of(value, ORDERS, "sort")
        elif name == "standard" and chooses_from(kind.model, "standards"):
            standards = tuple(_standard(word, catalog) for word in value.split(","))
        else:
            facet = _facet(name, kind)
            filters[facet] = tuple(_value(facet, word, catalog) for word in value.split(","))
    return ItemsRequest(kind, filters, standards, sort, limit)


def _facet(name: str, kind: Kind) -> str:
    known = [name for name, facet in ASKED_BY_NAME.items() if facet.is_asked_of(kind.model)]
    if name not in known:
        raise BadRequest(
            f"{kind.plural} cannot be chosen by '{name}'", _near(name, [*known, "standard", "sort", "limit"])
        )
    return name


def _value(facet: str, word: str, catalog: Catalog) -> str:
    return _one_of(word, [value.id for value in ASKED_BY_NAME[facet].values(catalog)], facet)


def _standard(word: str, catalog: Catalog) -> Reference:
    reference = parse_reference(word)
    if reference is None or catalog.standard(reference) is None:
        close = nearest(word, [str(known) for known in catalog.references()])
        raise BadRequest(
            f"there is no standard '{word}'",
            f"did you mean '{close}'?" if close else "write framework/code, such as our-standards/2",
        )
    return reference


def _limit(value: str) -> int:
    if not (value.isascii() and value.isdigit() and 1 <= int(value[:4]) <= MAX_LIMIT and len(value) < 4):
        raise BadRequest(f"limit cannot be '{value}'", f"write a whole number from 1 to {MAX_LIMIT}")
    return int(value)


def _steps(options: dict[str, str], catalog: Catalog) -> StepsRequest:
    processes = {process.id: process for process in catalog.processes}
    for name in options:
        if name not in ("framework", "standard"):
            raise BadRequest(f"steps cannot be chosen by '{name}'", "write only framework= and standard=")
    name = _one_of(options.get("framework", ""), processes, "framework")
    parts = {part.code.casefold(): part for part in processes[name].standards}
    return StepsRequest(processes[name], parts[_one_of(options.get("standard", "").casefold(), parts, "standard")])


def _one_of(word: str, known: Mapping[str, object] | list[str], name: str) -> str:
    if not known:
        raise BadRequest(f"there is no {name} to choose from on this site", "take the list out")
    if not word:
        raise BadRequest(f"'{name}' is missing", f"add {name}=; {_near(word, known)}")
    if word not in known:
        raise BadRequest(f"there is no {name} '{word}'", _near(word, known))
    return word


def _near(word: str, known: Mapping[str, object] | tuple[str, ...] | list[str]) -> str:
    close = nearest(word, known)
    shown = f"it is one of: {', '.join(known)}" if len(known) <= 15 else ""
    return (
        " ".join(filter(None, [f"did you mean '{close}'?" if close else "", shown]))
        or "look up its page on the site: the end of the address is the id"
    )
