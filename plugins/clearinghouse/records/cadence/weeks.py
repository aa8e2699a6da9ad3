"""Contacts: one in every so many school weeks of an assignment."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from clearinghouse.records.cadence.duty import Duty, Rule, State
from clearinghouse.records.cadence.school_days import SchoolDays
from clearinghouse.records.ledger import Met
from clearinghouse.records.models import Assignment, SchoolYear
from clearinghouse.records.models.policy import ContactCadence

Day = datetime.date
_SUNDAY = datetime.timedelta(days=6)


def contact_duties(
    id: str, one: Assignment, met: Sequence[Met], school_days: SchoolDays, rule: ContactCadence, day: Day
) -> Iterator[Duty]:
    """Yield the spans of school weeks of an assignment that began up to a day, each with the contacts that count.

    Weeks with too few days of school, or with none, ask for none. The others are taken together by as many as the policy says, anew in
    each school year; those left over at its end ask for none.

    Args:
        met: the contacts that count for the assignment, in the order of days.
    """
    for year in school_days.years:
        spans = list(_spans(one, year, school_days, rule, day))
        duties = [_duty(id, one, span, met, school_days, rule, day) for span in spans]
        over = any(later.first_day > year.last_day and later.first_day <= day for later in school_days.years)
        yield from _counted(duties, rule, over)


def _spans(
    one: Assignment, year: SchoolYear, school_days: SchoolDays, rule: ContactCadence, day: Day
) -> Iterator[tuple[Day, Day]]:
    """Yield the Mondays of the first and the last week of each span that began."""
    first, last = max(one.start, year.first_day), min(one.end or year.last_day, year.last_day)
    least = max(1, rule.least_school_days)
    asking = [start for start, days in school_days.weeks(first, last) if days >= least]
    size = rule.every_weeks
    for place in range(0, len(asking) - size + 1, size):
        if asking[place] <= day:
            yield asking[place], asking[place + size - 1]


def _duty(
    id: str,
    one: Assignment,
    span: tuple[Day, Day],
    met: Sequence[Met],
    school_days: SchoolDays,
    rule: ContactCadence,
    day: Day,
) -> Duty:
    first, last = span[0], span[1] + _SUNDAY
    due = school_days.last_until(min(last, one.end or last))
    place = bisect_left(met, first, key=_date)
    found = []
    while place < len(met) and met[place].date <= min(last, day):
        found.append(met[place])
        place += 1
    return Duty(
        Rule.CONTACT,
        id,
        first,
        last,
        due,
        _state(bool(found), due, rule, day),
        found[0].date if found else None,
        tuple(contact.id for contact in found),
    )


def _date(contact: Met) -> Day:
    return contact.date


def _state(met: bool, due: Day, rule: ContactCadence, day: Day) -> State:
    if met:
        return State.DONE
    if day > due:
        return State.LATE
    return State.SOON if (due - day).days <= rule.due_soon_days else State.WAITING


def _counted(duties: list[Duty], rule: ContactCadence, over: bool) -> Iterator[Duty]:
    """Yield spans with how many in a row had no contact. Nobody waits for one that a later contact has followed."""
    last_done = max((place for place, duty in enumerate(duties) if duty.done), default=-1)
    run = 0
    for place, duty in enumerate(duties):
        run = run + 1 if duty.state is State.LATE else 0
        if duty.state is not State.LATE:
            yield duty
        elif over or place < last_done:
            yield _as(duty, State.NEVER, run)
        else:
            yield _as(duty, State.MISSING if run * rule.every_weeks >= rule.missing_after_weeks else State.LATE, run)


def _as(duty: Duty, state: State, run: int) -> Duty:
    return Duty(duty.rule, duty.assignment, duty.first, duty.last, duty.due, state, run=run)
