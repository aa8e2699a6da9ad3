"""What changes in the program's figures: tables that come, and what becomes of those that were published."""

from __future__ import annotations

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.changes.effects import FigureEffects, TableNamed
from clearinghouse.content.figures import FIGURES, Figures, Table
from clearinghouse.publish.figures.page import ADDRESS


def compare_figures(old: Catalog, new: Catalog) -> FigureEffects:
    """Return everything that differs in the figures. Those that cannot be read are told as problems of the check."""
    was, will = _tables(old.figures), _tables(new.figures)
    fresh = [table for name, table in will.items() if name not in was]
    both = [(was[name], table) for name, table in will.items() if name in was]
    unread = ("page", str(FIGURES)) in new.unread
    return FigureEffects(
        new=tuple(map(_named, fresh)),
        numbers=sum(len(table.rows) for table in fresh),
        withheld=sum(row.withheld for table in fresh for row in table.rows),
        gone=() if unread else tuple(_named(table) for name, table in was.items() if name not in will),
        changed=tuple(_named(table) for before, table in both if _numbers(before) != _numbers(table)),
        asked=tuple(_named(table) for before, table in both if _said(before) != _said(table)),
        unasked=tuple(_named(table) for table in fresh if table.table == "survey" and not table.asked),
        address=ADDRESS,
    )


def _tables(figures: Figures | None) -> dict[tuple[str, str, int, int], Table]:
    return {table.name: table for table in figures.tables} if figures else {}


def _named(table: Table) -> TableNamed:
    return TableNamed(table.table, table.period, table.survey or 0, table.question or 0, table.asked or "")


def _numbers(table: Table) -> object:
    return table.rows, table.rounded_to, table.published


def _said(table: Table) -> object:
    return table.asked, table.options
