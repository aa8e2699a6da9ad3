"""Calendars of the site's events: one for each event, standard, audience and group, and one for all."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from clearinghouse.catalog.catalog import Item
from clearinghouse.catalog.event_groups import group_calendar
from clearinghouse.catalog.event_times import event_zone
from clearinghouse.catalog.facets import AUDIENCE, TOPIC
from clearinghouse.content.models import Event
from clearinghouse.content.times import Local, day_of, happens_twice, read_zone
from clearinghouse.publish.calendars import Appointment, Moved, appointment_text, join_calendar
from clearinghouse.publish.page import Output
from clearinghouse.publish.site import Site
from clearinghouse.standards.reference import Reference

ALL = "/events.ics"
_UNSAID = datetime.date(2000, 1, 1)
"""The stamp of an event that says neither when it was announced nor of any change: older than any that does."""
Entries = Mapping[str, tuple[Appointment, str]]


@dataclass(frozen=True)
class Subscription:
    """A calendar to subscribe to: what is in it, and its address on this site, for https and for webcal.

    Both are empty where the site does not say where it stands; then there is only the file.
    """

    label: str
    address: str
    https: str = ""
    webcal: str = ""


def subscription(site: Site, label: str, address: str) -> Subscription:
    """Return how to subscribe to the calendar at an address of this site."""
    if not site.url:
        return Subscription(label, address)
    https = urljoin(site.url, address.lstrip("/"))
    return Subscription(label, address, https, "webcal:" + https.partition(":")[2])


def subscriptions(site: Site, item: Item, event: Event) -> tuple[Subscription, ...]:
    """Return the calendars that an event stands in, the narrowest first."""
    group = ((event.cohort, group_calendar(event.cohort)),) if event.cohort else ()
    audiences = (
        (link.label, audience_calendar(id))
        for id, link in zip(event.audiences, site.chips(AUDIENCE, item), strict=False)
    )
    found = (*group, *((site.wording("calendar.group", audience=label), address) for label, address in audiences))
    found = (*found, (site.wording("calendar.all"), ALL))
    return tuple(subscription(site, label, address) for label, address in found)


def event_calendar(item: Item) -> str:
    """Return the address of an event's own calendar file."""
    return f"{item.address}event.ics"


def standard_calendar(reference: Reference) -> str:
    return f"{reference.address}events.ics"


def audience_calendar(id: str) -> str:
    return f"{AUDIENCE.address(id)}events.ics"


def event_outputs(site: Site) -> Iterator[Output]:
    """Yield every calendar. Those of standards and audiences are there without events too, to subscribe to."""
    entries = {item.key: _entry(site, item) for item in site.catalog.of("event")}
    for item in site.catalog.of("event"):
        yield _calendar(event_calendar(item), item.title, [item], entries)
    yield _calendar(ALL, site.wording("calendar.all"), site.catalog.of("event"), entries)
    for reference, title in _standards(site):
        found = [row.item for row in site.alignments.of(reference, "event") if row.way != "crosswalk"]
        yield _calendar(standard_calendar(reference), title, found, entries)
    for value in AUDIENCE.values(site.catalog):
        found = [item for item in site.catalog.of("event") if value.id in AUDIENCE.ids_of(item, site.catalog)]
        yield _calendar(
            audience_calendar(value.id), site.wording("calendar.for_audience", audience=value.label), found, entries
        )
    for address, (label, found) in _groups(site).items():
        yield _calendar(address, label, found, entries)


def _standards(site: Site) -> Iterator[tuple[Reference, str]]:
    for framework in site.catalog.frameworks:
        for node, _ in framework.walk():
            yield (
                framework.reference(node),
                site.wording("calendar.on_standard", standard=f"{framework.short_title} {node.code}"),
            )


def _groups(site: Site) -> dict[str, tuple[str, list[Item]]]:
    """Return the calendar of each group, with its name and its events: nothing of another whose name would come to it."""
    groups: dict[str, tuple[str, list[Item]]] = {}
    for item in site.catalog.of("event"):
        if isinstance(item.fields, Event) and (cohort := item.fields.cohort):
            name, found = groups.setdefault(group_calendar(cohort), (cohort, []))
            if name == cohort:
                found.append(item)
    return groups


def _calendar(address: str, name: str, items: Iterable[Item], entries: Entries) -> Output:
    found = sorted((entries[item.key] for item in items), key=lambda entry: entry[0].uid)
    return Output(address, join_calendar(name, found))


def _entry(site: Site, item: Item) -> tuple[Appointment, str]:
    made = appointment(site, item)
    return made, appointment_text(made)


def appointment(site: Site, item: Item) -> Appointment:
    """Return an event as calendars have it.

    Its sequence counts what was changed since it was announced, and its stamp is the day of the last change:
    both are the author's, so that the same content gives the same file on every day.
    """
    event = item.fields
    assert isinstance(event, Event)
    zone = event_zone(event, site.catalog)
    start, end = event.regular[0]
    dropped = set(event.repeats.left_out) if event.repeats else set()
    return Appointment(
        uid=_uid(site, item),
        title=item.title,
        start=_second(event.start, start, zone),
        end=_second(event.end, end, zone),
        stamp=max([update.made_on for update in event.updates] + [event.announced or _UNSAID]),
        zone="" if event.whole_days else zone,
        text=_text(site, item, event),
        place=event.venue or event.online or "",
        url=urljoin(site.url, item.address.lstrip("/")) if site.url else "",
        categories=_categories(site, item),
        sequence=len(event.updates) + len(dropped) + len(event.moved) + event.cancelled,
        cancelled=event.cancelled,
        series=event.repeats.series if event.repeats else None,
        dropped=tuple(begin for begin, _ in event.regular if day_of(begin) in dropped),
        moved=tuple(Moved(planned, *held) for planned, held in event.moved.items()),
    )


def _second(written: Local, read: Local, zone: str) -> Local:
    """Mark the second of two equal times on the clock, where the author's offset from UTC says that it is meant."""
    if not isinstance(written, datetime.datetime) or not isinstance(read, datetime.datetime) or not written.tzinfo:
        return read
    second = read.replace(fold=1)
    offset = second.replace(tzinfo=read_zone(zone)).utcoffset()
    return second if happens_twice(read, zone) and written.utcoffset() == offset else read


def _uid(site: Site, item: Item) -> str:
    where = urlsplit(site.url)
    return f"{where.path.strip('/')}{item.address}".strip("/") + f"@{where.hostname or 'clearinghouse.invalid'}"


def _text(site: Site, item: Item, event: Event) -> str:
    lines = [item.fields.summary, *(update.what for update in event.updates)]
    if event.online:
        lines.append(site.wording("calendar.online", address=event.online))
    if event.registration:
        lines.append(site.wording("calendar.register", address=event.registration))
    return "\n\n".join(lines)


def _categories(site: Site, item: Item) -> tuple[str, ...]:
    topics = (link.label for link in site.chips(TOPIC, item))
    return (*(chip.label for chip in site.standard_chips(item.standards)), *topics)
