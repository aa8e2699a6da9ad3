"""A made-up store of any size: the same seed makes the same records, and every name in it says SYNTHETIC."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from typing import Any

from clearinghouse.records.sample.base import (
    STANDARDS,
    Assigned,
    closed_days,
    coaches,
    made,
    made_id,
    school_id,
)
from clearinghouse.records.sample.base import Made as Made
from clearinghouse.records.sample.base import Size as Size
from clearinghouse.records.sample.course import begun, contacts, reports
from clearinghouse.records.sample.places import places


def policy() -> dict[str, Any]:
    """Return the policy of a made-up store."""
    why = "SYNTHETIC rule of retention."
    kept = ("contacts", "reports", "plans", "agreements", "visits", "answers", "surveys", "assignments", "leaders")
    return {
        "program": "SYNTHETIC Coaching Program",
        "timezone": "UTC",
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
        "totals": {"least_cell": 10, "least_coaches": 5, "round_to": 5, "delay_days": 60},
        "least_group": 10,
    }


def sample(size: Size) -> Iterator[Made]:
    """Yield the records of a made-up store, each with its kind and id, in the order of time.

    The files of different years differ only by what comes later: a longer sample begins with other records.
    """
    chance = random.Random(size.seed)  # noqa: S311  # made-up data, not a secret
    last_year = size.until.year if size.until.month >= 7 else size.until.year - 1
    years = range(last_year - size.years + 1, last_year + 1)
    yield from places(size, chance)
    for year in years:
        yield from _year(size, year, chance)


def _year(size: Size, year: int, chance: random.Random) -> Iterator[Made]:
    first, last = datetime.date(year, 8, 27), datetime.date(year + 1, 6, 11)
    yield made(
        "school-year", f"program-{year}", calendar="program", first_day=first, last_day=last, closed=closed_days(year)
    )
    assigned = [assigned_of(number, year, size, chance) for number in range(1, size.schools + 1)]
    for one in assigned:
        if one.start <= size.until:
            yield from begun(one, size, chance)
            yield from contacts(one, size, chance)
            yield from reports(one, size, chance)
    yield from cohorts(size, first, last, chance)
    yield from survey(size, year, chance)


def assigned_of(number: int, year: int, size: Size, chance: random.Random) -> Assigned:
    coach = (number - 1) % coaches(size) + 1
    diligence = chance.choice((0.97, 0.95, 0.93, 0.9, 0.75, 0.4))
    start = datetime.date(year, 8, 27) + datetime.timedelta(days=chance.choice((0, 0, 0, 5, 14)))
    last = datetime.date(year + 1, 6, 11)
    weekday, hour = (number - 1) // coaches(size) % 5, 8 + (number - 1) // coaches(size) // 5 * 2
    return Assigned(
        f"{year}-{number:03}", school_id(number), f"coach-{coach:02}", start, last, diligence, weekday, hour % 14
    )


def cohorts(size: Size, first: datetime.date, last: datetime.date, chance: random.Random) -> Iterator[Made]:
    for number in range(1, len(range(1, size.schools - 2, 12)) + 1):
        for month in range(3):
            day = first + datetime.timedelta(days=60 + 70 * month + number)
            if day <= min(last, size.until):
                yield made(
                    "contact", made_id(chance), coach=f"coach-{(number - 1) % coaches(size) + 1:02}", cohort=f"cohort-{number:02}",
                    date=day, time="16:00", minutes=120, mode="cohort", roles=["leader"], standards=[chance.choice(STANDARDS)],
                )  # fmt: skip


def survey(size: Size, year: int, chance: random.Random) -> Iterator[Made]:
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
    yield made("survey", id, title=title, opens=opens, closes=closes, questions=questions, groups=groups)
    for _ in range(int(size.schools * 0.8)):
        answers = [{"question": q["id"], "choice": chance.choice((2, 3, 3, 4, 4, 5))} for q in questions]
        group = chance.choice(("elementary", "other")) if size.schools // 2 >= 10 else None
        yield made("answer", made_id(chance), survey=id, group=group, answers=answers)
