"""A made-up year of a coach with a school: agreement, plans, visits, contacts and reports."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from typing import Any

from clearinghouse.records.models.report import half_days
from clearinghouse.records.sample.base import (
    STANDARDS,
    WEEK,
    Assigned,
    Made,
    Size,
    closed_days,
    first_visit,
    made,
    made_id,
)

_RESOURCES = ("air-ripple-effect", "csde-reducing-chronic-absence", "attendance-works-bringing-attendance-home")
_MODES = ("on-site",) * 11 + ("phone",) * 5 + ("email",) * 3 + ("video",) * 2 + ("off-site-team",) * 2
_NEEDS = ("none",) * 5 + ("professional-development", "district-support", "time", "staffing", "resources")


def begun(one: Assigned, size: Size, chance: random.Random) -> Iterator[Made]:
    over = one.last if one.last < size.until else None
    leader = one.school.replace("school", "leader")
    yield made("assignment", one.id, coach=one.coach, school=one.school, leader=leader, start=one.start, end=over)
    yield from _visits(one)
    agreed = one.start + datetime.timedelta(days=chance.randint(5, 25))
    focus = sorted(chance.sample(STANDARDS, 2))
    if agreed <= size.until:
        yield made(
            "agreement", one.id, assignment=one.id, date=agreed, focus=focus,
            norms=["SYNTHETIC: we begin and end on time."], success=["SYNTHETIC: teams meet each week."],
        )  # fmt: skip
    yield from _plans(one, focus, size, chance)


def _visits(one: Assigned) -> Iterator[Made]:
    first = datetime.datetime.combine(first_visit(one), datetime.time(one.hour))
    day = ("MO", "TU", "WE", "TH", "FR")[one.weekday]
    rule = f"FREQ=WEEKLY;BYDAY={day};UNTIL={one.last:%Y%m%d}"
    meetings = [first + WEEK * week for week in range(60) if (first + WEEK * week).date() <= one.last]
    away = [m for m in meetings if any(c["first"] <= m.date() <= c["last"] for c in closed_days(one.start.year))]
    yield made("visits", one.id, assignment=one.id, date=one.start, first=first, minutes=60, rule=rule, except_at=away)


def _plans(one: Assigned, focus: list[str], size: Size, chance: random.Random) -> Iterator[Made]:
    planned = one.start + datetime.timedelta(days=chance.randint(20, 60))
    one.goals = [
        {
            "id": "feedback",
            "text": "SYNTHETIC: useful feedback each month",
            "standards": focus[:1],
            "improvement_goal": "reading",
        },
        {"id": "teams", "text": "SYNTHETIC: teams that look at work", "standards": focus[1:]},
    ]
    earlier = None
    for version in range(3):
        day = planned + datetime.timedelta(days=70 * version)
        if day > min(size.until, one.last):
            return
        id = f"{one.id}-{version + 1}"
        yield made("plan", id, replaces=earlier, **_plan(one, day, version, size, chance))
        earlier = id


def _plan(one: Assigned, day: datetime.date, version: int, size: Size, chance: random.Random) -> dict[str, Any]:
    states = (("not-begun", "begun"), ("begun", "on-track"), ("on-track", "met"))[version]
    actions = _actions(day)
    for action in actions:
        action["state"] = "done" if chance.random() < 0.3 * version else "open"
    return {
        "assignment": one.id,
        "date": day,
        "challenge": "SYNTHETIC: feedback comes seldom",
        "challenge_page": "challenges/feedback-that-helps",
        "causes": ["SYNTHETIC: visits give way to the day"],
        "goals": [{**goal, "state": chance.choice(states)} for goal in one.goals],
        "actions": actions,
        "development": [{"text": "SYNTHETIC workshop", "date": day + datetime.timedelta(days=30), "hours": 6}],
        "indicators": [_indicator(day, version)],
    }


def _actions(day: datetime.date) -> list[dict[str, Any]]:
    due = [day + datetime.timedelta(days=days) for days in (90, 40)]
    return [
        {"text": "SYNTHETIC: visit two rooms a week", "goal": "feedback", "owner": "leader", "due": due[0]},
        {"text": "SYNTHETIC: set a time for teams", "goal": "teams", "owner": "leadership-team", "due": due[1]},
    ]


def _indicator(day: datetime.date, version: int) -> dict[str, Any]:
    values = [(day - datetime.timedelta(days=70 * back), 4 + 3 * (version - back)) for back in range(version, -1, -1)]
    readings = [{"date": date, "value": value} for date, value in values]
    told = {"id": "visits", "name": "SYNTHETIC: class visits a month", "unit": "visits", "baseline": 4, "target": 16}
    return {**told, "goal": "feedback", "readings": readings}


def contacts(one: Assigned, size: Size, chance: random.Random) -> Iterator[Made]:
    day = first_visit(one)
    while day <= min(one.last, size.until):
        closed = any(entry["first"] <= day <= entry["last"] for entry in closed_days(one.start.year))
        if not closed and chance.random() < one.diligence:
            yield from _contact(one, day, "on-site", chance)
        if not closed and chance.random() < 0.55:
            later = min(day + datetime.timedelta(days=chance.randint(0, 3)), one.last, size.until)
            yield from _contact(one, later, chance.choice(_MODES), chance)
        day += WEEK


def _contact(one: Assigned, day: datetime.date, mode: str, chance: random.Random) -> Iterator[Made]:
    id, earlier = made_id(chance), [id for _, id in one.contacts[-1:]]
    short = mode in ("phone", "email")
    yield made(
        "contact",
        id,
        coach=one.coach,
        school=one.school,
        date=day,
        time=f"{one.hour:02}:{chance.choice(('00', '15', '30'))}",
        minutes=chance.choice((10, 15, 20) if short else (45, 60, 60, 75)),
        mode=mode,
        roles=["leader"] if short else sorted(chance.sample(("leader", "assistant-leader", "leadership-team"), 2)),
        standards=sorted(chance.sample(STANDARDS, chance.randint(1, 2))),
        resources=[chance.choice(_RESOURCES)] if chance.random() < 0.3 else [],
        next_step="SYNTHETIC: visit the grade 3 team",
        next_step_by=day + datetime.timedelta(days=14),
        steps_done=earlier if chance.random() < 0.6 else [],
        note="SYNTHETIC: a note for the two of us",
    )
    one.contacts.append((day, id))


def reports(one: Assigned, size: Size, chance: random.Random) -> Iterator[Made]:
    for half in _halves(one.start.year):
        first, last = half_days(half)
        sent = last + datetime.timedelta(days=chance.choice((1, 2, 3, 5, 9)))
        if first < one.start or last > one.last or sent > size.until or chance.random() > one.diligence + 0.05:
            continue
        yield made(
            "report",
            made_id(chance),
            coach=one.coach,
            school=one.school,
            half=half,
            sent=sent,
            contacts=[id for day, id in one.contacts if first <= day <= last],
            progress=[{"goal": goal["id"], "state": chance.choice(("begun", "on-track", "met"))} for goal in one.goals],
            needs=[chance.choice(_NEEDS)],
            summary="SYNTHETIC: my judgement of the half month",
            seen_by_leader=sent if chance.random() < 0.8 else None,
        )


def _halves(year: int) -> list[str]:
    months = [(year, month) for month in range(9, 13)] + [(year + 1, month) for month in range(1, 6)]
    return [f"{y}-{m:02}-{part}" for y, m in months for part in ("first", "second")]
