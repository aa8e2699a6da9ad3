"""Calls: which assignments need one, and why. The first thing that the staff site shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clearinghouse.publish.page import Link
from clearinghouse.records.cadence.duty import URGENT, State
from clearinghouse.records.cadence.standing import Standing
from clearinghouse.records.staff.desk import Desk
from clearinghouse.records.staff.reasons import brief


@dataclass(frozen=True)
class Call:
    """An assignment that asks for attention: the school, whom to call, and what is the matter."""

    school: Link
    coach: Link
    leader: str
    state: str
    label: str
    reasons: Sequence[str]


def calls(standings: Iterable[Standing], desk: Desk) -> list[Call]:
    """Return assignments that need a call: the gravest first, and of these those with the most reasons."""
    return _sorted((one for one in standings if one.active and one.needs_call), desk)


def due_soon(standings: Iterable[Standing], desk: Desk) -> list[Call]:
    """Return assignments on which nothing is late and something is due soon."""
    return _sorted((one for one in standings if one.active and one.state is State.SOON), desk)


def _sorted(standings: Iterable[Standing], desk: Desk) -> list[Call]:
    found = sorted(standings, key=lambda one: (URGENT.index(one.state), -_grave(one), one.urgent[0].due, one.id))
    return [call(one, desk) for one in found]


def _grave(standing: Standing) -> int:
    return sum(duty.state is not State.SOON for duty in standing.urgent)


def call(standing: Standing, desk: Desk) -> Call:
    one = standing.assignment
    return Call(
        desk.link("school", one.school),
        desk.link("coach", one.coach),
        desk.leader(standing),
        standing.state.value,
        desk.wording(f"staff_state.{standing.state.value}"),
        brief(standing, desk),
    )
