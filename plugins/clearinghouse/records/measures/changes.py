"""Changes: what is different from an earlier day."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from clearinghouse.records.cadence.standing import Clock, Standing
from clearinghouse.records.ledger import Met
from clearinghouse.records.measures.period import month_earlier
from clearinghouse.records.measures.plans import PlanNow, plans_on
from clearinghouse.records.measures.scope import Scope

Day = datetime.date


@dataclass(frozen=True)
class GoalMet:
    """A goal of a plan that is met and was not."""

    now: PlanNow
    goal: str


@dataclass(frozen=True)
class Changes:
    """What changed since a day, that day itself not counted."""

    since: Day
    worse: Sequence[Standing]
    """Assignments that need a call and did not."""
    better: Sequence[Standing]
    begun: Sequence[Standing]
    ended: Sequence[Standing]
    goals_met: Sequence[GoalMet]
    met: Sequence[Met]
    """Contacts since then."""
    met_before: Sequence[Met]
    """Contacts in the month before."""

    def of(self, scope: Scope) -> Changes:
        """Return the changes of one part of the program."""
        now, before = ([met for met in found if scope.has_contact(met)] for found in (self.met, self.met_before))
        return Changes(
            self.since,
            _of(self.worse, scope),
            _of(self.better, scope),
            _of(self.begun, scope),
            _of(self.ended, scope),
            [goal for goal in self.goals_met if scope.has_assignment(goal.now.assignment)],
            now,
            before,
        )


def _of(found: Sequence[Standing], scope: Scope) -> list[Standing]:
    return [one for one in found if scope.has_assignment(one.assignment)]


def changes(clock: Clock, day: Day) -> Changes:
    """Return what changed in the whole program in the month up to a day."""
    since = month_earlier(day)
    before = month_earlier(since)
    now = {one.id: one for one in clock.standings(day, since)}
    then = {one.id: one for one in clock.standings(since, since)}
    known = [one for id, one in now.items() if id in then and one.active]
    return Changes(
        since,
        [one for one in known if one.needs_call and not then[one.id].needs_call],
        [one for one in known if not one.needs_call and then[one.id].needs_call],
        [one for id, one in now.items() if id not in then],
        [one for one in now.values() if not one.active],
        _goals_met(clock, since, day),
        [met for met in clock.ledger.contacts if since < met.date <= day],
        [met for met in clock.ledger.contacts if before < met.date <= since],
    )


def _goals_met(clock: Clock, since: Day, day: Day) -> list[GoalMet]:
    before = {
        (now.assignment_id, goal.id)
        for now in plans_on(clock.ledger, since)
        for goal in now.plan.goals
        if goal.state == "met"
    }
    return [
        GoalMet(now, goal.id)
        for now in plans_on(clock.ledger, day)
        for goal in now.plan.goals
        if goal.state == "met" and (now.assignment_id, goal.id) not in before
    ]
