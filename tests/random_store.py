"""Small stores of made-up records, drawn at random: corrections, breaks, leap days, handovers and contradictions included."""

from __future__ import annotations

import datetime
from pathlib import Path
from random import Random
from typing import Any

from private_store import DrawnStore

from clearinghouse.content.written import render_front_matter
from clearinghouse.records.models import half_of

Day = datetime.date
MODES = ("on-site", "off-site-team", "cohort", "phone", "email", "video")
STANDARDS = ("our-standards/1.a", "our-standards/1.b", "our-standards/2.a")
ZONES = ("America/New_York", "Pacific/Kiritimati", "Asia/Kathmandu")


class RandomStore:
    """Writes a store below a folder. The same `chance` writes the same store."""

    def __init__(self, root: Path, chance: Random) -> None:
        self.chance = chance
        self.start = chance.choice((Day(2023, 8, 28), Day(2026, 9, 1), Day(2027, 8, 30)))
        self.last = self.start + datetime.timedelta(days=chance.randint(40, 700))
        self.store = DrawnStore(root)
        self._number = 0
        root.mkdir(parents=True)
        self._policy(root)
        self._places()
        assignments = [self._assignment(number) for number in range(chance.randint(1, 4))]
        for one in assignments:
            self._work(one)
        for _ in range(chance.randint(0, 4)):
            self._contact(coach=self._one("coach", 2), cohort="cohort-0", mode=chance.choice(("cohort", "on-site")))

    def day(self) -> Day:
        """Return any day of the store's time."""
        return self.start + datetime.timedelta(days=self.chance.randint(-3, (self.last - self.start).days))

    def _one(self, kind: str, number: int) -> str:
        return f"{kind}-{self.chance.randrange(number)}"

    def _id(self) -> str:
        self._number += 1
        return f"r{self._number:05}"

    def _policy(self, root: Path) -> None:
        draw, yes = self.chance.randint, lambda: self.chance.random() < 0.5
        reports = {
            "days_to_send": draw(0, 20), "due_soon_days": draw(0, 9), "missing_after_days": draw(0, 30),
            "skip_without_school_days": yes(), "least_school_days": draw(1, 9), "closed_after_days": draw(1, 120),
        }  # fmt: skip
        contacts = {
            "every_weeks": draw(1, 4), "modes": sorted(self.chance.sample(MODES, draw(1, 3))),
            "least_school_days": draw(0, 5), "due_soon_days": draw(0, 6), "missing_after_weeks": draw(1, 6),
        }  # fmt: skip
        start = {
            "agreement_within_days": draw(1, 90), "plan_within_days": draw(1, 200), "due_soon_days": draw(0, 30),
            "missing_after_days": draw(0, 60),
        }  # fmt: skip
        cadence = {"reports": reports, "contacts": contacts, "start": start, "wait_for_school": yes()}
        text = render_front_matter(
            {"program": "SYNTHETIC program", "timezone": self.chance.choice(ZONES), "cadence": cadence}
        )
        (root / "policy.yml").write_text(text, "utf-8")

    def _places(self) -> None:
        for number, calendar in enumerate(("program", "other")):
            self.store.write(f"districts/district-{number}", name=f"SYNTHETIC District {number}", calendar=calendar)
        for number in range(3):
            goals = [{"id": "reading", "text": "SYNTHETIC goal"}]
            fields = {"name": f"SYNTHETIC School {number}", "district": self._one("district", 2)}
            self.store.write(f"schools/school-{number}", **fields, improvement_goals=goals)
            self.store.write(f"leaders/leader-{number}", name="SYNTHETIC Leader", school=f"school-{number}")
        if self.chance.random() < 0.3:
            self.store.write(
                "schools/school-9", name="SYNTHETIC School nine", district="district-0", replaces="school-0"
            )
        for number in range(2):
            self.store.write(f"coaches/coach-{number}", name=f"SYNTHETIC Coach {number}", most_schools=3)
        self.store.write("cohorts/cohort-0", name="SYNTHETIC Cohort", schools=["school-0", "school-1"])
        for calendar in ("program", "other"):
            for year in range(2):
                self._year(calendar, year)

    def _year(self, calendar: str, number: int) -> None:
        first = self.start + datetime.timedelta(days=365 * number + self.chance.randint(0, 9))
        last = first + datetime.timedelta(days=self.chance.randint(150, 290))
        closed = []
        for _ in range(self.chance.randint(0, 5)):
            begin = first + datetime.timedelta(days=self.chance.randint(0, 250))
            closed.append(
                {"first": begin, "last": begin + datetime.timedelta(days=self.chance.randint(0, 16)), "reason": "Break"}
            )
        if calendar == "program" or self.chance.random() < 0.7:
            fields = {"calendar": calendar, "first_day": first, "last_day": last, "closed": closed}
            self.store.write(f"school-years/{calendar}-{number}", **{k: v for k, v in fields.items() if v != []})

    def _assignment(self, number: int) -> dict[str, Any]:
        start = self.day()
        end = start + datetime.timedelta(days=self.chance.randint(0, 400)) if self.chance.random() < 0.5 else None
        one = {"coach": self._one("coach", 2), "school": self._one("school", 3), "leader": "leader-0", "start": start}
        self.store.write(f"assignments/assignment-{number}", **one, **({"end": end} if end else {}))
        return {**one, "id": f"assignment-{number}"}

    def _work(self, one: dict[str, Any]) -> None:
        for _ in range(self.chance.randint(0, 14)):
            self._contact(coach=one["coach"], school=one["school"], mode=self.chance.choice(MODES))
        for _ in range(self.chance.randint(0, 6)):
            self._report(one)
        if self.chance.random() < 0.7:
            self.store.write(f"agreements/{self._id()}", assignment=one["id"], date=self.day())
        self._plans(one["id"])

    def _contact(self, **fields: Any) -> None:
        day, id = self.day(), self._id()
        named = self.chance.sample(STANDARDS, self.chance.randint(0, 2))
        whole = {
            **fields,
            "date": day,
            "minutes": self.chance.randint(1, 200),
            **({"standards": named} if named else {}),
        }
        self._keep(id, whole)
        if self.chance.random() < 0.2:
            moved = {**whole, "date": self.day(), "minutes": self.chance.randint(1, 200), "replaces": id}
            self._keep(self._id(), {**moved, **({"withdrawn": True} if self.chance.random() < 0.4 else {})})

    def _keep(self, id: str, fields: dict[str, Any]) -> None:
        self.store.write(f"contacts/{fields['coach']}/{fields['date'].year}/{id}", **fields)

    def _report(self, one: dict[str, Any]) -> None:
        half, sent, id = half_of(self.day()), self.day(), self._id()
        fields = {"coach": one["coach"], "school": one["school"], "half": half, "sent": sent}
        seen = {"seen_by_leader": self.day()} if self.chance.random() < 0.6 else {}
        self.store.report(id, **fields, **seen)
        if self.chance.random() < 0.3:
            other = {"half": half_of(self.day())} if self.chance.random() < 0.3 else {}
            self.store.report(self._id(), **{**fields, "sent": self.day(), **other}, replaces=id, **seen)

    def _plans(self, assignment: str) -> None:
        earlier: dict[str, Any] = {}
        for _ in range(self.chance.randint(0, 3)):
            id = self._id()
            gone = {"withdrawn": True} if earlier and self.chance.random() < 0.1 else {}
            self.store.write(f"plans/{id}", **self._plan(assignment), **earlier, **gone)
            earlier = {"replaces": id}

    def _plan(self, assignment: str) -> dict[str, Any]:
        states = ("not-begun", "begun", "on-track", "met", "dropped")
        served = ({}, {"improvement_goal": "reading"})
        goals = [
            {"id": f"g{number}", "state": self.chance.choice(states), **self.chance.choice(served)}
            for number in range(self.chance.randint(1, 3))
        ]
        actions = [
            {"state": self.chance.choice(("open", "done", "dropped")), "due": self.day()}
            for _ in range(self.chance.randint(0, 3))
        ]
        indicators = [self._indicator(number) for number in range(self.chance.randint(0, 2))]
        lists = {"actions": actions, "indicators": indicators}
        return {"assignment": assignment, "date": self.day(), "goals": goals} | {k: v for k, v in lists.items() if v}

    def _indicator(self, number: int) -> dict[str, Any]:
        found: dict[str, Any] = {"id": f"i{number}", "name": "SYNTHETIC: visits"}
        for name in ("baseline", "target"):
            found |= {name: self.chance.randint(0, 6)} if self.chance.random() < 0.8 else {}
        readings = [{"date": self.day(), "value": self.chance.randint(0, 6)} for _ in range(self.chance.randint(0, 3))]
        return found | ({"readings": readings} if readings else {})
