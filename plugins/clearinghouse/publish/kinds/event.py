"""An event: when it meets, what changed, how to put it into a calendar, and afterwards its materials."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from clearinghouse.catalog.catalog import Item
from clearinghouse.catalog.event_times import event_zone
from clearinghouse.content.models import Event
from clearinghouse.content.times import day_of
from clearinghouse.publish.event_calendars import event_calendar, subscriptions
from clearinghouse.publish.events import coming_meetings, is_past, next_meeting, zone_label
from clearinghouse.publish.jsonld.node import Node, link, node
from clearinghouse.publish.jsonld.schedule import schedule_node
from clearinghouse.publish.jsonld.work import item_id, work
from clearinghouse.publish.kinds.view import View
from clearinghouse.publish.page import Link
from clearinghouse.publish.site import Site
from clearinghouse.publish.when import spoken_day, spoken_meeting, spoken_series

MOST_MEETINGS = 12
"""So many meetings of a series are shown at once; the rest are a click away."""


def _values(site: Site, item: Item, event: Event) -> dict[str, Any]:
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


def _machine(event: Event, site: Site) -> str:
    """The first day still to come, for `<time>`."""
    return day_of(next_meeting(event, site.today)[0]).isoformat()


def _node(site: Site, item: Item, fields: Event) -> Node:
    places = [node("Place", name=fields.venue, address=fields.venue)] if fields.venue else []
    online = [node("VirtualLocation", url=link(fields.online))] if fields.online else []
    mode = "Mixed" if places and online else "Online" if online else "Offline"
    return node(
        "Event",
        item_id(site, item),
        **{key: value for key, value in work(site, item).items() if key not in _NOT_OF_EVENTS},
        url=link(site.at(item.address)),
        startDate=_moment(site, fields, fields.start),
        endDate=_moment(site, fields, fields.end),
        eventSchedule=schedule_node(fields, event_zone(fields, site.catalog)),
        eventStatus=link(f"https://schema.org/Event{'Cancelled' if fields.cancelled else 'Scheduled'}"),
        location=[*places, *online],
        eventAttendanceMode=link(f"https://schema.org/{mode}EventAttendanceMode"),
        organizer=link(site.at("/") + "#publisher"),
        offers=node("Offer", url=link(fields.registration)) if fields.registration else None,
        recordedIn=node("VideoObject", url=link(fields.recording)) if fields.recording else None,
    )


_NOT_OF_EVENTS = ("teaches", "educationalAlignment", "educationalLevel", "dateModified")


def _moment(site: Site, event: Event, moment: date) -> str:
    """Return a day, or a moment with the difference from UTC that holds there and then."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return moment.replace(tzinfo=ZoneInfo(event_zone(event, site.catalog))).isoformat()


VIEW = View(Event, _values, _node, shelf=None)
