"""A made-up store of any size: the same seed makes the same records, and every name in it says SYNTHETIC."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from clearinghouse.records.kinds import BY_NAME, RecordKind
from clearinghouse.records.models.report import half_days

Made = tuple[RecordKind, str, Mapping[str, Any]]
_STANDARDS = tuple(f"ct-ccl/PE{number}.{letter}" for number in range(1, 7) for letter in "ABC")
_RESOURCES = ("air-ripple-effect", "csde-reducing-chronic-absence", "attendance-works-bringing-attendance-home")
_MODES = ("on-site",) * 11 + ("phone",) * 5 + ("email",) * 3 + ("video",) * 2 + ("off-site-team",) * 2
_NEEDS = ("none",) * 5 + ("professional-development", "district-support", "time", "staffing", "resources")
_WEEK = datetime.timedelta(days=7)
_LETTERS = "abcdefghjkmnpqrstvwxyz"


@dataclass(frozen=True)
class Size:
    """How much to make: schools, districts, and school years that end with the one that holds `until`."""

    schools: int = 72
    districts: int = 22
    years: int = 1
    until: datetime.date = datetime.date(2027, 6, 11)
    seed: int = 1


@dataclass
class _Assigned:
    id: str
    school: str
    coach: str
    start: datetime.date
    last: datetime.date
    diligence: float
    weekday: int
    hour: int
    goals: list[dict[str, Any]] = field(default_factory=list)
    contacts: list[tuple[datetime.date, str]] = field(default_factory=list)


def policy() -> dict[str, Any]:
    """Return the policy of a made-up store."""
    why = "SYNTHETIC rule of retention."
    kept = ("contacts", "reports", "plans", "agreements", "visits", "answers", "surveys", "assignments", "leaders")
    return {
        "program": "SYNTHETIC Coaching Program",
        "timezone": "America/New_York",
        "cadence": {
            "reports": {"days_to_send": 5, "due_soon_days": 3, "missing_after_days": 15},
            "contacts": {"every_weeks": 1, "modes": ["on-site"], "least_school_days": 3, "missing_after_weeks": 3},
            "start": {"agreement_within_days": 21, "plan_within_days": 45, "due_soon_days": 7},
        },
        "retention": [{"kind": kind, "years": 12, "why": why} for kind in kept],
        "access": [
            {"reader": "total", "who": "Everyone, and only as a total that gives nobody away."},
            {"reader": "staff", "who": "SYNTHETIC staff, after signing in."},
            {"reader": "coach-and-leader", "who": "The SYNTHETIC coach and leader, and nobody else."},
        ],
        "totals": {"least_cell": 10, "round_to": 5, "delay_days": 60},
        "least_group": 10,
    }


def sample(size: Size) -> Iterator[Made]:
    """Yield the records of a made-up store, each with its kind and id, in the order of time.

    The files of different years differ only by what comes later: a longer sample begins with other records.
    """
    chance = random.Random(size.seed)  # noqa: S311  # made-up data, not a secret
    last_year = size.until.year if size.until.month >= 7 else size.until.year - 1
    years = range(last_year - size.years + 1, last_year + 1)
    yield from _places(size, chance)
    for year in years:
        yield from _year(size, year, chance)


def _id(chance: random.Random) -> str:
    return chance.choice(_LETTERS) + "".join(chance.choices(_LETTERS + "23456789", k=11))


def _made(kind: str, id: str, **fields: Any) -> Made:
    return BY_NAME[kind], id, {name: value for name, value in fields.items() if value not in (None, [], "")}


def _school(number: int) -> str:
    return f"school-{number:03}"


def _coaches(size: Size) -> int:
    return max(1, -(-size.schools // 8))


def _places(size: Size, chance: random.Random) -> Iterator[Made]:
    districts = [f"district-{number:02}" for number in range(1, size.districts + 1)]
    for number, id in enumerate(districts, 1):
        yield _made("district", id, name=f"SYNTHETIC District {number}", code=f"{number:03}0011", calendar="program")
    for number in range(1, size.schools + 1):
        level = chance.choice(("elementary", "elementary", "middle", "high"))
        goals = [{"id": name, "text": f"SYNTHETIC goal: {name}"} for name in ("reading", "attendance", "climate")]
        yield _made(
            "school",
            _school(number),
            name=f"SYNTHETIC School {number}",
            code=f"{number:05}01",
            district=districts[(number - 1) % len(districts)],
            levels=[level],
            improvement_goals=goals[: chance.randint(1, 3)],
        )
        mail = f"leader-{number:03}@synthetic.example"
        yield _made(
            "leader", f"leader-{number:03}", name=f"SYNTHETIC Leader {number}", school=_school(number), email=mail
        )
    for number in range(1, _coaches(size) + 1):
        mail = f"coach-{number:02}@synthetic.example"
        yield _made("coach", f"coach-{number:02}", name=f"SYNTHETIC Coach {number}", email=mail, most_schools=10)
    for number, first in enumerate(range(1, size.schools - 2, 12), 1):
        members = [_school(n) for n in range(first, min(first + 12, size.schools + 1))]
        yield _made("cohort", f"cohort-{number:02}", name=f"SYNTHETIC Cohort {number}", schools=members)


def _closed(year: int) -> list[dict[str, Any]]:
    days = [
        ((year, 9, 7), (year, 9, 7), "Labor Day"),
        ((year, 11, 25), (year, 11, 27), "Thanksgiving"),
        ((year, 12, 24), (year + 1, 1, 1), "Winter break"),
        ((year + 1, 2, 15), (year + 1, 2, 19), "February break"),
        ((year + 1, 4, 12), (year + 1, 4, 16), "Spring break"),
    ]
    return [{"first": datetime.date(*a), "last": datetime.date(*b), "reason": reason} for a, b, reason in days]


def _year(size: Size, year: int, chance: random.Random) -> Iterator[Made]:
    first, last = datetime.date(year, 8, 27), datetime.date(year + 1, 6, 11)
    yield _made(
        "school-year", f"program-{year}", calendar="program", first_day=first, last_day=last, closed=_closed(year)
    )
    assigned = [_assigned(number, year, size, chance) for number in range(1, size.schools + 1)]
    for one in assigned:
        if one.start <= size.until:
            yield from _begun(one, size, chance)
            yield from _contacts(one, size, chance)
            yield from _reports(one, size, chance)
    yield from _cohorts(size, first, last, chance)
    yield from _survey(size, year, chance)


def _assigned(number: int, year: int, size: Size, chance: random.Random) -> _Assigned:
    coach = (number - 1) % _coaches(size) + 1
    diligence = chance.choice((0.97, 0.95, 0.93, 0.9, 0.75, 0.4))
    start = datetime.date(year, 8, 27) + datetime.timedelta(days=chance.choice((0, 0, 0, 5, 14)))
    last = datetime.date(year + 1, 6, 11)
    weekday, hour = (number - 1) // _coaches(size) % 5, 8 + (number - 1) // _coaches(size) // 5 * 2
    return _Assigned(
        f"{year}-{number:03}", _school(number), f"coach-{coach:02}", start, last, diligence, weekday, hour % 14
    )


def _first_visit(one: _Assigned) -> datetime.date:
    return one.start + datetime.timedelta(days=(one.weekday - one.start.weekday()) % 7)


def _begun(one: _Assigned, size: Size, chance: random.Random) -> Iterator[Made]:
    over = one.last if one.last < size.until else None
    leader = one.school.replace("school", "leader")
    yield _made("assignment", one.id, coach=one.coach, school=one.school, leader=leader, start=one.start, end=over)
    yield from _visits(one)
    agreed = one.start + datetime.timedelta(days=chance.randint(5, 25))
    focus = sorted(chance.sample(_STANDARDS, 2))
    if agreed <= size.until:
        yield _made(
            "agreement", one.id, assignment=one.id, date=agreed, focus=focus,
            norms=["SYNTHETIC: we begin and end on time."], success=["SYNTHETIC: teams meet each week."],
        )  # fmt: skip
    yield from _plans(one, focus, size, chance)


def _visits(one: _Assigned) -> Iterator[Made]:
    first = datetime.datetime.combine(_first_visit(one), datetime.time(one.hour))
    day = ("MO", "TU", "WE", "TH", "FR")[one.weekday]
    rule = f"FREQ=WEEKLY;BYDAY={day};UNTIL={one.last:%Y%m%d}"
    meetings = [first + _WEEK * week for week in range(60) if (first + _WEEK * week).date() <= one.last]
    away = [m for m in meetings if any(c["first"] <= m.date() <= c["last"] for c in _closed(one.start.year))]
    yield _made("visits", one.id, assignment=one.id, date=one.start, first=first, minutes=60, rule=rule, except_at=away)


def _plans(one: _Assigned, focus: list[str], size: Size, chance: random.Random) -> Iterator[Made]:
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
        yield _made("plan", id, replaces=earlier, **_plan(one, day, version, size, chance))
        earlier = id


def _plan(one: _Assigned, day: datetime.date, version: int, size: Size, chance: random.Random) -> dict[str, Any]:
    states = (("not-begun", "begun"), ("begun", "on-track"), ("on-track", "met"))[version]
    readings = [
        {"date": day - datetime.timedelta(days=70 * back), "value": 4 + 3 * (version - back)}
        for back in range(version, -1, -1)
    ]
    actions = [
        {
            "text": "SYNTHETIC: visit two rooms a week",
            "goal": "feedback",
            "owner": "leader",
            "due": day + datetime.timedelta(days=90),
        },
        {
            "text": "SYNTHETIC: set a time for teams",
            "goal": "teams",
            "owner": "leadership-team",
            "due": day + datetime.timedelta(days=40),
        },
    ]
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
        "indicators": [
            {
                "id": "visits", "name": "SYNTHETIC: class visits a month", "unit": "visits", "baseline": 4, "target": 16,
                "goal": "feedback", "readings": readings,
            }
        ],
    }  # fmt: skip


def _contacts(one: _Assigned, size: Size, chance: random.Random) -> Iterator[Made]:
    day = _first_visit(one)
    while day <= min(one.last, size.until):
        closed = any(entry["first"] <= day <= entry["last"] for entry in _closed(one.start.year))
        if not closed and chance.random() < one.diligence:
            yield from _contact(one, day, "on-site", chance)
        if not closed and chance.random() < 0.55:
            later = min(day + datetime.timedelta(days=chance.randint(0, 3)), one.last, size.until)
            yield from _contact(one, later, chance.choice(_MODES), chance)
        day += _WEEK


def _contact(one: _Assigned, day: datetime.date, mode: str, chance: random.Random) -> Iterator[Made]:
    id, earlier = _id(chance), [id for _, id in one.contacts[-1:]]
    short = mode in ("phone", "email")
    yield _made(
        "contact",
        id,
        coach=one.coach,
        school=one.school,
        date=day,
        time=f"{one.hour:02}:{chance.choice(('00', '15', '30'))}",
        minutes=chance.choice((10, 15, 20) if short else (45, 60, 60, 75)),
        mode=mode,
        roles=["leader"] if short else sorted(chance.sample(("leader", "assistant-leader", "leadership-team"), 2)),
        standards=sorted(chance.sample(_STANDARDS, chance.randint(1, 2))),
        resources=[chance.choice(_RESOURCES)] if chance.random() < 0.3 else [],
        next_step="SYNTHETIC: visit the grade 3 team",
        next_step_by=day + datetime.timedelta(days=14),
        steps_done=earlier if chance.random() < 0.6 else [],
        note="SYNTHETIC: a note for the two of us",
    )
    one.contacts.append((day, id))


def _reports(one: _Assigned, size: Size, chance: random.Random) -> Iterator[Made]:
    for half in _halves(one.start.year):
        first, last = half_days(half)
        sent = last + datetime.timedelta(days=chance.choice((1, 2, 3, 5, 9)))
        if first < one.start or last > one.last or sent > size.until or chance.random() > one.diligence + 0.05:
            continue
        yield _made(
            "report",
            _id(chance),
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


def _cohorts(size: Size, first: datetime.date, last: datetime.date, chance: random.Random) -> Iterator[Made]:
    for number in range(1, len(range(1, size.schools - 2, 12)) + 1):
        for month in range(3):
            day = first + datetime.timedelta(days=60 + 70 * month + number)
            if day <= min(last, size.until):
                yield _made(
                    "contact", _id(chance), coach=f"coach-{(number - 1) % _coaches(size) + 1:02}", cohort=f"cohort-{number:02}",
                    date=day, time="16:00", minutes=120, mode="cohort", roles=["leader"], standards=[chance.choice(_STANDARDS)],
                )  # fmt: skip


def _survey(size: Size, year: int, chance: random.Random) -> Iterator[Made]:
    id, opens = f"{year}-leaders", datetime.date(year + 1, 3, 1)
    if opens > size.until:
        return
    options = ["Not at all", "A little", "Somewhat", "Much", "Very much"]
    questions = [
        {"id": name, "text": f"SYNTHETIC: did coaching help with {name}?", "options": options}
        for name in ("feedback", "teams")
    ]
    groups = [
        {"id": name, "label": f"SYNTHETIC {name} schools", "asked": size.schools // 2}
        for name in ("elementary", "other")
    ]
    closes = opens + datetime.timedelta(days=20)
    title = f"SYNTHETIC survey of leaders, spring {year + 1}"
    yield _made("survey", id, title=title, opens=opens, closes=closes, questions=questions, groups=groups)
    for _ in range(int(size.schools * 0.8)):
        answers = [{"question": q["id"], "choice": chance.choice((2, 3, 3, 4, 4, 5))} for q in questions]
        group = chance.choice(("elementary", "other")) if size.schools // 2 >= 10 else None
        yield _made("answer", _id(chance), survey=id, group=group, answers=answers)
