"""Calendar files: four independent readers find the same meetings, at the same instants."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import icalendar
import pytest
import recurring_ical_events
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from clearinghouse.content.series import Series
from clearinghouse.content.times import instant, zone_names
from clearinghouse.publish.calendars import Appointment, Local, Moved, calendar_text
from clearinghouse.publish.timezones import timezone_text

READER = Path(__file__).parent.parent / "browser" / "read_calendar.mjs"
Meeting = tuple[str, str, str]
Moment = datetime.datetime
# Two school years, with both clock changes of each.
FIRST, LAST = datetime.date(2026, 8, 1), datetime.date(2028, 7, 31)
SINGLE = Appointment(
    "single@example.org",
    "Opening session",
    Moment(2026, 10, 1, 15, 30),
    Moment(2026, 10, 1, 17, 0),
    datetime.date(2026, 9, 1),
    "America/New_York",
)


def timed(uid: str, start: Moment, zone: str, series: Series | None = None, **more: object) -> Appointment:
    return replace(
        SINGLE,
        uid=f"{uid}@example.org",
        start=start,
        end=start + datetime.timedelta(minutes=90),
        zone=zone,
        series=series,
        **more,  # type: ignore[arg-type]  # fields of an appointment
    )


def whole(
    uid: str, first: datetime.date, last: datetime.date, series: Series | None = None, **more: object
) -> Appointment:
    return replace(SINGLE, uid=f"{uid}@example.org", start=first, end=last, zone="", series=series, **more)  # type: ignore[arg-type]


YEARS = [
    SINGLE,
    timed("winter", Moment(2027, 1, 12, 8, 0), "America/New_York"),
    timed("last-summer", Moment(2028, 7, 18, 9, 0), "America/New_York"),
    timed("weekly", Moment(2026, 9, 3, 15, 30), "America/New_York", Series("week", until=datetime.date(2028, 6, 15))),
    timed(
        "twice-a-week",
        Moment(2026, 9, 1, 7, 15),
        "America/New_York",
        Series("week", times=30, days=("tuesday", "friday")),
    ),
    timed("fortnight", Moment(2026, 9, 9, 23, 30), "America/New_York", Series("two-weeks", times=45)),
    timed("daily", Moment(2026, 10, 26, 6, 0), "America/New_York", Series("day", times=14)),
    timed("first-tuesday", Moment(2026, 9, 1, 16, 0), "America/New_York", Series("month-same-weekday", times=20)),
    timed("last-thursday", Moment(2026, 10, 29, 16, 0), "America/New_York", Series("month-same-weekday", times=20)),
    timed("fifteenth", Moment(2026, 9, 15, 16, 0), "America/New_York", Series("month-same-day", times=20)),
    timed(
        "with-exceptions",
        Moment(2026, 9, 10, 15, 30),
        "America/New_York",
        Series("week", times=40),
        dropped=(Moment(2026, 11, 26, 15, 30), Moment(2026, 12, 24, 15, 30)),
        moved=(Moved(Moment(2026, 10, 29, 15, 30), Moment(2026, 11, 3, 9, 0), Moment(2026, 11, 3, 11, 0)),),
    ),
    timed("sydney", Moment(2026, 9, 7, 9, 0), "Australia/Sydney", Series("week", times=80)),
    timed("half-hour", Moment(2026, 9, 7, 9, 0), "Australia/Lord_Howe", Series("week", times=80)),
    timed("no-change", Moment(2026, 9, 7, 9, 0), "America/Phoenix", Series("week", times=80)),
    timed("greenland", Moment(2026, 9, 7, 9, 0), "America/Nuuk", Series("week", times=80)),
    timed("dublin", Moment(2026, 9, 7, 9, 0), "Europe/Dublin", Series("week", times=80)),
    timed("kathmandu", Moment(2026, 9, 7, 9, 0), "Asia/Kathmandu", Series("two-weeks", times=10)),
    whole("conference", datetime.date(2026, 11, 1), datetime.date(2026, 11, 3)),
    whole("one-day", datetime.date(2027, 3, 14), datetime.date(2027, 3, 14)),
    whole(
        "monthly-day",
        datetime.date(2026, 9, 4),
        datetime.date(2026, 9, 4),
        Series("month-same-weekday", times=12),
        dropped=(datetime.date(2027, 1, 1),),
    ),
]


def expected(entries: Iterable[Appointment]) -> list[Meeting]:
    """What the appointments themselves say, in UTC; for whole days, with the end that iCalendar states."""
    return sorted(
        (entry.uid, _instant(entry, start), _instant(entry, end if entry.timed else end + datetime.timedelta(days=1)))
        for entry in entries
        for start, end in entry.meetings()
    )


def _instant(entry: Appointment, moment: Local) -> str:
    return _said(instant(moment, entry.zone)) if isinstance(moment, Moment) else str(moment)


def _said(moment: Local) -> str:
    if not isinstance(moment, Moment):
        return str(moment)
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def read_by_python(text: str) -> list[Meeting]:
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(FIRST, LAST)
    return sorted((str(one["UID"]), _said(one["DTSTART"].dt), _said(one["DTEND"].dt)) for one in found)


def read_by_scripts(text: str, folder: Path) -> dict[str, list[Meeting]]:
    """What ical.js and node-ical read, on a machine whose clock is far from the calendar's."""
    file = folder / "calendar.ics"
    file.write_bytes(text.encode())
    run = subprocess.run(
        ["node", str(READER), str(file), f"{FIRST}T00:00:00Z", f"{LAST}T00:00:00Z"],
        env={"PATH": "/usr/bin:/bin:/usr/local/bin", "TZ": "Asia/Tokyo"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return {reader: sorted(map(tuple, found)) for reader, found in json.loads(run.stdout).items()}  # type: ignore[misc]


@pytest.mark.tools
def test_four_readers_find_the_same_instants_over_two_school_years(tmp_path: Path) -> None:
    text = calendar_text("Everything", YEARS)
    wanted = expected(YEARS)

    found = {"recurring-ical-events": read_by_python(text), **read_by_scripts(text, tmp_path)}

    assert len(wanted) > 700
    for reader, meetings in found.items():
        assert meetings == wanted, reader
    for entry in (entry for entry in YEARS if entry.series):
        (rule,) = [
            line for line in calendar_text("One", [entry]).split("\r\n") if line.startswith("RRULE") and "COUNT" in line
        ]
        days = [moment.date() for moment in rrulestr(rule, dtstart=Moment.combine(entry.start, datetime.time()))]
        assert entry.series and tuple(days) == entry.series.days_from(days[0]), entry.uid


@pytest.mark.tools
def test_a_zone_without_rules_is_read_from_the_file_alone(tmp_path: Path) -> None:
    # Clocks in Morocco go back for Ramadan. The other readers ask their own machine, whose list may be older.
    entries = [timed("ramadan", Moment(2026, 9, 7, 9, 0), "Africa/Casablanca", Series("week", times=80))]

    found = read_by_scripts(calendar_text("Morocco", entries), tmp_path)

    assert found["ical.js"] == expected(entries)


def test_a_time_zone_is_rules_and_not_dates() -> None:
    text = timezone_text("America/New_York", 2026, 2027)

    assert "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3" in text
    assert text.count("T020000") == 2
    assert "RDATE" not in text


def test_zones_all_over_the_world_can_be_written() -> None:
    for zone in sorted(zone_names())[::5]:
        assert icalendar.Timezone.from_ical(timezone_text(zone, 2026, 2026)).to_tz() is not None, zone


def test_an_entry_says_when_it_changed_and_that_it_is_cancelled() -> None:
    entry = replace(SINGLE, sequence=3, cancelled=True, stamp=datetime.date(2026, 9, 20))

    (event,) = icalendar.Calendar.from_ical(calendar_text("One", [entry])).walk("VEVENT")

    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == ("single@example.org", 3, "CANCELLED")
    assert event["DTSTAMP"].dt == Moment(2026, 9, 20, tzinfo=datetime.UTC)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=300))
@settings(max_examples=50)
def test_lines_are_folded_at_75_octets_and_read_back_whole(words: str) -> None:
    text = calendar_text("Words", [replace(SINGLE, title=words, text=words)])

    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (words, words)


@pytest.mark.slow
def test_the_same_content_gives_the_same_bytes() -> None:
    program = (
        "import sys; sys.path[:0] = ['tests']; from publish.test_calendars import YEARS, calendar_text;"
        "sys.stdout.write(calendar_text('Everything', reversed(YEARS)))"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "TZ": zone},
            cwd=READER.parent.parent.parent,
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"), ("2", "America/Anchorage"))
    }

    assert made == {calendar_text("Everything", YEARS).encode()}
