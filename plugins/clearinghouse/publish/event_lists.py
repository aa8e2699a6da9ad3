"""Lists of events: those to come, those that are over, and month by month."""

from __future__ import annotations

import datetime
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from clearinghouse.catalog.catalog import Item
from clearinghouse.catalog.event_times import event_days, month_address
from clearinghouse.catalog.facets import AUDIENCE
from clearinghouse.content.models import Event
from clearinghouse.content.times import Local
from clearinghouse.publish.event_calendars import ALL, audience_calendar, subscription
from clearinghouse.publish.events import earlier, upcoming
from clearinghouse.publish.listings import list_pages
from clearinghouse.publish.page import Link, Page
from clearinghouse.publish.site import Site
from clearinghouse.publish.when import spoken_month, spoken_time, spoken_weekday, week_names

PAST = "/events/past/"
Month = tuple[int, int]


@dataclass(frozen=True)
class DayMeeting:
    """A meeting on a day of a month: the event's title and address, and the hour it begins, if it has one."""

    link: Link
    time: str
    cancelled: bool


@dataclass(frozen=True)
class Day:
    """A day of a month with its meetings; `column` is its place in the week, from 1 for Sunday."""

    number: int
    spoken: str
    column: int
    today: bool
    entries: tuple[DayMeeting, ...]


def event_list_pages(site: Site) -> Iterator[Page]:
    """Yield the list of events, the list of those that are over, and a page for each month that has a meeting."""
    events = site.catalog.of("event")
    months = _months(site)
    yield from list_pages(
        site,
        "/events/",
        site.wording("kinds.event"),
        site.wording("events.lead"),
        site.cards(upcoming(events, site.today)),
        (site.home,),
        counted="event",
        empty=site.wording("events.none"),
        after="event-lists.html",
        months=_month_links(site, months),
        past=Link(site.wording("events.earlier"), PAST, count=len(past))
        if (past := earlier(events, site.today))
        else None,
        subscriptions=_subscriptions(site),
    )
    above = (site.home, Link(site.wording("kinds.event"), "/events/"))
    if past:
        lead = site.wording("events.earlier_lead")
        yield from list_pages(
            site, PAST, site.wording("events.earlier"), lead, site.cards(past), above, counted="event"
        )
    for number, month in enumerate(months):
        yield _month_page(site, month, months, number, above)


def _subscriptions(site: Site) -> tuple[Any, ...]:
    named = {id for item in site.catalog.of("event") for id in AUDIENCE.ids_of(item, site.catalog)}
    audiences = (
        subscription(site, site.wording("calendar.for_audience", audience=value.label), audience_calendar(value.id))
        for value in AUDIENCE.values(site.catalog)
        if value.id in named
    )
    return (subscription(site, site.wording("calendar.all"), ALL), *audiences)


def _months(site: Site) -> dict[Month, dict[int, list[tuple[Local, Item]]]]:
    """Month -> day -> the meetings that are on it, the months in order."""
    found: dict[Month, dict[int, list[tuple[Local, Item]]]] = {}
    for item in site.catalog.of("event"):
        event = item.fields
        for day, moment in event_days(event) if isinstance(event, Event) else ():
            found.setdefault((day.year, day.month), {}).setdefault(day.day, []).append((moment, item))
    return dict(sorted(found.items()))


def _month_links(site: Site, months: dict[Month, Any]) -> tuple[Link, ...]:
    return tuple(_month_link(site, month) for month in months if month >= (site.today.year, site.today.month))


def _month_link(site: Site, month: Month) -> Link:
    return Link(spoken_month(datetime.date(*month, 1), site.wording), month_address(*month))


def _month_page(
    site: Site,
    month: Month,
    months: dict[Month, dict[int, list[tuple[Local, Item]]]],
    number: int,
    above: tuple[Link, ...],
) -> Page:
    link, order = _month_link(site, month), list(months)
    beside = (order[number - 1] if number else None, order[number + 1] if number + 1 < len(order) else None)
    previous, following = (_month_link(site, other) if other else None for other in beside)
    values = {
        "days": tuple(_days(site, month, months[month])),
        "weekdays": week_names(site.wording),
        "previous": previous,
        "following": following,
    }
    summary = site.wording("events.month_lead", month=link.label)
    return Page(link.address, link.label, "month.html", values, summary, above=above)


def _days(site: Site, month: Month, meetings: dict[int, list[tuple[Local, Item]]]) -> Iterator[Day]:
    for number in range(1, monthrange(*month)[1] + 1):
        day = datetime.date(*month, number)
        found = sorted(meetings.get(number, ()), key=lambda pair: (_clock(pair[0]), pair[1].title, pair[1].id))
        entries = tuple(_entry(site, moment, item) for moment, item in found)
        yield Day(number, spoken_weekday(day, site.wording), day.isoweekday() % 7 + 1, day == site.today, entries)


def _entry(site: Site, moment: Local, item: Item) -> DayMeeting:
    time = spoken_time(moment, site.wording) if isinstance(moment, datetime.datetime) else ""
    return DayMeeting(Link(item.title, item.address), time, isinstance(item.fields, Event) and item.fields.cancelled)


def _clock(moment: Local) -> datetime.time:
    return moment.time() if isinstance(moment, datetime.datetime) else datetime.time()
