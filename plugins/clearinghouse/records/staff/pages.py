"""Every page of the staff site."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.publish.page import Link
from clearinghouse.records.measures.period import Period, last_month
from clearinghouse.records.measures.scope import COACH, COHORT, DISTRICT, SCHOOL
from clearinghouse.records.staff.archive import archive_sheets, record_places
from clearinghouse.records.staff.dashboard import dashboard
from clearinghouse.records.staff.desk import Desk
from clearinghouse.records.staff.digest import digest
from clearinghouse.records.staff.parts import list_of, part_pages
from clearinghouse.records.staff.rules import rules_page
from clearinghouse.records.staff.schools import school_pages
from clearinghouse.records.staff.sheet import Sheet, made
from clearinghouse.records.staff.standards import standard_pages


def staff_sheets(desk: Desk, period: Period | None = None) -> Iterator[Sheet]:
    """Yield every page, the dashboard first.

    Args:
        desk: the store on a day.
        period: what the digest is about; the calendar month before the day where none is named.
    """
    yield made(dashboard(desk))
    yield from map(made, school_pages(desk, dict(record_places(desk))))
    yield from map(made, part_pages(desk))
    yield from map(made, standard_pages(desk))
    yield made(digest(desk, period or last_month(desk.day)))
    yield made(rules_page(desk))
    yield from archive_sheets(desk)


def menu(desk: Desk) -> tuple[Link, ...]:
    """Return the ways that stand at the head of every page."""
    wording = desk.wording
    lists = (list_of(kind, desk) for kind in (SCHOOL, COACH, DISTRICT, COHORT))
    return (
        Link(wording("staff.home"), "/"),
        *lists,
        Link(wording("staff.standards"), "/standards/"),
        Link(wording("staff.digest_short"), "/digest/"),
        Link(wording("staff.rules"), "/rules/"),
    )
