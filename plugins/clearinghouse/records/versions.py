"""Versions: which of the records that replace each other counts, and which counted on an earlier day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from clearinghouse.records.models.record import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Versions(Generic[R]):
    """All versions of the records of one kind.

    `chains` leads from the id of the version that counts to all versions of that record, the first one first. What was
    withdrawn has no chain. `now` leads from the id of any version to that of the one that counts.
    """

    chains: Mapping[str, tuple[tuple[str, R], ...]] = field(default_factory=dict)
    now: Mapping[str, str] = field(default_factory=dict)

    def current(self) -> Iterator[tuple[str, R]]:
        """Yield the records that count, in the order of ids."""
        for id, chain in self.chains.items():
            yield id, chain[-1][1]

    def get(self, id: str) -> R | None:
        """Return the version that counts of a record, named by the id of any version."""
        chain = self.chains.get(self.now.get(id, id))
        return chain[-1][1] if chain else None

    def naming(self, **now: Mapping[str, str]) -> Versions[R]:
        """Return the same with each field that names records leading to the versions that count."""
        chains = {id: tuple((of, _naming(one, now)) for of, one in chain) for id, chain in self.chains.items()}
        return Versions(chains, self.now)

    def on(self, day: datetime.date) -> Iterator[tuple[str, R]]:
        """Yield the versions of dated records that counted on a day: of each, the last one dated up to then."""
        for chain in self.chains.values():
            found = [version for version in chain if _date(version[1]) <= day]
            if found:
                yield found[-1]


def _naming(record: R, now: Mapping[str, Mapping[str, str]]) -> R:
    fresh: dict[str, object] = {}
    for name, leads in now.items():
        value = getattr(record, name)
        right = tuple(leads.get(id, id) for id in value) if isinstance(value, tuple) else leads.get(value, value)
        if right != value:
            fresh[name] = right
    return record.model_copy(update=fresh) if fresh else record


def _date(record: Record) -> datetime.date:
    day: datetime.date = record.date  # type: ignore[attr-defined]  # asked of kinds that have one
    return day


def versions(found: Mapping[str, R]) -> Versions[R]:
    """Return the versions among the records of one kind.

    Two that replace the same record are a contradiction which the check names; here the one with the later id counts.
    """
    later = {record.replaces: id for id, record in found.items() if record.replaces in found}
    chains: dict[str, tuple[tuple[str, R], ...]] = {}
    now: dict[str, str] = {}
    for id, record in found.items():
        if record.replaces in found:
            continue
        chain = list(_chain(id, found, later))
        last = chain[-1][0]
        now |= dict.fromkeys((version for version, _ in chain), last)
        if not chain[-1][1].withdrawn:
            chains[last] = tuple(chain)
    return Versions(dict(sorted(chains.items())), now)


def _chain(id: str, found: Mapping[str, R], later: Mapping[str | None, str]) -> Iterator[tuple[str, R]]:
    seen: set[str] = set()
    step: str | None = id
    while step and step not in seen:
        seen.add(step)
        yield step, found[step]
        step = later.get(step)
