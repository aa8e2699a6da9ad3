"""The truth behind published figures, counted once more and in another way: who has a part in each number."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from attack import Variable
from random_stores import RandomStore, site

from clearinghouse.records.models import Answer, Assignment, Cohort, Contact, Plan, Report, School, Survey
from clearinghouse.standards.reference import Reference


@dataclass(frozen=True)
class Part:
    """A thing that was counted: how much of it, and whose it is."""

    amount: float
    schools: tuple[str, ...] = ()
    coach: str = ""
    person: str = ""


class Truth:
    """Every number that a reader could want to know, with its parts."""

    def __init__(self, store: RandomStore) -> None:
        self.store = store
        self.parts: dict[Variable, list[Part]] = defaultdict(list)
        for contact in store.found[Contact].values():
            self._contact(contact)
        for report in store.found[Report].values():
            part = Part(1, (report.school,), report.coach)
            year, month = map(int, report.half.split("-")[:2])
            for period in _periods(datetime.date(year, month, 1)):
                for row in ("total", "read" if report.seen_by_leader else "unread"):
                    self.parts["reports", period, row].append(part)
        for plan in store.found[Plan].values():
            assignment = store.found[Assignment][plan.assignment]
            for goal in plan.goals:
                part = Part(1, (assignment.school,), assignment.coach)
                for row in ("total", goal.state):
                    self.parts["goals-by-state", _year(plan.date), row].append(part)
        self._people()

    def _contact(self, contact: Contact) -> None:
        cohorts = self.store.found[Cohort]
        schools = (contact.school,) if contact.school else cohorts[contact.cohort].schools
        level = self._level(contact.school) if contact.school else "cohorts"
        whole = {w for s in contact.standards for w in site().lineage(s)}
        for what, amount in (("contacts", 1.0), ("hours", contact.minutes / 60)):
            part = Part(amount, tuple(schools), contact.coach)
            for period in _periods(contact.date):
                for name in (
                    (f"{what}-by-mode", "total"),
                    (f"{what}-by-mode", contact.mode),
                    (f"{what}-by-level", level),
                ):
                    self.parts[name[0], period, name[1]].append(part)
        part = Part(1.0, tuple(schools), contact.coach)
        for standard, above in _standards():
            for row in _rows(standard, above, whole):
                self.parts["contacts-by-standard", _year(contact.date), row].append(part)

    def _level(self, school: str) -> str:
        known = set(self.store.found[School][school].levels) & set(site().vocabulary.lists["levels"])
        return "several" if len(known) > 1 else next(iter(known), "unknown")

    def _people(self) -> None:
        by_year: dict[str, set[str]] = defaultdict(set)
        for (what, period, row), parts in list(self.parts.items()):
            if (what, row) == ("contacts-by-mode", "total") and len(period) == 9:
                by_year[period] = {school for part in parts for school in part.schools}
        for year, schools in by_year.items():
            for school in schools:
                for row in ("total", self._level(school)):
                    self.parts["schools-by-level", year, row].append(Part(1, (school,)))
        for id, answer in self.store.found[Answer].items():
            survey = self.store.found[Survey][answer.survey]
            for given in answer.answers:
                for row in ("total", str(given.choice)):
                    what = f"survey|1|{int(given.question[2:]) + 1}"
                    self.parts[what, f"{survey.closes:%Y-%m}", row].append(Part(1, person=id))

    def value(self, group: Iterable[Variable]) -> float:
        return sum(part.amount for name in group for part in self.parts.get(name, ()))

    def is_about_few(self, group: Iterable[Variable]) -> bool:
        """True where too few have a part in cells together, or one of them too large a part."""
        rules = self.store.policy.totals
        parts = [part for name in group for part in self.parts.get(name, ())]
        total = sum(part.amount for part in parts)
        for kind, least in (("school", rules.least_cell), ("coach", rules.least_coaches), ("person", rules.least_cell)):
            held: dict[str, float] = defaultdict(float)
            for part in parts:
                owners = {"school": part.schools, "coach": (part.coach,), "person": (part.person,)}[kind]
                for owner in filter(None, owners):
                    held[owner] += part.amount / len(owners)
            if held and (len(held) < least or max(held.values()) > total * rules.largest_share / 100 + 1e-9):
                return True
        return not parts


@cache
def _standards() -> list[tuple[Reference, list[Reference]]]:
    """Return each standard with what it is an element of, if it is one."""
    return [(standard, list(site().lineage(standard))[1:2]) for standard in site().references()]


def _rows(standard: Reference, above: Iterable[Reference], named: set[Reference]) -> Iterator[str]:
    yield str(standard) if standard in named else f"not {standard}"
    for whole in above:
        if whole in named and standard not in named:
            yield f"{whole} but not {standard}"


def _year(day: datetime.date) -> str:
    begins = day.year if day.month > 6 else day.year - 1
    return f"{begins}-{begins + 1}"


def _periods(day: datetime.date) -> tuple[str, str]:
    return _year(day), f"{_year(day)}-{'fall' if day.month > 6 else 'spring'}"
