"""The report: every figure of every part of the program for a period, as CSV, JSON or a page to print."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from clearinghouse.publish.open_data.csv_text import render_csv
from clearinghouse.publish.page import Page
from clearinghouse.records.measures.figures import Figure, figures
from clearinghouse.records.measures.scope import ALL, Scope
from clearinghouse.records.staff.desk import Desk, ShownFigure

_HEAD = ("part", "id", "name", "figure", "value", "of", "out_of", "from", "to", "label", "method")


@dataclass(frozen=True)
class PartTold:
    """One part of the program on the printed page."""

    name: str
    figures: tuple[ShownFigure, ...]


def _all(desk: Desk) -> Iterator[tuple[Scope, list[Figure]]]:
    for found in desk.scopes.values():
        for scope in found:
            yield scope, list(figures(desk.counted[scope]))


def report_csv(desk: Desk) -> str:
    """Return one row a figure. A figure of nothing has an empty value; a share says `of` how many `out_of`."""
    rows = (
        (
            scope.kind, scope.id, scope.name, figure.name, _plain(figure.value), figure.part, figure.whole,
            desk.year.first.isoformat(), desk.year.last.isoformat(), desk.shown(figure).label, desk.shown(figure).method,
        )
        for scope, found in _all(desk)
        for figure in found
    )  # fmt: skip
    return render_csv(_HEAD, rows)


def report_json(desk: Desk) -> str:
    """Return the same as one object: for whom and when, then each part with its figures by name."""
    parts = [
        {"part": scope.kind, "id": scope.id, "name": scope.name, "figures": {one.name: _told(one) for one in found}}
        for scope, found in _all(desk)
    ]
    (program,) = desk.scopes[ALL]
    methods = {figure.name: {"label": figure.label, "method": figure.method} for figure in desk.figures(program)}
    told = {
        "program": program.name,
        "from": desk.year.first.isoformat(),
        "to": desk.year.last.isoformat(),
        "figures": methods,
        "parts": parts,
    }
    return json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _told(figure: Figure) -> Any:
    if figure.is_share:
        return {"value": figure.value, "of": figure.part, "out_of": figure.whole}
    return _plain(figure.value)


def _plain(value: float | None) -> float | int | None:
    """Return whole numbers as such, so that 5 contacts are not 5.0."""
    return int(value) if value is not None and value == int(value) else value


def report_page(desk: Desk) -> Page:
    """Return the page to print."""
    told = [PartTold(scope.name, tuple(desk.shown(one) for one in found)) for scope, found in _all(desk)]
    span = desk.wording("day.span", first=desk.date(desk.year.first), last=desk.date(desk.year.last))
    title = desk.wording("staff.report_title", program=desk.ledger.policy.program)
    return Page("/", title, "report.html", {"parts_told": told, "span": span})
