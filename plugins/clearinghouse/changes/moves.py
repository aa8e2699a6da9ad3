"""Index pages that move: the items that come to stand on each and that leave it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from clearinghouse.catalog.catalog import Item
from clearinghouse.changes.effects import IndexMove, IndexPage, Moved
from clearinghouse.changes.places import GROUPS, beyond
from clearinghouse.changes.proposal import Proposal
from clearinghouse.content.kinds import BY_NAME


def index_moves(proposal: Proposal) -> tuple[IndexMove, ...]:
    """Return the index pages on which an item comes or goes: by sort and name, those by crosswalk last."""
    places: dict[str, IndexPage] = {}
    comes: dict[str, list[str]] = defaultdict(list)
    leaves: dict[str, list[str]] = defaultdict(list)
    for place, title, is_gain in _steps(proposal):
        places.setdefault(place.address, place)
        (comes if is_gain else leaves)[place.address].append(title)
    edited = {change.title for change in proposal.changes}
    moves = (
        IndexMove(
            place,
            _moved(comes[address], edited),
            _moved(leaves[address], edited),
            proposal.before.has(address),
            proposal.after.has(address),
        )
        for address, place in places.items()
    )
    return tuple(sorted(moves, key=_rank))


def _moved(titles: Sequence[str], edited: AbstractSet[str]) -> Moved:
    return Moved(len(titles), tuple(title for title in titles if title not in edited))


def _rank(move: IndexMove) -> tuple[bool, int, str]:
    return move.place.crossed, GROUPS.index(move.place.group), move.place.name


def _steps(proposal: Proposal) -> Iterator[tuple[IndexPage, str, bool]]:
    """Yield each place that an item gains or loses, with the item's title and True where it gains it."""
    new_keys = _new_keys(proposal)
    was = {new_keys.get(key, key): places for key, places in proposal.before.found.items()}
    will = proposal.after.found
    titles = {item.key: item.title for item in (*proposal.before.public.items, *proposal.after.public.items)}
    for key in sorted({*was, *will}.difference(_unread(proposal))):
        old, new = was.get(key, {}), will.get(key, {})
        for comes, places in ((True, beyond(new, old)), (False, beyond(old, new))):
            yield from ((place, titles.get(key, key), comes) for place in places if place.group != "Named in")


def _unread(proposal: Proposal) -> Iterator[str]:
    """Yield the keys of what cannot be read, which is neither there nor gone."""
    for change in proposal.changes:
        if change.unread and change.kind:
            yield f"{BY_NAME[change.kind].plural}/{change.path.rpartition('/')[2][:-3]}"


def _new_keys(proposal: Proposal) -> Mapping[str, str]:
    return {
        change.before.key: change.after.key
        for change in proposal.changes
        if change.moved and isinstance(change.before, Item) and isinstance(change.after, Item)
    }
