"""The records themselves, as staff may see them: one page a school and school year."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from clearinghouse.publish.page import Link, Page
from clearinghouse.records.ledger import Met, Sent
from clearinghouse.records.measures.scope import COACH, SCHOOL, Scope
from clearinghouse.records.models import half_days
from clearinghouse.records.staff.desk import Desk
from clearinghouse.records.staff.reasons import half_text
from clearinghouse.records.staff.sheet import Sheet, key_of

Day = datetime.date
_AUGUST = 8


@dataclass(frozen=True)
class YearOf:
    """A school year by the year it begins in: from the first of August on."""

    begins: int

    @property
    def label(self) -> str:
        return f"{self.begins}-{(self.begins + 1) % 100:02}"


@dataclass(frozen=True)
class ContactRow:
    id: str
    date: str
    time: str
    minutes: int
    mode: str
    coach: Link
    roles: Sequence[str]
    standards: Sequence[Link]
    resources: Sequence[str]
    next_step: str


@dataclass(frozen=True)
class ReportRow:
    id: str
    half: str
    sent: str
    seen: str
    needs: Sequence[str]
    contacts: int


def year_of(day: Day) -> YearOf:
    return YearOf(_begins(day))


def _begins(day: Day) -> int:
    return day.year if day.month >= _AUGUST else day.year - 1


def years_of(school: str, desk: Desk) -> list[YearOf]:
    """Return the school years in which a school has records, the latest first."""
    begun = {_begins(met.date) for met in desk.contacts.get(school, ())}
    begun |= {_begins(half_days(sent.half)[0]) for sent in desk.reports.get(school, ())}
    return [YearOf(year) for year in sorted(begun, reverse=True)]


def archive_address(school: str, year: YearOf) -> str:
    return f"/schools/{school}/{year.begins}.html"


def archive_sheets(desk: Desk) -> Iterator[Sheet]:
    """Yield a page for each school and school year that has records. What it shows does not change with the day."""
    coaches = key_of([(scope.id, scope.name) for scope in desk.scopes[COACH]])
    for scope in desk.scopes[SCHOOL]:
        contacts, reports = _by_year(desk.contacts.get(scope.id, ())), _by_half(desk.reports.get(scope.id, ()))
        for year in sorted({*contacts, *reports}, key=lambda year: -year.begins):
            kept = contacts.get(year, []), reports.get(year, [])
            done = [met.id for met in kept[0] if met.id in desk.ledger.steps_done]
            named = [desk.standard(of) for of in sorted({of for met in kept[0] for of in met.standards})]
            # Of a plain tuple Python tells the content several times faster than of a named one.
            told = [tuple(record) for records in kept for record in records]
            key = key_of(scope.name, year, told, done, named, coaches)
            yield Sheet(archive_address(scope.id, year), partial(_page, scope, year, *kept, desk), key)


def _by_year(contacts: Sequence[Met]) -> dict[YearOf, list[Met]]:
    found: dict[int, list[Met]] = defaultdict(list)
    for met in contacts:
        found[_begins(met.date)].append(met)
    return {YearOf(year): records for year, records in found.items()}


def _by_half(reports: Sequence[Sent]) -> dict[YearOf, list[Sent]]:
    found: dict[int, list[Sent]] = defaultdict(list)
    for sent in reports:
        found[_begins(half_days(sent.half)[0])].append(sent)
    return {YearOf(year): records for year, records in found.items()}


def _page(scope: Scope, year: YearOf, contacts: Sequence[Met], reports: Sequence[Sent], desk: Desk) -> Page:
    values = {
        "contacts": [_contact(met, desk) for met in reversed(contacts)],
        "reports": [_report(sent, desk) for sent in reversed(reports)],
        "minutes": sum(met.minutes for met in contacts),
        "undated": True,
    }
    title = desk.wording("staff.records_of", school=scope.name, year=year.label)
    above = (
        Link(desk.wording("staff.home"), "/"),
        Link(desk.wording("staff_list.school"), "/schools/"),
        Link(scope.name, f"/schools/{scope.id}/"),
    )
    return Page(archive_address(scope.id, year), title, "records.html", values, above=above)


def _contact(met: Met, desk: Desk) -> ContactRow:
    wording, by = desk.wording, met.next_step_by
    done = met.id in desk.ledger.steps_done
    step = wording("staff.step_done" if done else "staff.step_by", day=desk.date(by)) if by else ""
    return ContactRow(
        met.id,
        desk.date(met.date),
        met.time,
        met.minutes,
        wording(f"staff_mode.{met.mode}"),
        desk.link(COACH, met.coach),
        [wording(f"staff_role.{role}") for role in met.roles],
        [desk.standard(reference) for reference in met.standards],
        met.resources,
        step,
    )


def _report(sent: Sent, desk: Desk) -> ReportRow:
    wording = desk.wording
    needs = [wording(f"staff_need.{need}") for need in sent.needs if need != "none"]
    seen = desk.date(sent.seen_by_leader) if sent.seen_by_leader else ""
    return ReportRow(sent.id, half_text(sent.half, wording), desk.date(sent.sent), seen, needs, sent.contacts)


def record_places(desk: Desk) -> Iterator[tuple[str, str]]:
    """Yield the id of each record that counts for an assignment of the day, and the address of its row."""
    counted = {id for one in desk.standings for duty in one.duties for id in duty.records}
    for school, found in desk.contacts.items():
        places = (met for met in found if met.id in counted)
        yield from ((met.id, f"{archive_address(school, year_of(met.date))}#{met.id}") for met in places)
    for school, sents in desk.reports.items():
        for sent in (sent for sent in sents if sent.id in counted):
            yield sent.id, f"{archive_address(school, year_of(half_days(sent.half)[0]))}#{sent.id}"
