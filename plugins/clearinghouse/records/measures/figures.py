"""Figures: what a part of the program comes to in a period. The one list that report, site and digest show."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import get_args

from clearinghouse.records.cadence.duty import Duty, Rule, State
from clearinghouse.records.cadence.standing import Clock, Standing
from clearinghouse.records.fields import Mode
from clearinghouse.records.ledger import Met, Sent
from clearinghouse.records.measures.numbers import median, quantile, share
from clearinghouse.records.measures.period import Period
from clearinghouse.records.measures.plans import PlanNow, goals_of, overdue, plans_on, reached
from clearinghouse.records.measures.scope import Scope

MODES: tuple[str, ...] = get_args(Mode)


@dataclass(frozen=True)
class Figure:
    """One figure. `value` is None where there was nothing to count. A share says of what: `part` of `whole`."""

    name: str
    value: float | None
    part: int | None = None
    whole: int | None = None

    @property
    def is_share(self) -> bool:
        return self.whole is not None


@dataclass(frozen=True)
class Counted:
    """What a part of the program has in a period: the figures are made of these, and pages show them."""

    scope: Scope
    period: Period
    contacts: Sequence[Met]
    reports: Sequence[Sent]
    """Sent in the period."""
    standings: Sequence[Standing]
    """Of assignments that were going on in the period, as they stood at its end."""
    plans: Sequence[PlanNow]

    @property
    def active(self) -> list[Standing]:
        return [standing for standing in self.standings if standing.active]

    def decided(self, rule: Rule) -> list[Duty]:
        """Return what was due in the period by a rule, where it is known whether it was done in time."""
        found = (duty for standing in self.standings for duty in standing.of(rule))
        return [duty for duty in found if duty.due in self.period and duty.decided]


class Books:
    """What every part of the program has in one period; looked through once for all of them."""

    def __init__(self, clock: Clock, period: Period) -> None:
        ledger = clock.ledger
        self.clock, self.period = clock, period
        self.contacts = [met for met in ledger.contacts if met.date in period]
        self.reports = [sent for sent in ledger.reports if sent.sent in period]
        self.standings = list(clock.standings(period.last, period.first))
        self.plans = list(plans_on(ledger, period.last))

    def of(self, scope: Scope) -> Counted:
        """Return what one part of the program has."""
        return Counted(
            scope,
            self.period,
            [met for met in self.contacts if scope.has_contact(met)],
            [sent for sent in self.reports if scope.has_report(sent)],
            [one for one in self.standings if scope.has_assignment(one.assignment)],
            [now for now in self.plans if scope.has_assignment(now.assignment)],
        )


def figures(found: Counted) -> Iterator[Figure]:
    """Yield the figures of a part of the program, always the same ones in the same order."""
    yield from _standing(found)
    yield from _contacts(found)
    yield from _cadence(found)
    yield from _reports(found)
    yield from _plans(found)


def _standing(found: Counted) -> Iterator[Figure]:
    states = Counter(standing.state for standing in found.active)
    yield Figure("schools", len({standing.assignment.school for standing in found.standings}))
    yield Figure("coaches", len({standing.assignment.coach for standing in found.standings}))
    yield Figure("assignments", len(found.active))
    yield Figure("missing", states[State.MISSING])
    yield Figure("late", states[State.LATE])
    yield Figure("due_soon", states[State.SOON])
    yield _share("on_time", states[State.DONE] + states[State.SOON], len(found.active))


def _contacts(found: Counted) -> Iterator[Figure]:
    minutes = [met.minutes for met in found.contacts]
    yield Figure("contacts", len(minutes))
    yield Figure("minutes", sum(minutes))
    by_mode = minutes_by_mode(found.contacts)
    yield from (Figure(f"minutes_{mode.replace('-', '_')}", by_mode[mode]) for mode in MODES)
    yield Figure("minutes_median", median(minutes))
    yield Figure("minutes_most", quantile(minutes, 0.9))
    yield Figure("days_between", median(days_between(found.contacts)))
    with_standard = sum(bool(met.standards) for met in found.contacts)
    yield _share("with_standard", with_standard, len(minutes))


def _cadence(found: Counted) -> Iterator[Figure]:
    for rule, name in ((Rule.CONTACT, "weeks_met"), (Rule.REPORT, "reports_in_time")):
        decided = found.decided(rule)
        yield _share(name, sum(duty.in_time for duty in decided), len(decided))
    for rule, name in ((Rule.AGREEMENT, "agreements_in_time"), (Rule.PLAN, "plans_in_time")):
        decided = found.decided(rule)
        yield _share(name, sum(duty.in_time for duty in decided), len(decided))
    yield Figure("days_to_plan", median(_days_to_plan(found)))


def _days_to_plan(found: Counted) -> list[int]:
    return [
        (duty.done - standing.assignment.start).days
        for standing in found.standings
        for duty in standing.of(Rule.PLAN)
        if duty.done is not None and duty.done in found.period
    ]


def _reports(found: Counted) -> Iterator[Figure]:
    read = sum(sent.seen_by_leader is not None and sent.seen_by_leader <= found.period.last for sent in found.reports)
    yield Figure("reports", len(found.reports))
    yield _share("reports_read", read, len(found.reports))


def _plans(found: Counted) -> Iterator[Figure]:
    day = found.period.last
    goals = goals_of(found.plans)
    yield Figure("plans", len(found.plans))
    yield _share("goals_met", sum(goal.state == "met" for goal in goals), len(goals))
    yield _share("goals_served", sum(goal.improvement_goal is not None for goal in goals), len(goals))
    actions = [action for now in found.plans for action in now.plan.actions if action.state != "dropped"]
    yield _share("steps_done", sum(action.state == "done" for action in actions), len(actions))
    yield Figure("steps_overdue", sum(len(overdue(now.plan, day)) for now in found.plans))
    told = [at for now in found.plans for one in now.plan.indicators if (at := reached(one, day)) is not None]
    yield _share("indicators_reached", sum(told), len(told))


def _share(name: str, part: int, whole: int) -> Figure:
    return Figure(name, share(part, whole), part, whole)


def minutes_by_mode(contacts: Sequence[Met]) -> Mapping[str, int]:
    """Return the minutes by way of meeting, every way included."""
    found = dict.fromkeys(MODES, 0)
    for met in contacts:
        found[met.mode] += met.minutes
    return found


def days_between(contacts: Sequence[Met]) -> list[int]:
    """Return the days from each day with a contact to the next such day of the same school. Cohorts have none."""
    by_school: dict[str, set[datetime.date]] = {}
    for met in contacts:
        if met.school:
            by_school.setdefault(met.school, set()).add(met.date)
    sorted_days = [sorted(days) for days in by_school.values()]
    return [(later - day).days for days in sorted_days for day, later in pairwise(days)]
