"""Standing: how every assignment stands on a day, and why."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from clearinghouse.records.cadence.duty import URGENT, Duty, Rule, State
from clearinghouse.records.cadence.halves import report_duties
from clearinghouse.records.cadence.school_days import SchoolDays, calendars
from clearinghouse.records.cadence.start import First, first_of, start_duties
from clearinghouse.records.cadence.weeks import contact_duties
from clearinghouse.records.ledger import Ledger, Met, Sent
from clearinghouse.records.models import Assignment

Day = datetime.date
_USUAL = "program"
_NONE = SchoolDays(())


@dataclass(frozen=True)
class Standing:
    """How one assignment stands: its duties so far, in the order of rules and days.

    `calendar` is the school calendar that was asked; `known` is False where the store has no school year of it, so that
    no day of school could be counted and reports and contacts are not judged.
    """

    id: str
    assignment: Assignment
    duties: tuple[Duty, ...]
    calendar: str
    known: bool
    active: bool

    @cached_property
    def urgent(self) -> tuple[Duty, ...]:
        """What asks for attention: the gravest first, and of these what was due longest ago."""
        found = [duty for duty in self.duties if duty.state in URGENT and self.active]
        return tuple(sorted(found, key=lambda duty: (URGENT.index(duty.state), duty.due, duty.rule)))

    @property
    def state(self) -> State:
        """The gravest state of its duties; DONE where nothing asks for attention."""
        return self.urgent[0].state if self.urgent else State.DONE

    @property
    def needs_call(self) -> bool:
        return self.state in (State.MISSING, State.LATE)

    def of(self, rule: Rule) -> tuple[Duty, ...]:
        return tuple(duty for duty in self.duties if duty.rule is rule)


class Clock:
    """Judges assignments on any day; what does not depend on the day is looked up once."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.calendars: Mapping[str, SchoolDays] = calendars(ledger)
        self._agreed: First = first_of(ledger.agreements)
        self._planned: First = first_of(ledger.plans)
        self._met = _by_pair(ledger)
        self._cohorts = _by_school(ledger)
        self._sent: dict[tuple[str, str], dict[str, list[Sent]]] = defaultdict(lambda: defaultdict(list))
        for report in ledger.reports:
            self._sent[report.coach, report.school][report.half].append(report)

    def standings(self, day: Day, since: Day = Day.min) -> Iterator[Standing]:
        """Yield how each assignment that had begun stands at the end of a day, in the order of ids.

        Args:
            day: what happened after it counts for nothing.
            since: assignments that ended before this day are left out.
        """
        for id, one in self.ledger.assignments.current():
            if one.start <= day and (one.end is None or one.end >= since):
                yield self.standing(id, one, day)

    def standing(self, id: str, one: Assignment, day: Day) -> Standing:
        """Return how one assignment stands at the end of a day."""
        cadence = self.ledger.policy.cadence
        calendar = self.calendar_of(one.school)
        school_days = self.calendars.get(calendar, _NONE)
        duties = list(start_duties(id, one, self._agreed, self._planned, school_days, cadence, day))
        if school_days.days:
            met = self._counting(one)
            duties += contact_duties(id, one, met, school_days, cadence.contacts, day)
            duties += report_duties(id, one, self._sent.get((one.coach, one.school), {}), school_days, cadence, day)
        return Standing(id, one, tuple(duties), calendar, bool(school_days.days), one.end is None or one.end >= day)

    def calendar_of(self, school: str) -> str:
        """Return the name of the calendar that a school's district keeps."""
        found = self.ledger.schools.get(school)
        district = self.ledger.districts.get(found.district) if found else None
        return district.calendar if district else _USUAL

    def days_of(self, school: str) -> SchoolDays:
        """Return the school days of a school; none where the store has no calendar for it."""
        return self.calendars.get(self.calendar_of(school), _NONE)

    def _counting(self, one: Assignment) -> list[Met]:
        modes = self.ledger.policy.cadence.contacts.modes
        found = [*self._met.get((one.coach, one.school), ()), *self._cohorts.get(one.school, ())]
        last = one.end or Day.max
        return sorted(
            (met for met in found if met.mode in modes and one.start <= met.date <= last),
            key=lambda met: (met.date, met.id),
        )


def _by_pair(ledger: Ledger) -> Mapping[tuple[str, str], Sequence[Met]]:
    found: dict[tuple[str, str], list[Met]] = defaultdict(list)
    for met in ledger.contacts:
        if met.school:
            found[met.coach, met.school].append(met)
    return found


def _by_school(ledger: Ledger) -> Mapping[str, Sequence[Met]]:
    """Return the meetings of cohorts by school: they count for every school of the cohort, whoever led them."""
    members = {id: cohort.schools for id, cohort in ledger.cohorts.current()}
    found: dict[str, list[Met]] = defaultdict(list)
    for met in ledger.contacts:
        for school in members.get(met.cohort, ()):
            found[school].append(met)
    return found
