"""What follows from a change beyond the pages it edits: addresses lost, index pages that move, likely duplicates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from clearinghouse.catalog.catalog import Item
from clearinghouse.catalog.facets import publisher_id
from clearinghouse.catalog.likeness import Titles, find_doi, normal_url
from clearinghouse.catalog.spoken import spoken_addresses
from clearinghouse.changes.places import GROUPS, Place
from clearinghouse.changes.proposal import Change, Proposal
from clearinghouse.content.models import Resource
from clearinghouse.problems import nearest

_ALIKE_KINDS = ("resource", "coach", "person", "practice")
"""The kinds of which two with one title are likely one thing. Sessions and goals may well share words."""
_SAID_BY_CHECK = frozenset({"url-duplicate", "title-similar"})


@dataclass(frozen=True)
class Lost:
    """An address that readers can open today and that will lead nowhere. `change` is what takes it away."""

    address: str
    name: str
    change: Change | None = None


def lost_addresses(proposal: Proposal) -> tuple[Lost, ...]:
    """Return the addresses that stop leading anywhere: first those of pages, then those of index pages."""
    return (*_lost_pages(proposal), *_lost_indexes(proposal))


def _lost_pages(proposal: Proposal) -> Iterator[Lost]:
    for change in proposal.changes:
        old = change.before
        if old and change.seen_before and not change.unread and not proposal.after.leads_to(old.address):
            yield Lost(old.address, _title(change), change)


def _title(change: Change) -> str:
    return change.before.title if isinstance(change.before, Item) else change.title


def _lost_indexes(proposal: Proposal) -> Iterator[Lost]:
    """Index pages that go. Those of a publisher or year go with their last resource, which is as it should be."""
    unread = proposal.after.catalog.unread
    if ("vocabulary", "") in unread:
        return
    kept = tuple(f"/standards/{id}/" for kind, id in unread if kind == "framework")
    # A short address of a standard stands while any resource names its set, and one of those may be unread.
    kept += tuple(spoken_addresses(proposal.before.catalog)) if unread else ()
    for address, name in proposal.before.indexes.items():
        passing = address.startswith(("/publishers/", "/years/", "/goals/", *kept))
        if not passing and not proposal.after.leads_to(address):
            yield Lost(address, name or address)


@dataclass
class IndexMove:
    """An index page that moves: the items, by title, that come to stand on it and that leave it."""

    place: Place
    comes: list[str] = field(default_factory=list)
    leaves: list[str] = field(default_factory=list)


def index_moves(proposal: Proposal) -> tuple[IndexMove, ...]:
    """Return the index pages on which an item comes or goes: by sort and name, those by crosswalk last."""
    moves: dict[str, IndexMove] = {}
    new_keys = _new_keys(proposal)
    was = {new_keys.get(key, key): places for key, places in proposal.before.found.items()}
    will = proposal.after.found
    unread = {f"{change.kind.plural}/{change.path.rpartition('/')[2][:-3]}" for change in proposal.changes if change.unread and change.kind}  # fmt: skip
    titles = {item.key: item.title for item in (*proposal.before.public.items, *proposal.after.public.items)}
    for key in sorted({*was, *will} - unread):
        _note(moves, titles.get(key, key), was.get(key, {}), will.get(key, {}))
    return tuple(sorted(moves.values(), key=_rank))


def _rank(move: IndexMove) -> tuple[bool, int, str]:
    return move.place.crossed, GROUPS.index(move.place.group), move.place.name


def _new_keys(proposal: Proposal) -> Mapping[str, str]:
    return {
        change.before.key: change.after.key
        for change in proposal.changes
        if change.moved and isinstance(change.before, Item) and isinstance(change.after, Item)
    }


def _note(moves: dict[str, IndexMove], title: str, was: Mapping[str, Place], will: Mapping[str, Place]) -> None:
    for address, place in will.items():
        if address not in was and place.group != "Named in":
            moves.setdefault(address, IndexMove(place)).comes.append(title)
    for address, place in was.items():
        if address not in will and place.group != "Named in":
            moves.setdefault(address, IndexMove(place)).leaves.append(title)


def places_gained(proposal: Proposal, change: Change) -> tuple[Place, ...]:
    """Return where the item of a change will be found and is not found today."""
    was, will = _found_before(proposal, change), _found_after(proposal, change)
    return tuple(place for address, place in will.items() if address not in was)


def places_lost(proposal: Proposal, change: Change) -> tuple[Place, ...]:
    """Return where the item of a change is found today and will not be."""
    was, will = _found_before(proposal, change), _found_after(proposal, change)
    return tuple(place for address, place in was.items() if address not in will)


def _found_before(proposal: Proposal, change: Change) -> Mapping[str, Place]:
    return proposal.before.found.get(change.before.key, {}) if isinstance(change.before, Item) else {}


def _found_after(proposal: Proposal, change: Change) -> Mapping[str, Place]:
    return proposal.after.found.get(change.after.key, {}) if isinstance(change.after, Item) else {}


def named_by(proposal: Proposal, change: Change) -> tuple[Item, ...]:
    """Return the items that named today what a change removes or moves, drafts included."""
    return proposal.before.namers.get(change.before.key, ()) if isinstance(change.before, Item) else ()


def named_after(proposal: Proposal, change: Change) -> tuple[Item, ...]:
    """Return the items that will name what a change leaves behind, drafts included."""
    return proposal.after.namers.get(change.after.key, ()) if isinstance(change.after, Item) else ()


def odd_publishers(proposal: Proposal) -> tuple[tuple[Item, str, str], ...]:
    """Return the resources whose publisher is new to the site and nearly that of others, with it and the usual name."""
    known = {resource.publisher for item in proposal.before.catalog.of("resource") if (resource := item.as_a(Resource))}
    by_id = {publisher_id(name): name for name in sorted(known)}
    fresh = [
        (change.after, resource.publisher)
        for change in proposal.changes
        if isinstance(change.after, Item) and (resource := change.after.as_a(Resource))
    ]
    new = {name for _, name in fresh} - known
    usual = {name: by_id.get(publisher_id(name)) or nearest(name, known, 0.9) for name in new}
    return tuple((item, name, other) for item, name in fresh if (other := usual.get(name)))


@dataclass(frozen=True)
class Lookalike:
    """Something in the proposal that seems to be on the site already. `why` is the end of a sentence."""

    item: Item
    other: Item
    why: str


def lookalikes(proposal: Proposal) -> tuple[Lookalike, ...]:
    """Return what the change adds, or gives another name or address, that is much like something else.

    What the check itself says of the same file is left out.
    """
    said = {str(problem.path) for problem in proposal.new_problems if problem.code in _SAID_BY_CHECK}
    return tuple(
        found for kind in _ALIKE_KINDS for found in _alike(proposal, kind) if str(found.item.source.path) not in said
    )


def _alike(proposal: Proposal, kind: str) -> Iterator[Lookalike]:
    fresh = [
        change.after
        for change in proposal.changes
        if isinstance(change.after, Item) and change.after.kind.name == kind and _is_fresh(change)
    ]
    if not fresh:
        return
    keys = {item.key for item in fresh}
    known = _Known([item for item in proposal.after.catalog.of(kind) if item.key not in keys])
    for item in fresh:
        if found := known.like(item):
            yield Lookalike(item, *found)
        known.add(item)


def _is_fresh(change: Change) -> bool:
    """True where something is new, or goes by another title or address than before."""
    old, new = change.before, change.after
    if not isinstance(old, Item) or not isinstance(new, Item):
        return True
    return (old.title, old.url) != (new.title, new.url)


class _Known:
    """What is there already, asked for its like."""

    def __init__(self, items: list[Item]) -> None:
        self._items: list[Item] = []
        self._titles = Titles(item.title for item in items)
        self._addresses: dict[str, Item] = {}
        for item in items:
            self.add(item)

    def add(self, item: Item) -> None:
        self._items.append(item)
        self._titles.add(item.title)
        for key in _keys(item):
            self._addresses.setdefault(key, item)

    def like(self, item: Item) -> tuple[Item, str] | None:
        for key in _keys(item):
            if other := self._addresses.get(key):
                return other, "both lead to the same publication"
        place = self._titles.first_like(item.title)
        return None if place is None else (self._items[place], "their titles are nearly the same")


def _keys(item: Item) -> Iterator[str]:
    if url := item.url:
        yield normal_url(url)
        if doi := find_doi(url):
            yield f"doi:{doi}"
