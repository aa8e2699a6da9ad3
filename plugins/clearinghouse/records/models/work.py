"""What coach and leader agree on, and the plan they work by."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator

from clearinghouse.content.fields import Id, ItemRef, Label, Resources, Standards
from clearinghouse.records.fields import (
    Amount,
    AssignmentId,
    Day,
    Note,
    Notes,
    confidential,
    staff,
    total,
)
from clearinghouse.records.models.record import Part, Record

Progress = Literal["not-begun", "begun", "on-track", "met", "dropped"]


class Agreement(Record):
    """What coach and leader agree on before they begin."""

    assignment: AssignmentId = staff("The assignment it belongs to.", ["assignment-001"])
    date: Day = total("The day it was agreed.", ["2026-09-10"])
    focus: Standards = total("Areas of focus, as leadership standards.", [["our-standards/2"]], ())
    norms: Notes = confidential("Norms and expectations.", [["SYNTHETIC: we begin on time."]], default=())
    success: Notes = confidential("What success will look like.", [["SYNTHETIC: teams meet weekly."]], default=())


class PlanGoal(Part):
    """A goal of a work plan, tied to standards and to the school's improvement plan."""

    id: Id = staff("A short name, by which actions and reports refer to the goal.", ["feedback"])
    text: Note | None = confidential("The goal in words.", ["SYNTHETIC: every teacher gets feedback monthly."])
    standards: Standards = total("The standards it serves.", [["our-standards/2.B"]], ())
    improvement_goal: Id | None = staff("The goal of the improvement plan that it serves.", ["reading"], None)
    state: Progress = total("How far it has come.", ["begun"], "not-begun")


class Action(Part):
    """A step of a work plan: who does what by when."""

    text: Note | None = confidential("What is done.", ["SYNTHETIC: visit two rooms a week."])
    goal: Id | None = staff("The goal it serves.", ["feedback"], None)
    owner: Literal["leader", "coach", "leadership-team", "teachers", "district-staff"] | None = staff(
        "Who does it.", ["leader"], None
    )
    due: Day | None = staff("The day by which it is done.", ["2026-10-15"], None)
    state: Literal["open", "done", "dropped"] = total("How it stands.", ["open"], "open")
    resources: Resources = staff("Resources of the site that help.", [["attendance-guide"]], ())


class Development(Part):
    """Professional development chosen for the plan."""

    text: Note | None = confidential("What it is.", ["SYNTHETIC workshop on feedback."])
    date: Day | None = staff("When it takes place.", ["2026-11-03"], None)
    hours: int | None = total("How many hours it takes.", [6], None, ge=1, le=400)
    state: Literal["planned", "done", "dropped"] = total("How it stands.", ["planned"], "planned")


class Reading(Part):
    """The value of an indicator on a day."""

    date: Day = staff("The day of the reading.", ["2026-12-01"])
    value: Amount = staff("The value.", [64])


class Indicator(Part):
    """A number by which coach and leader see whether the plan works. Of a school, never of a student."""

    id: Id = staff("A short name.", ["walkthroughs"])
    name: Label = staff("What is counted.", ["SYNTHETIC: class visits a month"])
    unit: Label | None = staff("What one is.", ["visits"], None)
    baseline: Amount | None = staff("The value at the start.", [4], None)
    target: Amount | None = staff("The value to reach.", [16], None)
    goal: Id | None = staff("The goal it measures.", ["feedback"], None)
    readings: tuple[Reading, ...] = staff(
        "What was read.", [[{"date": "2026-12-01", "value": 9}]], (), strict=False, max_length=200
    )


class Plan(Record):
    """A work plan: from the challenge through its causes to goals, actions and indicators."""

    assignment: AssignmentId = staff("The assignment it belongs to.", ["assignment-001"])
    date: Day = total("The day of this version.", ["2026-09-24"])
    challenge: Note | None = confidential("The challenge in words.", ["SYNTHETIC: feedback comes seldom."])
    challenge_page: ItemRef | None = staff(
        "The site's page on the challenge.", ["challenges/feedback-that-helps"], None
    )
    causes: Notes = confidential("What lies behind the challenge.", [["SYNTHETIC: visits give way."]], default=())
    goals: tuple[PlanGoal, ...] = total("Goals.", [[{"id": "feedback"}]], (), strict=False, max_length=12)
    actions: tuple[Action, ...] = total(
        "Action steps.", [[{"owner": "leader", "due": "2026-10-15"}]], (), strict=False, max_length=60
    )
    development: tuple[Development, ...] = total(
        "Targeted professional development.", [[{"hours": 6}]], (), strict=False, max_length=30
    )
    indicators: tuple[Indicator, ...] = staff(
        "Indicators.", [[{"id": "walkthroughs", "name": "SYNTHETIC: visits"}]], (), strict=False, max_length=20
    )

    @model_validator(mode="after")
    def _sound(self) -> Self:
        ids = [goal.id for goal in self.goals]
        if len(set(ids)) != len(ids):
            raise ValueError("two goals have the same id")
        named = [action.goal for action in self.actions] + [indicator.goal for indicator in self.indicators]
        if unknown := [goal for goal in named if goal and goal not in ids]:
            raise ValueError(f"the plan has no goal '{unknown[0]}'; its goals are: {', '.join(ids) or 'none'}")
        return self
