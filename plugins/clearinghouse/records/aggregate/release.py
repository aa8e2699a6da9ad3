"""A release: the figures file as it may be published, made from a store and from what was published before."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.content.figures import SORTS, Figures, Name, Row, Rules, Table
from clearinghouse.records.aggregate.counting import Counting
from clearinghouse.records.aggregate.earlier import frozen, table_name
from clearinghouse.records.aggregate.linked import Linked
from clearinghouse.records.aggregate.protect import Protection
from clearinghouse.records.load import Records
from clearinghouse.records.models.policy import Totals

HEAD = "# Totals of the program's records."
_HEAD = f"""{HEAD} Written by: clearinghouse records aggregate.
# Look at every number before you publish it. Write what a survey asked into `asked` and `options`. Change nothing else,
# and take no table out: the next release has to know everything that was ever published.
"""
_ORDER = {name: place for place, name in enumerate(SORTS)}


@dataclass(frozen=True)
class Release:
    """The figures with those of earlier releases, and the tables that are new."""

    figures: Figures
    new: tuple[Table, ...]


def make_release(records: Records, site: Catalog, today: datetime.date, earlier: Figures | None) -> Release:
    """Return the figures that may be published on a day.

    Args:
        records: a private store.
        site: the public site, for the words that figures may hold.
        today: the day of the release.
        earlier: the figures published before; their tables stay as they are.

    Raises:
        NoSolver: the package that solves linear programs is not installed.
        Changed: what was published before contradicts itself.
    """
    rules, before = records.policy.totals, earlier.tables if earlier else ()
    there = {table.name for table in before}
    made = [
        table
        for linked in Counting(records, site, today).linked()
        for table in _tables(linked, rules, today, earlier)
        if table.name not in there
    ]
    if earlier and not made:
        return Release(earlier, ())
    tables = sorted((*before, *made), key=lambda table: (_ORDER[table.table], *table.name[1:]))
    return Release(Figures(made=today, rules=_rules(rules), tables=tuple(tables)), tuple(made))


def _rules(rules: Totals) -> Rules:
    return Rules(
        least=rules.least_cell,
        least_coaches=rules.least_coaches,
        largest_share=rules.largest_share,
        interval=rules.interval,
        round_to=rules.round_to,
        delay_days=rules.delay_days,
    )


def _tables(linked: Linked, rules: Totals, today: datetime.date, earlier: Figures | None) -> Iterator[Table]:
    """Protect linked tables together and yield them; those already published come again, as they would be today."""
    protection = Protection(linked, rules, frozen(linked, earlier))
    protection.protect()
    rows: dict[tuple[Any, ...], list[Row]] = {}
    for place in linked.shown:
        cell = linked.cells[place]
        for measure, tables in cell.tables.items():
            for table in tables:
                rows.setdefault(table_name(linked, table, cell), []).append(_row(protection, place, measure))
    for (table, period, survey, question), found in rows.items():
        yield Table(
            table=table,
            period=period,
            survey=survey or None,
            question=question or None,
            published=today,
            rounded_to=rules.round_to,
            rows=tuple(_told(table, found)),
        )


def _row(protection: Protection, place: int, measure: str) -> Row:
    of = protection.linked.cells[place].row
    if place in protection.withheld:
        return Row(of=of, withheld=True)
    return Row(of=of, value=protection.shown(place, measure))


def _told(table: Name, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows of a table; of the sets of standards, those of which anything can be shown."""
    named = list(rows)
    sets = {row.of.partition("/")[0] for row in named if not row.withheld}
    for row in named:
        if SORTS[table].listed != "standards" or row.of.partition("/")[0] in sets or not sets:
            yield row


class _Plain(yaml.SafeDumper):
    """Writes every value where it stands: what the site reads has no references inside."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def render_figures(figures: Figures) -> str:
    """Return the figures as the file holds them."""
    plain = yaml.dump(
        figures.model_dump(exclude_defaults=True, mode="python"),
        Dumper=_Plain,
        sort_keys=False,
        allow_unicode=True,
        width=110,
        default_flow_style=None,
    )
    return _HEAD + plain


_Plain.add_representer(tuple, yaml.SafeDumper.represent_list)
