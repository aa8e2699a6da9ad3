"""Journeys from the site into somebody's own programs and back: a calendar, and a practice that becomes a page."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from drawn import DrawnSite, run_clearinghouse
from playwright.sync_api import Browser, Page, expect
from publish.test_calendars import read_by_python, read_by_scripts
from serving import served

from clearinghouse.content.kinds import KINDS

CONFIG = """site_name: A small site
site_url: https://example.org/clearinghouse/
docs_dir: content
theme: {name: material, font: false}
plugins: [{clearinghouse: {time_zone: America/New_York, contact_email: help@example.org}}]
"""
EVENT = {
    "title": "Circle",
    "summary": "A session.",
    "status": "published",
    "start": datetime.datetime(2026, 10, 29, 15, 30),
    "end": datetime.datetime(2026, 10, 29, 17, 0),
    "repeats": {"every": "week", "times": 3},
    "venue": "Room 12",
}
TOLD = {
    "Title": "A team that meets every week",
    "Context": "One student in four was absent too often.",
    "What we did": "Four of us met on Mondays.\n\nWe called families.",
    "What came of it": "Absence fell.",
    "Setting": "A middle school in a small town",
    "Your name": "Wilhelmina Testperson",
    "Your school": "Canary Elementary",
}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def test_three_readers_of_the_calendar_that_a_page_offers_see_the_hours_of_the_page(
    site: DrawnSite, page: Page, tmp_path: Path
) -> None:
    (site.root / "mkdocs.yml").write_text(CONFIG)
    site.write("content/events/circle.md", **EVENT)
    built = site.build()
    assert built.result.returncode == 0, built.said
    with served(built.folder) as address:
        page.goto(f"{address}/events/circle/")
        shown = page.locator("main").inner_text()
        offered = page.locator(".ch-subscribe__address code").first.inner_text()
        file = page.request.get(offered.replace("https://example.org/clearinghouse", address)).text()

    read = {"icalendar": read_by_python(file), **read_by_scripts(file, tmp_path)}
    # Half past three in New York, before and after its clocks change.
    hours = ["2026-10-29T19:30:00", "2026-11-05T20:30:00", "2026-11-12T20:30:00"]
    assert set(read) == {"icalendar", "ical.js", "node-ical"}
    for reader, meetings in read.items():
        assert [start[:19] for _, start, _ in meetings] == hours, reader
    assert "3:30 p.m." in shown and "October 29, 2026" in shown


def test_a_practice_goes_from_the_form_to_a_draft_to_a_page(site: DrawnSite, page: Page, tmp_path: Path) -> None:
    (site.root / "mkdocs.yml").write_text(CONFIG)
    with served(site.build().folder) as address:
        page.goto(f"{address}/practices/")
        page.get_by_role("link", name="Tell us what your school did").click()
        for label, words in TOLD.items():
            page.get_by_role("textbox", name=label).fill(words)
        page.get_by_role("button", name="Write the mail", exact=True).click()
        expect(page.get_by_role("heading", name="Your mail is ready")).to_be_focused()
        (tmp_path / "mail.txt").write_text(page.get_by_label("The words of the mail").input_value())

    made = run_clearinghouse(["suggestion", str(tmp_path / "mail.txt")], site.root)
    draft = site.root / "content/practices/team-that-meets-every-week.md"
    assert made.returncode == 0 and draft.is_file(), made.stdout
    assert not site.build().has("/practices/team-that-meets-every-week/")

    # What an editor does: the summary is written, the notes are settled, and the page is published.
    text = draft.read_text().partition("## ")[0].replace("status: draft", "status: published")
    draft.write_text(
        "\n".join(line if "To be written" not in line else "summary: A team." for line in text.split("\n"))
    )
    built = site.build()
    assert built.result.returncode == 0, built.said
    with served(built.folder) as address:
        page.goto(f"{address}/practices/")
        page.get_by_role("link", name="A team that meets every week").click()
        expect(page.get_by_text("We called families.")).to_be_visible()
    assert [name for word in ("Wilhelmina", "Canary") for name in built.files_containing(word)] == []


def test_nothing_of_the_examples_that_the_preview_shows_is_in_the_public_site(tmp_path: Path, page: Page) -> None:
    run_clearinghouse(["init", str(tmp_path / "new")], tmp_path)
    site = DrawnSite(tmp_path / "new")
    preview, public = site.preview(), site.build(tmp_path / "out")
    assert public.result.returncode == 0, public.said

    with served(preview.folder) as address:
        page.goto(f"{address}/coaches/")
        expect(page.get_by_role("link", name="EXAMPLE").first).to_be_visible()
    assert len(preview.files_containing("EXAMPLE")) > 10
    assert [name for name in public.files_containing("EXAMPLE") if name != "the log"] == []
    kinds = [public.folder / kind.plural for kind in KINDS]
    assert [found for folder in kinds for found in folder.rglob("example-*")] == []
    assert list((preview.folder / "coaches").glob("example-*")) != []
