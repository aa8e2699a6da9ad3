"""Every page of the staff site."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.publish.page import Link, Page
from clearinghouse.records.measures.period import Period, last_month
from clearinghouse.records.measures.scope import COACH, COHORT, DISTRICT, SCHOOL
from clearinghouse.records.staff.archive import archive_pages, record_places
from clearinghouse.records.staff.dashboard import dashboard
from clearinghouse.records.staff.desk import Desk
from clearinghouse.records.staff.digest import digest
from clearinghouse.records.staff.parts import list_of, part_pages
from clearinghouse.records.staff.rules import rules_page
from clearinghouse.records.staff.schools import school_pages
from clearinghouse.records.staff.standards import standard_pages


def staff_pages(desk: Desk, period: Period | None = None) -> Iterator[Page]:
    """Yield every page, the dashboard first.

    Args:
        desk: the store on a day.
        period: what the digest is about; the calendar month before the day where none is named.
    """
    yield dashboard(desk)
    yield from school_pages(desk, dict(record_places(desk)))
    yield from part_pages(desk)
    yield from standard_pages(desk)
    yield digest(desk, period or last_month(desk.day))
    yield rules_page(desk)
    yield from archive_pages(desk)


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
