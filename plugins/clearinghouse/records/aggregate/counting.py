"""Counts the records of a store into linked tables: a few sets for each school year, one for each question of a survey."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.content.figures import MODES, STATES, TOTAL
from clearinghouse.records.aggregate.grid import Grid
from clearinghouse.records.aggregate.linked import Cell, Linked, Sum
from clearinghouse.records.aggregate.periods import Year, due, half_year_of, year_of, years
from clearinghouse.records.aggregate.tally import Tally
from clearinghouse.records.load import Records
from clearinghouse.records.models import Answer, Assignment, Coach, Cohort, Contact, Plan, Report, School, Survey
from clearinghouse.records.models.report import half_days
from clearinghouse.standards.reference import Reference

_MINUTES = 60


@dataclass(frozen=True)
class Counting:
    """What is counted: the records of a store up to a day, in words that the public site has.

    A row stands in a table once anything was ever counted in it, whatever the period.
    """

    records: Records
    site: Catalog
    today: datetime.date

    def linked(self) -> Iterator[Linked]:
        """Yield the linked tables of every period that may be shown, in the order of time."""
        for year in years(contact.date for contact in self._contacts):
            periods = due(year, self.today, self.records.policy.totals.delay_days)
            if periods:
                yield self._contact_tables(year, periods)
                yield self._report_tables(year, periods)
            if year.name in periods:
                yield self._school_tables(year)
                yield self._served(year)
                yield self._goal_tables(year)
        yield from self._surveys()

    @cached_property
    def _contacts(self) -> tuple[Contact, ...]:
        return tuple(self.records.all(Contact).values())

    def _schools(self, contact: Contact) -> tuple[str, ...]:
        if contact.school:
            return (self.records.id_now(School, contact.school),)
        cohort = self.records.get(Cohort, contact.cohort or "")
        return tuple(self.records.id_now(School, id) for id in cohort.schools) if cohort else ()

    def _level(self, school: str | None) -> str:
        """Return the row of levels that a school stands in: one word of the site's, whatever the record says."""
        found = self.records.get(School, school) if school else None
        known = [level for level in found.levels if level in self.site.vocabulary.lists["levels"]] if found else []
        return "several" if len(known) > 1 else known[0] if known else "unknown"

    def _row_of_level(self, contact: Contact) -> str:
        return self._level(contact.school) if contact.school else "cohorts"

    def _whole(self, standards: Iterable[Reference]) -> set[Reference]:
        """Return standards with all that they are part of; those that the site does not have are left out."""
        return {whole for standard in standards for whole in self.site.lineage(standard)}

    def _contact_tables(self, year: Year, periods: tuple[str, ...]) -> Linked:
        grid, linked = Grid(year, periods), Linked(("contacts", "hours"))
        for contact in self._contacts:
            if year_of(contact.date) == year:
                rows = (TOTAL, f"mode {contact.mode}", f"level {self._row_of_level(contact)}")
                grid.count(half_year_of(contact.date), rows, _amounts(contact), **self._owners(contact))
        modes = [f"mode {mode}" for mode in MODES if mode in {contact.mode for contact in self._contacts}]
        levels = sorted({f"level {self._row_of_level(contact)}" for contact in self._contacts})
        by_mode, by_level = (
            {measure: (f"{measure}-by-{what}",) for measure in linked.measures} for what in ("mode", "level")
        )
        both = {measure: (*by_mode[measure], *by_level[measure]) for measure in linked.measures}
        places = {
            **grid.join(linked, [TOTAL], both),
            **grid.join(linked, modes, by_mode),
            **grid.join(linked, levels, by_level),
        }
        grid.split(linked, places, modes)
        grid.split(linked, places, levels)
        linked.sums.extend(
            _same(linked, [(places.get(("mode cohort", p)), places.get(("level cohorts", p))) for p in periods])
        )
        if year.name in periods:
            self._standards(linked, year, places[TOTAL, year.name])
        return linked

    def _standards(self, linked: Linked, year: Year, total: int) -> None:
        """Add the contacts about each standard, and what is left of the whole without them, which can be worked out."""
        contacts = [contact for contact in self._contacts if year_of(contact.date) == year]
        about: dict[Reference, set[int]] = defaultdict(set)
        for number, contact in enumerate(contacts):
            for standard in self._whole(contact.standards):
                about[standard].add(number)
        frameworks = {standard.framework for standard in about}
        places: dict[Reference, int] = {}
        for standard in self.site.references():
            if standard.framework in frameworks:
                named = self._counted(contacts, about[standard])
                shown = {"contacts": ("contacts-by-standard",)}
                places[standard] = linked.add(Cell(str(standard), year.name, named, shown))
                rest = self._counted(contacts, set(range(len(contacts))) - about[standard])
                left = linked.add(Cell(f"not {standard}", year.name, rest))
                linked.sums.append(Sum(total, (places[standard], left)))
        for standard, place in places.items():
            for whole in list(self.site.lineage(standard))[1:2]:
                rest = self._counted(contacts, about[whole] - about[standard])
                left = linked.add(Cell(f"{whole} but not {standard}", year.name, rest))
                linked.sums.append(Sum(places[whole], (place, left)))

    def _counted(self, contacts: Sequence[Contact], chosen: set[int]) -> Tally:
        made = Tally()
        for number in sorted(chosen):
            made.add(_amounts(contacts[number]), **self._owners(contacts[number]))
        return made

    def _owners(self, contact: Contact) -> dict[str, tuple[str, ...]]:
        return {"school": self._schools(contact), "coach": (self._coach(contact.coach),)}

    def _coach(self, id: str) -> str:
        return self.records.id_now(Coach, id)

    def _report_tables(self, year: Year, periods: tuple[str, ...]) -> Linked:
        grid, linked = Grid(year, periods), Linked(("reports",))
        for report in self.records.all(Report).values():
            day, _ = half_days(report.half)
            if year_of(day) == year:
                rows = (TOTAL, "read" if report.seen_by_leader else "unread")
                school = self.records.id_now(School, report.school)
                grid.count(
                    half_year_of(day), rows, {"reports": 1.0}, school=(school,), coach=(self._coach(report.coach),)
                )
        shown = grid.join(linked, [TOTAL, "read"], {"reports": ("reports",)})
        grid.split(linked, {**shown, **grid.join(linked, ["unread"], {})}, ["read", "unread"])
        return linked

    def _goal_tables(self, year: Year) -> Linked:
        grid, linked = Grid(year, (year.name,)), Linked(("goals",))
        plans = self.records.all(Plan).values()
        for plan in plans:
            assignment = self.records.get(Assignment, plan.assignment)
            if assignment and year_of(plan.date) == year:
                school, coach = self.records.id_now(School, assignment.school), self._coach(assignment.coach)
                for goal in plan.goals:
                    grid.count(year.name, (TOTAL, goal.state), {"goals": 1.0}, school=(school,), coach=(coach,))
        used = {goal.state for plan in plans for goal in plan.goals}
        states = [state for state in STATES if state in used]
        grid.split(linked, grid.join(linked, [TOTAL, *states], {"goals": ("goals-by-state",)}), states)
        return linked

    def _school_tables(self, year: Year) -> Linked:
        grid, linked = Grid(year, (year.name,)), Linked(("schools",))
        for school in sorted(self._served_schools(year)):
            grid.count(year.name, (TOTAL, self._level(school)), {"schools": 1.0}, school=(school,))
        ever = {self._level(school) for contact in self._contacts for school in self._schools(contact)}
        grid.split(linked, grid.join(linked, [TOTAL, *sorted(ever)], {"schools": ("schools-by-level",)}), sorted(ever))
        return linked

    def _served_schools(self, year: Year) -> set[str]:
        """Return the schools that had a contact in a year, by themselves or in a cohort."""
        return {school for c in self._contacts if year_of(c.date) == year for school in self._schools(c)}

    def _served(self, year: Year) -> Linked:
        grid, linked = Grid(year, (year.name,)), Linked(("things",))
        found = (self.records.get(School, school) for school in self._served_schools(year))
        for district in sorted({school.district for school in found if school}):
            grid.count(year.name, ("districts",), {"things": 1.0}, district=(district,))
        for coach in sorted({self._coach(c.coach) for c in self._contacts if year_of(c.date) == year}):
            grid.count(year.name, ("coaches",), {"things": 1.0}, person=(coach,))
        grid.join(linked, ["districts", "coaches"], {"things": ("served",)})
        return linked

    def _surveys(self) -> Iterator[Linked]:
        """Yield each question of each survey that closed long enough ago. Surveys of a month are numbered in the order in which they closed."""
        wait = datetime.timedelta(days=self.records.policy.totals.delay_days)
        numbers: dict[str, int] = defaultdict(int)
        for id, survey in sorted(self.records.all(Survey).items(), key=lambda pair: (pair[1].closes, pair[0])):
            month = f"{survey.closes:%Y-%m}"
            numbers[month] += 1
            if survey.closes + wait <= self.today:
                yield from self._questions(id, survey, month, numbers[month])

    def _questions(self, id: str, survey: Survey, month: str, number: int) -> Iterator[Linked]:
        for place, question in enumerate(survey.questions, 1):
            linked = Linked(("answers",), question=(number, place))
            tallies: dict[str, Tally] = {TOTAL: Tally(), **{str(n + 1): Tally() for n in range(len(question.options))}}
            for person, answer in self.records.all(Answer).items():
                chosen = [one.choice for one in answer.answers if one.question == question.id]
                if self.records.id_now(Survey, answer.survey) == id and chosen and str(chosen[0]) in tallies:
                    for row in (TOTAL, str(chosen[0])):
                        tallies[row].add({"answers": 1.0}, person=(person,))
            places = [
                linked.add(Cell(row, month, tally, {"answers": ("survey",)}, 20.0 if row == TOTAL else 1.0))
                for row, tally in tallies.items()
            ]
            linked.sums.append(Sum(places[0], tuple(places[1:])))
            yield linked


def _same(linked: Linked, pairs: Sequence[tuple[int | None, int | None]]) -> Iterator[Sum]:
    """Yield that two rows of different tables are one and the same, where they always are: a reader would guess so."""
    named = [(one, other) for one, other in pairs if one is not None and other is not None]
    if all(linked.cells[one].tally == linked.cells[other].tally for one, other in named):
        yield from (Sum(one, (other,)) for one, other in named)


def _amounts(contact: Contact) -> dict[str, float]:
    return {"contacts": 1.0, "hours": contact.minutes / _MINUTES}
