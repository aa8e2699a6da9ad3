"""An event's page: when it meets, what changed, how to put it into a calendar, and afterwards its materials."""

from __future__ import annotations

from typing import Any

from clearinghouse.catalog.catalog import Item
from clearinghouse.catalog.event_times import event_zone
from clearinghouse.content.models import Event
from clearinghouse.content.times import day_of
from clearinghouse.publish.event_calendars import event_calendar, subscriptions
from clearinghouse.publish.events import coming_meetings, is_past, next_meeting
from clearinghouse.publish.page import Link
from clearinghouse.publish.site import Site
from clearinghouse.publish.when import spoken_day, spoken_meeting, spoken_series

MOST_MEETINGS = 12
"""So many meetings of a series are shown at once; the rest are a click away."""


def event_values(site: Site, item: Item, event: Event) -> dict[str, Any]:
    """Return what the page of an event shows beside what every item's page shows."""
    coming = tuple(spoken_meeting(*meeting, site.wording) for meeting in coming_meetings(event, site.today))
    used = [found for id in event.resources if (found := site.catalog.get("resource", id))]
    return {
        "when": spoken_meeting(*next_meeting(event, site.today), site.wording),
        "start": _machine(event, site),
        "zone": "" if event.whole_days else zone_label(event_zone(event, site.catalog)),
        "series": spoken_series(event, site.wording),
        "meetings": coming if event.repeats else (),
        "shown_meetings": MOST_MEETINGS,
        "left_out": tuple(spoken_day(day, site.wording) for day in event.repeats.left_out) if event.repeats else (),
        "updates": tuple((spoken_day(update.made_on, site.wording), update.what) for update in event.updates),
        "past": is_past(event, site.today),
        "files": tuple(Link(kept.label, f"{item.address}{kept.file}") for kept in event.materials),
        "resources": site.cards(used),
        "calendar": event_calendar(item),
        "subscriptions": subscriptions(site, item, event),
    }


def zone_label(zone: str) -> str:
    """Return a time zone as readers know it: the city that names it."""
    return zone.rpartition("/")[2].replace("_", " ")


def _machine(event: Event, site: Site) -> str:
    """The first day still to come, for `<time>`."""
    return day_of(next_meeting(event, site.today)[0]).isoformat()
