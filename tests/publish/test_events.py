"""Events on the site: what is next, what is over, the month as a list, and the calendars they stand in."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from dateutil.rrule import rrulestr
from drawn import DrawnSite
from publish.test_calendars import read_by_python, read_by_scripts

from clearinghouse.content.models import Event
from clearinghouse.content.times import day_of
from clearinghouse.publish.event_calendars import event_outputs
from clearinghouse.publish.event_lists import event_list_pages
from clearinghouse.publish.kinds import VIEWS
from clearinghouse.publish.page import Page
from clearinghouse.publish.site import Site

TODAY = datetime.date(2026, 10, 5)
EVENT = {
    "summary": "A session about lessons.",
    "status": "published",
    "timezone": "America/New_York",
    "venue": "Room 12",
    "standards": ["psel-2015/1a"],
}
AT = datetime.datetime


@pytest.fixture
def events(site: DrawnSite) -> Site:
    write(site, "circle", start=AT(2026, 9, 3, 15, 30), end=AT(2026, 9, 3, 17), repeats={"every": "week", "times": 40,
          "left_out": [datetime.date(2026, 11, 26)]}, cohort="First-year group")  # fmt: skip
    write(site, "conference", start=datetime.date(2026, 10, 7), end=datetime.date(2026, 10, 8))
    write(site, "evening", start=AT(2026, 10, 6, 18), end=AT(2026, 10, 6, 19), cancelled=True,
          announced=datetime.date(2026, 8, 1),
          updates=[{"made_on": datetime.date(2026, 9, 9), "what": "It does not take place."}])  # fmt: skip
    write(site, "opening", start=AT(2026, 9, 1, 9), end=AT(2026, 9, 1, 12), standards=[])
    write(site, "secret", start=AT(2026, 10, 9, 9), end=AT(2026, 10, 9, 12), status="draft")
    return Site(site.public(TODAY), TODAY, url="https://example.org/clearinghouse/")


def write(site: DrawnSite, id: str, **fields: object) -> None:
    site.write(f"content/events/{id}.md", **{"title": f"The {id}", **EVENT, **fields})


def calendars(site: Site) -> dict[str, str]:
    return {output.address: output.content for output in event_outputs(site)}


def pages(site: Site) -> dict[str, Page]:
    return {page.address: page for page in event_list_pages(site)}


def names(text: str) -> set[str]:
    return {line.removeprefix("SUMMARY:") for line in text.split("\r\n") if line.startswith("SUMMARY:")}


def test_the_next_session_comes_first_and_what_is_over_has_a_list_of_its_own(events: Site) -> None:
    made = pages(events)

    assert [card.title for card in made["/events/"].values["cards"]] == ["The evening", "The conference", "The circle"]
    assert [card.title for card in made["/events/past/"].values["cards"]] == ["The opening"]
    assert "Thursday, October 8, 2026" in made["/events/"].values["cards"][2].facts[0]


def test_a_month_lists_every_meeting_on_its_day_and_no_draft(events: Site) -> None:
    days = pages(events)["/events/months/2026-10/"].values["days"]

    found = {day.number: [entry.link.label for entry in day.entries] for day in days if day.entries}
    assert len(days) == 31 and days[0].column == 5
    assert found == {
        1: ["The circle"], 6: ["The evening"], 7: ["The conference"], 8: ["The conference", "The circle"],
        15: ["The circle"], 22: ["The circle"], 29: ["The circle"],
    }  # fmt: skip


def test_each_calendar_holds_its_own_events(events: Site) -> None:
    made = calendars(events)

    assert names(made["/events.ics"]) == {"The circle", "The conference", "The evening", "The opening"}
    assert names(made["/events/circle/event.ics"]) == {"The circle"}
    assert names(made["/events/groups/first-year-group/events.ics"]) == {"The circle"}
    assert names(made["/standards/psel-2015/1/events.ics"]) == {"The circle", "The conference", "The evening"}
    assert names(made["/standards/psel-2015/10/events.ics"]) == set()
    assert "SEQUENCE:2" in made["/events/evening/event.ics"] and "STATUS:CANCELLED" in made["/events/evening/event.ics"]
    assert "DTSTAMP:20260909T000000Z" in made["/events/evening/event.ics"]
    assert "UID:clearinghouse/events/evening@example.org" in made["/events/evening/event.ics"]
    assert "secret" not in "".join(made.values())


def test_no_two_groups_share_a_calendar(site: DrawnSite) -> None:
    for number, cohort in enumerate(["學校", "Школа", "Group A", "Group-A!", "École", "Ecole Ł"]):
        write(site, f"e{number}", start=AT(2026, 9, 3, 15), end=AT(2026, 9, 3, 17), cohort=cohort)
    made = calendars(Site(site.public(TODAY), TODAY))

    groups = [names(text) for address, text in made.items() if address.startswith("/events/groups/")]

    assert sorted(map(sorted, groups)) == [["The e0"], ["The e1"], ["The e2"], ["The e4"], ["The e5"]]


def test_readers_of_the_sites_calendar_see_the_hours_of_its_pages(events: Site, tmp_path: Path) -> None:
    text = calendars(events)["/events.ics"]
    found = {"recurring-ical-events": read_by_python(text), **read_by_scripts(text, tmp_path)}

    assert found["ical.js"] == found["node-ical"] == found["recurring-ical-events"]
    circle = [start for uid, start, _ in found["ical.js"] if "circle" in uid]
    assert len(circle) == 39
    # Half past three in the afternoon, before and after clocks change.
    assert {"2026-10-29T19:30:00.000Z", "2026-11-05T20:30:00.000Z", "2027-03-18T19:30:00.000Z"} <= set(circle)
    assert "2026-11-26T20:30:00.000Z" not in circle


def test_subscribing_is_offered_as_webcal_https_and_a_file(events: Site) -> None:
    (everything, *_) = pages(events)["/events/"].values["subscriptions"]

    assert everything.address == "/events.ics"
    assert everything.https == "https://example.org/clearinghouse/events.ics"
    assert everything.webcal == "webcal://example.org/clearinghouse/events.ics"


SERIES = {
    "weekly": {"every": "week", "times": 10, "days": ["tuesday", "thursday"]},
    "fortnight": {"every": "two-weeks", "until": datetime.date(2027, 3, 1)},
    "daily": {"every": "day", "times": 5},
    "weekday": {"every": "month-same-weekday", "times": 6},
    "day": {"every": "month-same-day", "times": 6},
    "changed": {
        "every": "week",
        "times": 6,
        "left_out": [datetime.date(2026, 9, 10)],
        "moved": [{"instead_of": datetime.date(2026, 9, 17), "start": AT(2026, 9, 18, 9), "end": AT(2026, 9, 18, 10)}],
    },
}
FREQUENCY = {"P1D": "DAILY", "P1W": "WEEKLY", "P2W": "WEEKLY;INTERVAL=2", "P1M": "MONTHLY"}


@pytest.mark.parametrize("id", SERIES)
def test_a_schedule_for_machines_names_the_meetings_of_the_page(site: DrawnSite, id: str) -> None:
    first = datetime.date(2026, 9, 3)
    start, end = AT(2026, 9, 3, 15, 30), AT(2026, 9, 3, 17)
    write(site, id, start=start, end=end, repeats=SERIES[id])
    made = Site(site.public(TODAY), TODAY, url="https://example.org/clearinghouse/")
    event = made.catalog.get("event", id)
    assert event and isinstance(event.fields, Event)

    schedule = VIEWS["event"].item_node(made, event)["eventSchedule"]

    parts = [f"FREQ={FREQUENCY[schedule['repeatFrequency']]}", f"COUNT={schedule['repeatCount']}"]
    parts += [f"BYDAY={','.join(schedule['byDay'])}"] if "byDay" in schedule else []
    parts += [f"BYMONTHDAY={schedule['byMonthDay']}"] if "byMonthDay" in schedule else []
    read = {str(one.date()) for one in rrulestr(";".join(parts), dtstart=AT(2026, 9, 3))} - set(
        schedule.get("exceptDate", ())
    )
    moved = {start for start, _ in event.fields.moved.values()}
    assert read == {str(day_of(one)) for one, _ in event.fields.meetings if one not in moved}
    assert (schedule["startTime"], schedule["endTime"]) == ("15:30:00", "17:00:00")
    assert schedule["scheduleTimezone"] == "America/New_York" and schedule["startDate"] == str(first)
