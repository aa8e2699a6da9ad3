"""A duty: one thing that an assignment asks for, the records that count for it, and how it stands on a day."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

Day = datetime.date


class Rule(StrEnum):
    """The rules of cadence, each named for what it asks for."""

    CONTACT = "contact"
    REPORT = "report"
    AGREEMENT = "agreement"
    PLAN = "plan"


class State(StrEnum):
    """How a duty stands on a day."""

    MISSING = "missing"
    LATE = "late"
    SOON = "due-soon"
    WAITING = "waiting"
    DONE = "done"
    DONE_LATE = "done-late"
    NEVER = "never"
    """It did not come, and nobody waits for it any longer."""


URGENT = (State.MISSING, State.LATE, State.SOON)
"""What asks for somebody's attention, the gravest first."""


@dataclass(frozen=True)
class Duty:
    """One thing that was to be done.

    `first` and `last` are the days it is about: a week, a half month, or the time since the assignment began. `due` is
    the last day on which it is on time. `done` is the day on which it was done, and `records` are the ids of what
    counts for it.
    """

    rule: Rule
    assignment: str
    first: Day
    last: Day
    due: Day
    state: State
    done: Day | None = None
    records: tuple[str, ...] = ()
    run: int = 0
    """For a week without a contact: how many school weeks in a row had none, up to this one."""

    @property
    def decided(self) -> bool:
        """True once it is known whether it was done in time."""
        return self.state not in (State.WAITING, State.SOON)

    @property
    def in_time(self) -> bool:
        return self.state is State.DONE


def state_of(day: Day, due: Day, done: Day | None, soon: int, missing: int, closed: int | None = None) -> State:
    """Return how something with a due day stands on a day.

    Args:
        soon: days before the due day from which it is due soon.
        missing: days after the due day from which it is missing.
        closed: days after the due day from which nobody waits for it; None for never.
    """
    if done is not None:
        return State.DONE if done <= due else State.DONE_LATE
    past = (day - due).days
    if past <= 0:
        return State.SOON if -past <= soon else State.WAITING
    if closed is not None and past >= closed:
        return State.NEVER
    return State.MISSING if past >= missing else State.LATE
