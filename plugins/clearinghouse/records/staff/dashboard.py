"""The dashboard: who needs a call, and then how the program stands."""

from __future__ import annotations

from collections.abc import Sequence

from clearinghouse.publish.page import Link, Page
from clearinghouse.records.ledger import Met
from clearinghouse.records.measures.figures import figures
from clearinghouse.records.measures.scope import ALL, COACH
from clearinghouse.records.staff.charts import HeatMap, heat_map
from clearinghouse.records.staff.desk import Desk
from clearinghouse.records.staff.parts import part_rows, shared_values

_FIRST = ("on_time", "weeks_met", "reports_in_time", "contacts", "goals_met", "steps_overdue")
"""The figures that stand beside the calls."""


def dashboard(desk: Desk) -> Page:
    """Return the first page of the staff site."""
    (program,) = desk.scopes[ALL]
    found = desk.counted[program]
    values = {
        **shared_values(program, desk),
        "total": len(found.active),
        "first_figures": [desk.shown(figure) for figure in figures(found) if figure.name in _FIRST],
        "coaches": part_rows(COACH, desk),
        "map": _coach_map(desk),
        "unknown": sorted({one.calendar for one in found.active if not one.known}),
        "problems": len(desk.ledger.problems),
    }
    return Page("/", desk.wording("staff.home"), "dashboard.html", values)


def _coach_map(desk: Desk) -> HeatMap:
    by_coach: dict[str, list[Met]] = {scope.id: [] for scope in desk.scopes[COACH]}
    for met in desk.books.contacts:
        by_coach.setdefault(met.coach, []).append(met)
    days = next(iter(desk.clock.calendars.values()), None) if len(desk.clock.calendars) == 1 else None
    rows: Sequence[tuple[Link, list[Met]]] = [(desk.link(COACH, id), mets) for id, mets in by_coach.items()]
    return heat_map(desk.wording("staff.map_coaches"), ((link, mets, days) for link, mets in rows), desk)
