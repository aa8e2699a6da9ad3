"""Pages of parts of the program: a coach, a school, a district, a cohort; and the lists that lead to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from clearinghouse.publish.page import Link, Page
from clearinghouse.records.cadence.duty import Rule
from clearinghouse.records.measures.coverage import coverage
from clearinghouse.records.measures.figures import Counted, Figure, minutes_by_mode
from clearinghouse.records.measures.numbers import share
from clearinghouse.records.measures.plans import goals_of
from clearinghouse.records.measures.scope import COACH, COHORT, DISTRICT, SCHOOL, Scope
from clearinghouse.records.staff.calls import calls, due_soon
from clearinghouse.records.staff.charts import HeatMap, goal_bars, heat_map, mode_bars
from clearinghouse.records.staff.desk import FOLDERS, Desk
from clearinghouse.records.staff.lines import change_lines
from clearinghouse.records.staff.school_row import school_row


@dataclass(frozen=True)
class PartRow:
    """A coach, district or cohort in a list."""

    link: Link
    schools: int
    room: str
    calls: int
    weeks: str
    reports: str


def part_pages(desk: Desk) -> Iterator[Page]:
    """Yield the pages of coaches, districts and cohorts, and the lists of these."""
    for kind in (COACH, DISTRICT, COHORT):
        rows = part_rows(kind, desk)
        title = desk.wording(f"staff_list.{kind}")
        yield Page(f"/{FOLDERS[kind]}/", title, "list-of-parts.html", {"rows": rows, "kind": kind}, above=(home(desk),))
        yield from (_part_page(scope, desk) for scope in desk.scopes[kind])


def part_rows(kind: str, desk: Desk) -> list[PartRow]:
    """Return the rows of a list of coaches, districts or cohorts."""
    return [_part_row(scope, desk) for scope in desk.scopes[kind]]


def home(desk: Desk) -> Link:
    return Link(desk.wording("staff.home"), "/")


def list_of(kind: str, desk: Desk) -> Link:
    return Link(desk.wording(f"staff_list.{kind}"), f"/{FOLDERS[kind]}/")


def _part_row(scope: Scope, desk: Desk) -> PartRow:
    found = desk.counted[scope]
    schools = len({one.assignment.school for one in found.active})
    rates = [_rate(found, rule, desk) for rule in (Rule.CONTACT, Rule.REPORT)]
    needing = sum(one.needs_call for one in found.active)
    most = _most(scope, desk)
    room = "" if most is None else desk.number(most - schools)
    return PartRow(desk.link(scope.kind, scope.id), schools, room, needing, *rates)


def _rate(found: Counted, rule: Rule, desk: Desk) -> str:
    decided = found.decided(rule)
    part = sum(duty.in_time for duty in decided)
    return desk.value(Figure("", share(part, len(decided)), part, len(decided)))


def _most(scope: Scope, desk: Desk) -> int | None:
    """Return how many schools a coach may take on; None where that is not said."""
    coach = desk.ledger.coaches.get(scope.id) if scope.kind == COACH else None
    return coach.most_schools if coach else None


def _room(scope: Scope, schools: int, desk: Desk) -> str:
    most = _most(scope, desk)
    return "" if most is None else desk.wording("staff.room", count=most - schools, most=most)


def _part_page(scope: Scope, desk: Desk) -> Page:
    found = desk.counted[scope]
    schools = sorted({one.assignment.school for one in found.active})
    values = {
        **shared_values(scope, desk),
        "rows": [school_row(one, desk) for one in sorted(found.active, key=lambda one: one.assignment.school)],
        "map": school_map(schools, found, desk),
        "room": _room(scope, len(schools), desk),
    }
    above = (home(desk), list_of(scope.kind, desk))
    return Page(f"/{FOLDERS[scope.kind]}/{scope.id}/", scope.name, "part.html", values, above=above)


def shared_values(scope: Scope, desk: Desk) -> Mapping[str, Any]:
    """Return what the pages of all parts of the program show."""
    found = desk.counted[scope]
    return {
        "calls": calls(found.standings, desk),
        "soon": due_soon(found.standings, desk),
        "bars": mode_bars(minutes_by_mode(found.contacts), desk),
        "goal_bars": goal_bars(goals_of(found.plans), desk),
        "standards": [(desk.standard(of), work) for of, work in coverage(found.contacts).items()],
        "figures": desk.figures(scope),
        "changes": change_lines(scope, desk),
        "since": desk.date(desk.changes.since),
        "first": desk.date(desk.year.first),
    }


def school_map(schools: Sequence[str], found: Counted, desk: Desk) -> HeatMap:
    """Return the contacts of schools over the weeks of the school year, one row a school."""
    by_school: dict[str, list[Any]] = {id: [] for id in schools}
    for met in found.contacts:
        if met.school in by_school:
            by_school[met.school].append(met)
    rows = ((desk.link(SCHOOL, id), mets, desk.clock.days_of(id)) for id, mets in by_school.items())
    return heat_map(desk.wording("staff.map_schools"), rows, desk)
