"""Nobody can work out a withheld number: published figures are attacked by linear programming, all tables at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby

import pytest
from attack import Attack, Variable, name_of
from random_stores import RandomStore
from truth import Truth

from clearinghouse.content.figures import SORTS, Figures

SAMPLE = range(16)
ALL = [range(start, start + 50) for start in range(0, 1000, 50)]
CORRECTED = range(1000, 1010)
CLOSE = 1e-4


@pytest.mark.slow
def test_numbers_of_few_stay_as_far_off_as_the_policy_says_in_a_sample_of_random_stores() -> None:
    assert sum(attacked(seed) for seed in SAMPLE) > 200


@pytest.mark.hard
@pytest.mark.parametrize("seeds", ALL, ids=lambda seeds: f"{seeds.start}-{seeds.stop - 1}")
def test_numbers_of_few_stay_as_far_off_as_the_policy_says_in_a_thousand_random_stores(seeds: range) -> None:
    assert sum(attacked(seed) for seed in seeds) > 600


@pytest.mark.slow
def test_no_number_comes_closer_by_a_release_that_follows_corrections_of_old_records() -> None:
    followed = 0
    for seed in CORRECTED:
        store = RandomStore(seed)
        *_, before, last = store.releases(corrected=True)
        truth = Truth(store)
        earlier, later = Attack(before), Attack(last)
        for group in few(before, truth):
            if set(group) <= set(earlier.numbers):
                followed += 1
                least = min(earlier.width(group), store.policy.totals.least_cell)
                assert later.width(group) >= least - CLOSE, (seed, group)
        assert [table for table in last.tables if before.find(table.name)] == list(before.tables)
    assert followed > 50


@cache
def published(seed: int) -> tuple[RandomStore, Figures, Truth]:
    store = RandomStore(seed)
    return store, store.releases()[-1], Truth(store)


def attacked(seed: int) -> int:
    """Attack all that a store publishes over the years, and return how many numbers were attacked."""
    store, figures, truth = published(seed)
    attack = Attack(figures, same_cohorts=_same_cohorts(truth))
    number = 0
    for group in few(figures, truth):
        number += 1
        rules = store.policy.totals
        need = max(rules.least_cell, truth.value(group) * rules.interval / 100)
        assert attack.is_as_wide(group, need - CLOSE), (seed, group)
    return number


def few(figures: Figures, truth: Truth) -> Iterator[tuple[Variable, ...]]:
    """Yield what is about too few and not shown: single cells, and those of a sum together."""
    groups: list[tuple[Variable, ...]] = []
    for table in figures.tables:
        hidden = [name_of(table, row.of) for row in table.rows if row.withheld]
        groups += [(name,) for name in hidden]
        if SORTS[table.table].whole:
            groups.append(tuple(name for name in hidden if name[2] != "total"))
        if table.table == "contacts-by-standard":
            groups += [(name_of(table, f"not {row.of}"),) for row in table.rows]
        if table.table == "reports":
            groups.append((name_of(table, "unread"),))
    for _, halves in groupby(
        sorted(name for (name,) in filter(lambda g: len(g) == 1, groups) if name[1][9:]), _of_year
    ):
        groups.append(tuple(halves))
    yield from (group for group in dict.fromkeys(groups) if group and truth.is_about_few(group))


def _of_year(name: Variable) -> tuple[str, str, str]:
    return name[0], name[1][:9], name[2]


def _same_cohorts(truth: Truth) -> bool:
    """True where every contact of the mode `cohort` is with a cohort, and the reverse: then a reader may think so."""
    pairs = ((name, (name[0].replace("mode", "level"), name[1], "cohorts")) for name in list(truth.parts) if name[2] == "cohort")  # fmt: skip
    return all(truth.parts.get(one, []) == truth.parts.get(other, []) for one, other in pairs)


@pytest.mark.slow
def test_what_is_shown_is_about_enough_and_rounded_from_the_truth() -> None:
    shown = 0
    for seed in SAMPLE:
        store, figures, truth = published(seed)
        for table in figures.tables:
            for row in table.rows:
                name = name_of(table, row.of)
                if row.value is not None and table.table != "served":
                    shown += 1
                    assert not truth.is_about_few((name,)), (seed, name)
                    assert row.value >= store.policy.totals.least_cell
                    assert abs(truth.value((name,)) - row.value) <= table.rounded_to / 2 + CLOSE, (seed, name)
    assert shown > 150
