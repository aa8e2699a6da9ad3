"""Pages of schools: how each stands, down to the rule and the records counted, and what its plan has come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from clearinghouse.publish.page import Link, Page
from clearinghouse.records.cadence.duty import Duty, Rule, State
from clearinghouse.records.cadence.standing import Standing
from clearinghouse.records.measures.figures import MODES, Counted
from clearinghouse.records.measures.scope import COACH, DISTRICT, SCHOOL, Scope
from clearinghouse.records.staff.archive import archive_address, years_of
from clearinghouse.records.staff.charts import HeatMap, heat_map
from clearinghouse.records.staff.desk import Desk
from clearinghouse.records.staff.parts import home, list_of, shared_values
from clearinghouse.records.staff.progress import served_goals
from clearinghouse.records.staff.reasons import Reason, reason, rule_text
from clearinghouse.records.staff.school_row import school_row


@dataclass(frozen=True)
class Verdict:
    """How one rule stands for an assignment: the rule in words, and the duties that say so, the latest first."""

    name: str
    rule: str
    told: Sequence[Reason]
    in_time: str


@dataclass(frozen=True)
class AssignmentPart:
    """An assignment on a school's page."""

    coach: Link
    leader: str
    start: str
    end: str
    known: bool
    calendar: str
    verdicts: Sequence[Verdict]


_TOLD = 4


def school_pages(desk: Desk, places: Mapping[str, str]) -> Iterator[Page]:
    """Yield the list of schools and a page for each. `places` are the addresses of the rows of records, by id."""
    rows = [school_row(one, desk) for one in sorted(desk.standings, key=lambda one: one.assignment.school)]
    placed = {one.assignment.school for one in desk.standings}
    without = [desk.link(SCHOOL, scope.id) for scope in desk.scopes[SCHOOL] if scope.id not in placed]
    values = {"rows": rows, "without": without}
    yield Page("/schools/", desk.wording("staff_list.school"), "schools.html", values, above=(home(desk),))
    yield from (_school_page(scope, desk, places) for scope in desk.scopes[SCHOOL])


def _school_page(scope: Scope, desk: Desk, places: Mapping[str, str]) -> Page:
    found, school = desk.counted[scope], desk.ledger.schools.get(scope.id)
    values = {
        **shared_values(scope, desk),
        "district": desk.link(DISTRICT, school.district) if school else None,
        "assignments": [_assignment(one, desk, places) for one in found.active],
        "map": _mode_map(found, desk),
        "goals": served_goals(scope.id, found.plans, desk),
        "years": [Link(year.label, archive_address(scope.id, year)) for year in years_of(scope.id, desk)],
    }
    return Page(f"/schools/{scope.id}/", scope.name, "school.html", values, above=(home(desk), list_of(SCHOOL, desk)))


def _assignment(standing: Standing, desk: Desk, places: Mapping[str, str]) -> AssignmentPart:
    one = standing.assignment
    return AssignmentPart(
        desk.link(COACH, one.coach),
        desk.leader(standing),
        desk.date(one.start),
        desk.date(one.end) if one.end else "",
        standing.known,
        standing.calendar,
        [_verdict(standing, rule, desk, places) for rule in Rule if standing.of(rule)],
    )


def _verdict(standing: Standing, rule: Rule, desk: Desk, places: Mapping[str, str]) -> Verdict:
    duties = standing.of(rule)
    decided = [duty for duty in duties if duty.decided]
    told = [_linked(duty, desk, places) for duty in _shown(duties)]
    in_time = desk.wording("staff.in_time", part=sum(duty.in_time for duty in decided), whole=len(decided))
    return Verdict(desk.wording(f"staff_rule_name.{rule.value}"), rule_text(rule, desk), told, in_time)


def _shown(duties: Sequence[Duty]) -> Iterator[Duty]:
    """Yield the latest duties and, before them, whatever is still owed."""
    for place, duty in enumerate(reversed(duties)):
        if place < _TOLD or duty.state in (State.MISSING, State.LATE):
            yield duty


def _linked(duty: Duty, desk: Desk, places: Mapping[str, str]) -> Reason:
    """Return a duty in words, its records linked to where the school's records are listed."""
    told = reason(duty, desk)
    if duty.rule not in (Rule.CONTACT, Rule.REPORT):
        return Reason(told.state, told.label, told.text, told.rule, ())
    links = [Link(id, places[id]) for id in duty.records if id in places]
    return Reason(told.state, told.label, told.text, told.rule, tuple(links))


def _mode_map(found: Counted, desk: Desk) -> HeatMap:
    days = desk.clock.days_of(found.scope.id)
    rows = (
        (Link(desk.wording(f"staff_mode.{mode}"), ""), [met for met in found.contacts if met.mode == mode], days)
        for mode in MODES
        if mode != "cohort"
    )
    return heat_map(desk.wording("staff.map_modes"), rows, desk)
