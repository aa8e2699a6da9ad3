"""Events on the clock: which time zone an event's times are in, and which of its times the rules look at."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.content.models import Event
from clearinghouse.content.times import Local, day_of

Trail = tuple[str | int, ...]
Timed = tuple[Item, Trail, datetime.datetime, str]


def event_zone(event: Event, catalog: Catalog) -> str:
    """Return the time zone of an event: its own, else the site's, else UTC (a preview of an unsound site)."""
    return event.timezone or catalog.time_zone or "UTC"


def event_days(event: Event) -> Iterator[tuple[datetime.date, Local]]:
    """Yield every day on which a meeting of an event takes place, with its hour on the day that it begins."""
    for start, end in event.meetings:
        first = day_of(start)
        for number in range((day_of(end) - first).days + 1):
            yield first + datetime.timedelta(days=number), start if not number else first


def event_months(event: Event) -> set[tuple[int, int]]:
    """Return every month, as year and month, in which a meeting of an event takes place."""
    return {(day.year, day.month) for day, _ in event_days(event)}


def meeting_months(catalog: Catalog) -> list[tuple[int, int]]:
    """Return every month in which a meeting takes place, in order."""
    events = (item.fields for item in catalog.of("event"))
    return sorted({month for event in events if isinstance(event, Event) for month in event_months(event)})


def month_address(year: int, month: int) -> str:
    return f"/events/months/{year}-{month:02}/"


def written_times(catalog: Catalog) -> Iterator[Timed]:
    """Yield every time on the clock that events write down: the event, the way to the field, the time, its zone."""
    for item in catalog.of("event"):
        event = item.fields
        if isinstance(event, Event) and not event.whole_days:
            for trail, moment in _written(event):
                if isinstance(moment, datetime.datetime):
                    yield item, trail, moment, event_zone(event, catalog)


def held_times(catalog: Catalog) -> Iterator[Timed]:
    """Yield every time at which a meeting of an event begins or ends: as `written_times`, and all a rule adds."""
    written = {(item.key, moment.replace(tzinfo=None)): trail for item, trail, moment, _ in written_times(catalog)}
    for item in catalog.of("event"):
        event = item.fields
        if isinstance(event, Event):
            for moment in sorted({moment for meeting in event.meetings for moment in meeting}):
                if isinstance(moment, datetime.datetime):
                    trail = written.get((item.key, moment), ("repeats",))
                    yield item, trail, moment, event_zone(event, catalog)


def _written(event: Event) -> Iterator[tuple[Trail, datetime.date]]:
    yield ("start",), event.start
    yield ("end",), event.end
    for place, moved in enumerate(event.repeats.moved if event.repeats else ()):
        yield ("repeats", "moved", place, "start"), moved.start
        yield ("repeats", "moved", place, "end"), moved.end
