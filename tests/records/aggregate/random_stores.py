"""Random stores in memory, small and lopsided, so that much in them is about a few; and releases of their totals."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from drawn import SAMPLE

from clearinghouse.catalog.catalog import Catalog, make_catalog
from clearinghouse.content.figures import MODES, STATES, Figures
from clearinghouse.content.load import load_site
from clearinghouse.records.aggregate.release import make_release
from clearinghouse.records.kinds import KINDS
from clearinghouse.records.load import Records
from clearinghouse.records.models import (
    Answer,
    Assignment,
    Coach,
    Cohort,
    Contact,
    District,
    Plan,
    Policy,
    Report,
    School,
    Survey,
)

FIRST = 2024


@cache
def site() -> Catalog:
    """Return the site whose words the figures may hold."""
    return make_catalog(load_site(SAMPLE))


@dataclass
class RandomStore:
    """A made-up store that grows from release to release."""

    seed: int
    chance: random.Random = field(init=False)
    found: dict[type[Any], dict[str, Any]] = field(default_factory=lambda: {kind.model: {} for kind in KINDS})

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.policy = self._policy()
        self._places()
        self.years = self.chance.choice((1, 1, 2))
        self.modes = [self.chance.choice((0.0, 0.02, 0.1, 0.5, 1.0)) for _ in MODES]
        self.modes[0] = 1.0
        framework = self.chance.choice(site().frameworks)
        self.standards = [str(framework.reference(node)) for node, _ in framework.walk()]
        self.likely = [self.chance.choice((0.01, 0.1, 1.0)) for _ in self.standards]
        self.rhythm = {id: self.chance.choice((0, 1, 3, 5, 12, 40)) for id in self.found[School]}
        for year in range(FIRST, FIRST + self.years):
            self._year(year)

    def _policy(self) -> Policy:
        pick = self.chance.choice
        totals = {
            "least_cell": pick((10, 10, 12, 15)),
            "least_coaches": pick((3, 3, 5, 10)),
            "largest_share": pick((30, 50, 100)),
            "interval": pick((10, 20, 50)),
            "round_to": pick((1, 1, 2, 5, 10)),
            "delay_days": pick((0, 60)),
        }
        return Policy.model_validate({"program": "SYNTHETIC", "totals": totals})

    def _places(self) -> None:
        levels = [*list(site().vocabulary.lists["levels"])[:3], "MARKER-level"]
        schools, coaches = self.chance.randint(8, 90), self.chance.randint(2, 30)
        for number in range(1 + schools // 4):
            self.add(District, f"district-{number}", name=f"SYNTHETIC District {number}")
        for number in range(schools):
            named = self.chance.choices(levels, (8, 3, 1, 1))[: self.chance.choice((0, 1, 1, 1, 1))]
            district = f"district-{self.chance.randrange(1 + schools // 4)}"
            self.add(School, f"school-{number}", name=f"SYNTHETIC {number}", district=district, levels=named)
        for number in range(coaches):
            self.add(Coach, f"coach-{number}", name=f"SYNTHETIC {number}")
        self.coach = {id: f"coach-{self.chance.randrange(coaches)}" for id in self.found[School]}
        for number in range(self.chance.choice((0, 1, 3))):
            members = self.chance.sample(sorted(self.found[School]), min(schools, self.chance.choice((3, 12))))
            self.add(Cohort, f"cohort-{number}", name=f"SYNTHETIC {number}", schools=members)

    def add(self, model: type[Any], id: str, **fields: Any) -> None:
        self.found[model][id] = model.model_validate(fields)

    def _year(self, year: int) -> None:
        for school, coach in self.coach.items():
            self.add(Assignment, f"{year}-{school}", coach=coach, school=school, leader="leader", start=_day(year, 0))
            for _ in range(self.chance.randint(0, self.rhythm[school])):
                self._contact(year, coach, school=school)
            for number in range(self.chance.choice((0, 2, 6)) if self.rhythm[school] else 0):
                month = self.chance.choice(((year, "10"), (year, "11"), (year + 1, "03")))
                half = f"{month[0]}-{month[1]}-{self.chance.choice(('first', 'second'))}"
                seen = {"seen_by_leader": _day(year, 100)} if self.chance.random() < 0.8 else {}
                self.add(Report, f"{year}-{school}-{number}", coach=coach, school=school, half=half, sent=_day(year, 90), **seen)  # fmt: skip
            if self.rhythm[school]:
                states = self.chance.choices(STATES, (1, 4, 8, 2, 1), k=self.chance.randint(0, 3))
                goals = [{"id": f"goal-{n}", "state": state} for n, state in enumerate(states)]
                self.add(Plan, f"{year}-{school}", assignment=f"{year}-{school}", date=_day(year, 60), goals=goals)
        for cohort in self.found[Cohort]:
            for _ in range(self.chance.randint(0, 6)):
                self._contact(year, self.chance.choice(sorted(self.coach.values())), cohort=cohort, mode="cohort")
        self._survey(year)

    def _contact(self, year: int, coach: str, mode: str = "", **whose: str) -> None:
        self.add(
            Contact,
            f"contact-{len(self.found[Contact])}",
            coach=coach,
            date=_day(year, self.chance.choice((20, 90, 150, 200, 300))),
            minutes=self.chance.choice((10, 15, 60, 60, 90, 600)),
            mode=mode or self.chance.choices(MODES, self.modes)[0],
            standards=sorted(set(self.chance.choices(self.standards, self.likely, k=self.chance.choice((0, 1, 1, 2))))),
            **whose,
        )

    def _survey(self, year: int) -> None:
        options = ["SYNTHETIC"] * self.chance.randint(2, 6)
        asked = [{"id": f"q-{n}", "text": "SYNTHETIC?", "options": options} for n in range(2)]
        closes = _day(year, 270)
        self.add(Survey, f"survey-{year}", title="SYNTHETIC", opens=closes, closes=closes, questions=asked)
        weights = [self.chance.choice((1, 3, 10)) for _ in options]
        for number in range(self.chance.choice((5, 30, 120))):
            given = [{"question": q["id"], "choice": self.chance.choices(range(1, len(options) + 1), weights)[0]} for q in asked if self.chance.random() < 0.9]  # fmt: skip
            self.add(Answer, f"{year}-{number}", survey=f"survey-{year}", answers=given)

    def correct(self) -> None:
        """Withdraw a few records, and add a few to days long gone."""
        for id in self.chance.sample(sorted(self.found[Contact]), min(5, len(self.found[Contact]))):
            del self.found[Contact][id]
        for _ in range(3):
            self._contact(FIRST, *self.chance.choice([(coach,) for coach in self.coach.values()]), school=self.chance.choice(sorted(self.coach)))  # fmt: skip

    def records(self, until: datetime.date) -> Records:
        """Return what is in the store on a day."""
        contacts = {id: one for id, one in self.found[Contact].items() if one.date <= until}
        return Records(self.policy, {**self.found, Contact: contacts}, {}, ())

    def releases(self, corrected: bool = False) -> list[Figures]:
        """Return one release after another, each knowing the one before, as the years go by."""
        made: list[Figures] = []
        for year in range(FIRST, FIRST + self.years):
            for day in (datetime.date(year + 1, 3, 10), datetime.date(year + 1, 9, 10)):
                made.append(make_release(self.records(day), site(), day, made[-1] if made else None).figures)
                if corrected:
                    self.correct()
        return made


def _day(year: int, after: int) -> datetime.date:
    """Return a day of a school year, counted from the first of September."""
    return datetime.date(year, 9, 1) + datetime.timedelta(days=after)
