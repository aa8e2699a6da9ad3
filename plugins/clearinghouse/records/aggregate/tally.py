"""Tallies: a number of things, and whose they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from clearinghouse.records.models.policy import Totals

Amounts = Mapping[str, float]
"""What is measured -> how much of it: contacts and hours of the same contacts go together."""
Group = str
"""Whose a number can be: `school`, `coach` or `person`."""


@dataclass
class Tally:
    """What was counted for one cell: the amounts, and of each group who has how much of them."""

    amounts: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    owners: dict[Group, dict[str, dict[str, float]]] = field(default_factory=dict)

    def add(self, amounts: Amounts, **owners: Iterable[str]) -> None:
        """Count something of which each group's owners have an equal share."""
        for measure, amount in amounts.items():
            self.amounts[measure] += amount
        for group, ids in owners.items():
            named = list(ids)
            held = self.owners.setdefault(group, {})
            for id in named:
                mine = held.setdefault(id, {})
                for measure, amount in amounts.items():
                    mine[measure] = mine.get(measure, 0.0) + amount / len(named)

    def is_safe(self, rules: Totals) -> bool:
        """True where enough have a part in it, and none too large a one. Nothing of nobody is not safe: it is about all."""
        return bool(self.owners) and all(self._is_shared(group, rules) for group in self.owners)

    def _is_shared(self, group: Group, rules: Totals) -> bool:
        held = self.owners[group]
        least = rules.least_coaches if group == "coach" else rules.least_cell
        if len(held) < least:
            return False
        most = rules.largest_share / 100
        return all(amount <= most * self.amounts[measure] for mine in held.values() for measure, amount in mine.items())


def joined(tallies: Iterable[Tally]) -> Tally:
    """Return the tally of several cells together."""
    made = Tally()
    for tally in tallies:
        for measure, amount in tally.amounts.items():
            made.amounts[measure] += amount
        for group, held in tally.owners.items():
            into = made.owners.setdefault(group, {})
            for id, mine in held.items():
                ours = into.setdefault(id, {})
                for measure, amount in mine.items():
                    ours[measure] = ours.get(measure, 0.0) + amount
    return made
