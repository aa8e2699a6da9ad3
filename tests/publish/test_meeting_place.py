"""The meeting place, page by page: what a practice tells, who used what, what an event shows once it is over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import icalendar
import pytest
from drawn import DrawnSite
from markup import Markup
from one_page import made

from clearinghouse.publish.event_calendars import event_outputs
from clearinghouse.publish.site import Site

TODAY = date(2026, 9, 1)
CONSENT = {"given_on": date(2026, 1, 1), "expires_on": date(2028, 1, 1)}
PRACTICE = {
    "summary": "S.",
    "status": "published",
    "setting": "A rural school",
    "context": "The matter it was.",
    "what_we_did": "The thing it did.",
    "result": "The end it came to.",
}
EVENT = {"summary": "S.", "status": "published", "venue": "Room 12", "timezone": "America/New_York"}


def page_of(site: DrawnSite, address: str) -> str:
    return made(site, address).text(address)


def words(site: DrawnSite, address: str) -> str:
    return Markup(page_of(site, address)).text


def event(site: DrawnSite, id: str, day: str, **fields: object) -> None:
    times = f"start: {day} 15:30\nend: {day} 17:00\n"
    file = site.write(f"content/events/{id}.md", title=f"Session {id}", **EVENT, **fields)
    file.write_text(file.read_text().replace("---\n", f"---\n{times}", 1))


def test_a_practice_tells_what_was_done_what_it_took_what_came_of_it_and_whom_to_ask(site: DrawnSite) -> None:
    told = {
        "what_it_took": "The people it took.",
        "again": "The part to do again.",
        "figures": [{"says": "Ten came.", "source": "Our own list"}],
        "contact": {"url": "https://example.org/ask"},
        "resources": ["feedback-protocol"],
        "standards": ["psel-2015/1"],
    }
    site.write("content/practices/p.md", title="P", **{**PRACTICE, **told, "consent": CONSENT})

    page = page_of(site, "/practices/p/")

    shown = Markup(page).text
    for part in (
        "A rural school",
        "The matter",
        "The thing",
        "The end",
        "The people",
        "The part",
        "Ten came.",
        "Our own list",
    ):
        assert part in shown, part
    leads = Markup(page).leads_to("/practices/p/")
    assert 'href="https://example.org/ask"' in page
    assert {"/resources/feedback-protocol/", "/standards/psel-2015/1/"} <= set(leads)


def test_a_resource_and_a_challenge_say_how_many_schools_used_them(site: DrawnSite) -> None:
    """A school that is named counts once, however many practices it tells; one that is not counts for each."""
    challenge = {"order": 1, "root_causes": [{"title": "A cause"}]}
    site.write("content/challenges/c.md", title="C", summary="S.", status="published", **challenge)
    used = {**PRACTICE, "resources": ["feedback-protocol"], "challenges": ["c"]}
    for id, school in (("a", "North School"), ("b", "North School"), ("c", None), ("d", None)):
        named = {"school": school, "consent": CONSENT} if school else {}
        site.write(f"content/practices/{id}.md", title=f"Practice {id}", **used, **named)

    assert "Used by 3 schools" in words(site, "/resources/feedback-protocol/")
    assert "Used by 3 schools" in words(site, "/challenges/c/")


@pytest.mark.parametrize(("day", "over"), [("2026-08-31", True), ("2026-09-02", False)])
def test_once_its_day_is_over_an_event_leads_to_its_materials_and_to_no_calendar(
    site: DrawnSite, day: str, over: bool
) -> None:
    site.write("content/events/e/slides.pdf", "Slides")
    event(
        site, "e", day, materials=[{"file": "slides.pdf", "label": "The slides"}], registration="https://example.org/r"
    )

    page = page_of(site, "/events/e/")

    leads = Markup(page).leads_to("/events/e/")
    assert "/events/e/slides.pdf" in leads
    assert ("This session is over" in Markup(page).text) is over
    assert ('href="https://example.org/r"' in page, "/events/e/event.ics" in leads) == (not over, not over)


def test_a_coach_without_a_portrait_has_initials_that_are_not_read_aloud(site: DrawnSite) -> None:
    site.write(
        "content/coaches/ada.md",
        **{"name": "Ada Muster", "summary": "S.", "status": "published", "role": "Coach", "consent": CONSENT},
    )

    assert 'aria-hidden="true">AM</span>' in page_of(site, "/coaches/ada/")


@pytest.mark.parametrize("kind", ["practices", "people"])
def test_a_list_of_nothing_invites(site: DrawnSite, kind: str) -> None:
    page = page_of(site, f"/{kind}/")

    assert len(Markup(page).text.split()) > 10
    assert set(Markup(page).leads_to(f"/{kind}/")) & {"/tell/", "/suggest/", "/program/contact/", "/coaches/"}


def test_a_meeting_that_is_left_out_is_told_with_its_hour(site: DrawnSite, tmp_path: Path) -> None:
    """Four readers drop the whole day, or nothing, for one that is told as a day alone."""
    event(site, "e", "2026-10-06", repeats={"every": "week", "times": 4, "left_out": [date(2026, 10, 13)]})

    files = {output.address: output.content for output in event_outputs(Site(site.public(), TODAY))}

    assert "EXDATE;TZID=America/New_York:20261013T153000\r\n" in files["/events/e/event.ics"]
    entry = next(iter(icalendar.Calendar.from_ical(files["/events/e/event.ics"]).walk("VEVENT")))
    assert entry["RRULE"]["COUNT"] == [4]
