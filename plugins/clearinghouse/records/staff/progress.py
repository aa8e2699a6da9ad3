"""Progress: goals of plans and their indicators, under the goals of improvement plans that they serve."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clearinghouse.publish.page import Link
from clearinghouse.records.measures.plans import PlanNow, counted_goals, latest, way_gone
from clearinghouse.records.models import Indicator, PlanGoal
from clearinghouse.records.staff.desk import Desk


@dataclass(frozen=True)
class Told:
    """An indicator: its name, baseline, latest reading and target in words, and how much of the way is gone (0 to 100)."""

    name: str
    baseline: str
    latest: str
    target: str
    gone: float | None
    percent: str


@dataclass(frozen=True)
class GoalRow:
    """A goal of a plan: its id (its words stay with coach and leader), its state and what measures it."""

    id: str
    state: str
    label: str
    standards: Sequence[Link]
    indicators: Sequence[Told]


@dataclass(frozen=True)
class Served:
    """A goal of an improvement plan, and the goals of work plans that serve it."""

    text: str
    goals: Sequence[GoalRow]


def served_goals(school: str, plans: Sequence[PlanNow], desk: Desk) -> list[Served]:
    """Return a school's improvement goals in their order, each with what serves it; then what serves none."""
    found = desk.ledger.schools.get(school)
    rows = [(goal.improvement_goal, row) for now in plans for goal, row in _rows(now, desk)]
    known = {goal.id: goal.text for goal in found.improvement_goals} if found else {}
    served = [Served(text, [row for to, row in rows if to == id]) for id, text in known.items()]
    rest = [row for to, row in rows if to not in known]
    return [*served, Served(desk.wording("staff.no_improvement_goal"), rest)] if rest else served


def _rows(now: PlanNow, desk: Desk) -> Iterator[tuple[PlanGoal, GoalRow]]:
    for goal in counted_goals(now.plan):
        told = [_told(one, desk) for one in now.plan.indicators if one.goal == goal.id]
        standards = [desk.standard(str(reference)) for reference in goal.standards]
        label = desk.wording(f"staff_progress.{goal.state}")
        yield goal, GoalRow(goal.id, goal.state, label, standards, told)


def _told(indicator: Indicator, desk: Desk) -> Told:
    reading, gone = latest(indicator, desk.day), way_gone(indicator, desk.day)
    values = (indicator.baseline, reading.value if reading else None, indicator.target)
    shown = ["" if value is None else desk.number(value) for value in values]
    drawn = None if gone is None else round(100 * min(1.0, max(0.0, gone)), 1)
    name = f"{indicator.name} ({indicator.unit})" if indicator.unit else indicator.name
    return Told(name, shown[0], shown[1], shown[2], drawn, "" if gone is None else desk.percent(gone))
