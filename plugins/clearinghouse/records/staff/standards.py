"""Pages of standards: coaching time held against what the site offers, and the list for editors that follows from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from clearinghouse.publish.page import Link, Page
from clearinghouse.records.ledger import Met
from clearinghouse.records.measures.coverage import Worked
from clearinghouse.records.measures.scope import COACH, SCHOOL
from clearinghouse.records.measures.supply import FEW, in_demand
from clearinghouse.records.staff.charts import Bars, bars
from clearinghouse.records.staff.desk import Desk
from clearinghouse.records.staff.parts import home


@dataclass(frozen=True)
class StandardRow:
    """A standard: how much coaching named it, and how many resources the site has for it; None where that is unknown."""

    link: Link
    worked: Worked
    fresh: int | None
    stale: int | None
    wanted: bool

    @property
    def minutes_each(self) -> int | None:
        """Minutes of coaching for each fresh resource; None where there is none, or that is unknown."""
        return self.worked.minutes // self.fresh if self.fresh else None


def standard_pages(desk: Desk) -> Iterator[Page]:
    """Yield the list of standards that coaching named, with the editors' list first, and a page for each."""
    wanted = {one.reference for one in in_demand(desk.worked, desk.offers, desk.day)}
    rows = [_row(reference, worked, reference in wanted, desk) for reference, worked in desk.worked.items()]
    rows.sort(key=lambda row: (row.fresh != 0, -(row.minutes_each or row.worked.minutes), row.link.address))
    values = {
        "rows": rows,
        "wanted": [row for row in rows if row.wanted],
        "few": FEW,
        "first": desk.date(desk.year.first),
    }
    yield Page("/standards/", desk.wording("staff.standards"), "standards.html", values, above=(home(desk),))
    named = _named(desk.books.contacts)
    for row, reference in ((row, row.link.address[len("/standards/") : -1]) for row in rows):
        yield _page(row, named[reference], desk)


def _row(reference: str, worked: Worked, wanted: bool, desk: Desk) -> StandardRow:
    offer = desk.offers.get(reference)
    fresh, stale = (offer.fresh(desk.day), offer.stale(desk.day)) if offer else (None, None)
    return StandardRow(desk.standard(reference), worked, fresh, stale, wanted)


def _named(contacts: Sequence[Met]) -> Mapping[str, Sequence[Met]]:
    found: dict[str, list[Met]] = defaultdict(list)
    for met in contacts:
        for reference in met.standards:
            found[reference].append(met)
    return found


def _page(row: StandardRow, contacts: Sequence[Met], desk: Desk) -> Page:
    title = f"{row.link.label} {row.link.note}".strip()
    values = {
        "row": row,
        "months": _by_month(contacts, desk),
        "schools": _tally(SCHOOL, [met.school for met in contacts if met.school], desk),
        "coaches": _tally(COACH, [met.coach for met in contacts], desk),
    }
    above = (home(desk), Link(desk.wording("staff.standards"), "/standards/"))
    return Page(row.link.address, title, "standard.html", values, above=above)


def _by_month(contacts: Sequence[Met], desk: Desk) -> Bars:
    minutes: dict[tuple[int, int], int] = {}
    day = desk.year.first.replace(day=1)
    while day <= desk.day:
        minutes[day.year, day.month] = 0
        day = (day.replace(day=28) + (desk.day.resolution * 4)).replace(day=1)
    for met in contacts:
        minutes[met.date.year, met.date.month] += met.minutes
    labels = ((Link(desk.month_of(*month), ""), float(spent)) for month, spent in minutes.items())
    return bars(desk.wording("staff.by_month"), desk.wording("staff.minutes"), labels, desk)


def _tally(kind: str, ids: Sequence[str], desk: Desk) -> list[tuple[Link, int]]:
    counts: dict[str, int] = {}
    for id in ids:
        counts[id] = counts.get(id, 0) + 1
    return [(desk.link(kind, id), count) for id, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]
