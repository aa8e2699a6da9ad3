"""Scopes: the parts of the program that figures are told for: all of it, a coach, a school, a district, a cohort."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clearinghouse.records.ledger import Ledger, Met, Sent
from clearinghouse.records.models import Assignment

ALL, COACH, SCHOOL, DISTRICT, COHORT = "program", "coach", "school", "district", "cohort"


@dataclass(frozen=True)
class Scope:
    """One part of the program.

    A coach has the contacts, reports and assignments of that coach. The others have those of their `schools`; a cohort
    has its own meetings too, and the program has all meetings.
    """

    kind: str
    id: str
    name: str
    schools: frozenset[str] = frozenset()

    def has_contact(self, met: Met) -> bool:
        if self.kind in (ALL, COACH):
            return self.kind == ALL or met.coach == self.id
        return met.school in self.schools or (self.kind == COHORT and met.cohort == self.id)

    def has_report(self, sent: Sent) -> bool:
        return self.kind == ALL or (sent.coach == self.id if self.kind == COACH else sent.school in self.schools)

    def has_assignment(self, one: Assignment) -> bool:
        return self.kind == ALL or (one.coach == self.id if self.kind == COACH else one.school in self.schools)


def scopes(ledger: Ledger) -> Iterator[Scope]:
    """Yield every part of the program: the whole first, then coaches, schools, districts and cohorts by id."""
    yield Scope(ALL, ALL, ledger.policy.program)
    for id, coach in ledger.coaches.current():
        yield Scope(COACH, id, coach.name)
    for id, school in ledger.schools.current():
        yield Scope(SCHOOL, id, school.name, frozenset({id}))
    for id, district in ledger.districts.current():
        members = frozenset(school for school, its in ledger.schools.current() if its.district == id)
        yield Scope(DISTRICT, id, district.name, members)
    for id, cohort in ledger.cohorts.current():
        yield Scope(COHORT, id, cohort.name, frozenset(cohort.schools))
