"""Plans: how far goals, steps and indicators have come on a day, and which goals of improvement plans they serve."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clearinghouse.records.ledger import Ledger
from clearinghouse.records.models import Action, Assignment, Indicator, Plan, PlanGoal, Reading

Day = datetime.date


@dataclass(frozen=True)
class PlanNow:
    """The version of a plan that counts on a day, with its assignment."""

    id: str
    plan: Plan
    assignment_id: str
    assignment: Assignment


def plans_on(ledger: Ledger, day: Day) -> Iterator[PlanNow]:
    """Yield the plans in force on a day: those of assignments that had begun and not ended."""
    for id, plan in ledger.plans.on(day):
        one = ledger.assignments.get(plan.assignment)
        if one and one.start <= day and (one.end is None or one.end >= day):
            yield PlanNow(id, plan, plan.assignment, one)


def counted_goals(plan: Plan) -> tuple[PlanGoal, ...]:
    """Return the goals that are still pursued or were met; what was dropped is no longer one."""
    return tuple(goal for goal in plan.goals if goal.state != "dropped")


def overdue(plan: Plan, day: Day) -> tuple[Action, ...]:
    """Return the steps that are open past their day."""
    return tuple(action for action in plan.actions if action.state == "open" and action.due and action.due < day)


def latest(indicator: Indicator, day: Day) -> Reading | None:
    """Return the last reading up to a day; of two on one day the one that stands later in the plan."""
    found = [reading for reading in indicator.readings if reading.date <= day]
    return max(enumerate(found), key=lambda pair: (pair[1].date, pair[0]))[1] if found else None


def reached(indicator: Indicator, day: Day) -> bool | None:
    """Return whether an indicator is at its target; None where there is no target or no reading.

    A target below the baseline is reached from above.
    """
    reading = latest(indicator, day)
    if reading is None or indicator.target is None:
        return None
    falling = indicator.baseline is not None and indicator.target < indicator.baseline
    return reading.value <= indicator.target if falling else reading.value >= indicator.target


def way_gone(indicator: Indicator, day: Day) -> float | None:
    """Return how much of the way from baseline to target is gone: 0 at the start, 1 at the target, beyond both as it is.

    None where a baseline, target or reading is missing, or where there is no way to go.
    """
    reading = latest(indicator, day)
    if reading is None or indicator.baseline is None or indicator.target is None:
        return None
    way = indicator.target - indicator.baseline
    return (reading.value - indicator.baseline) / way if way else None


def goals_of(plans: Sequence[PlanNow]) -> list[PlanGoal]:
    return [goal for now in plans for goal in counted_goals(now.plan)]
