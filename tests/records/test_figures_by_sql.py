"""Figures and verdicts agree with plain SQL over the exported database, whatever the store."""

from __future__ import annotations

import datetime
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_store import RandomStore
from records.plain_sql import duties_by_sql, figures_by_sql

from clearinghouse.records.cadence.standing import Clock
from clearinghouse.records.export.sqlite import write_sqlite
from clearinghouse.records.index import open_index
from clearinghouse.records.ledger import Ledger, ledger_of
from clearinghouse.records.measures.figures import Books, Figure, figures
from clearinghouse.records.measures.period import Period
from clearinghouse.records.measures.scope import scopes
from clearinghouse.records.store import read_policy

SEEDS = st.integers(0, 2**32 - 1)
YEAR = datetime.timedelta(days=364)


@contextmanager
def counted_twice(chance: Random) -> Iterator[tuple[RandomStore, Ledger, sqlite3.Connection]]:
    with tempfile.TemporaryDirectory() as folder:
        store = RandomStore(Path(folder) / "store", chance)
        policy, problems = read_policy(store.store.root)
        assert policy is not None, problems
        with open_index(store.store.root) as index:
            assert index.problems == []
            write_sqlite(index, Path(folder) / "all.sqlite", policy)
            ledger = ledger_of(index, policy)
        with closing(sqlite3.connect(Path(folder) / "all.sqlite")) as database:
            yield store, ledger, database


def agree(chance: Random) -> None:
    with counted_twice(chance) as (store, ledger, database):
        clock, day = Clock(ledger), store.day()
        ours = [
            (
                duty.rule.value,
                duty.assignment,
                *map(_text, (duty.first, duty.last, duty.due, duty.done)),
                duty.state.value,
            )
            for standing in clock.standings(day, _year_before(day))
            for duty in standing.duties
        ]
        assert sorted(ours, key=str) == sorted(duties_by_sql(database, str(day)), key=str)
        period = Period(day - datetime.timedelta(days=store.chance.randint(0, YEAR.days)), day)
        books = Books(clock, period)
        for scope in scopes(ledger):
            found = {figure.name: _told(figure) for figure in figures(books.of(scope))}
            told = figures_by_sql(database, scope.kind, scope.id, str(period.first), str(period.last))
            assert found == {name: tuple(value) for name, value in told.items()}, (scope, period)


def _year_before(day: datetime.date) -> datetime.date:
    """The same day a year before, and for February 29 the day after the 28th, as SQLite has it."""
    return day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else datetime.date(day.year - 1, 3, 1)


def _text(day: datetime.date | None) -> str | None:
    return None if day is None else str(day)


def _told(figure: Figure) -> tuple[float | None, ...]:
    if figure.is_share:
        assert figure.value == (figure.part / figure.whole if figure.whole else None)
        return figure.part, figure.whole
    return (figure.value,)


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(SEEDS)
def test_figures_and_verdicts_are_those_of_plain_sql(seed: int) -> None:
    agree(Random(seed))


@pytest.mark.hard
@settings(max_examples=200, deadline=None)
@given(SEEDS)
def test_figures_and_verdicts_are_those_of_plain_sql_for_two_hundred_stores(seed: int) -> None:
    agree(Random(seed))
