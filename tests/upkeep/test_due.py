"""What is due by the calendar, and what the list for everyone's eyes must not say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from drawn import DrawnSite

from clearinghouse.catalog.published import select_published
from clearinghouse.upkeep.due import DueList, select_due_pages
from clearinghouse.upkeep.report import list_sections, render_report
from clearinghouse.upkeep.spread import weekly_share

TODAY = date(2026, 9, 1)
SITE = "https://example.org/site"
PERSON = {"summary": "A principal.", "status": "published", "role": "Principal"}
PRACTICE = {
    "summary": "What a school did.",
    "status": "published",
    "context": "A matter.",
    "what_we_did": "A team met.",
    "result": "It grew.",
}


def due(site: DrawnSite, today: date = TODAY) -> DueList:
    catalog = site.catalog()
    return select_due_pages(catalog, select_published(catalog, today), today)


def why(site: DrawnSite, today: date = TODAY) -> list[tuple[str, str]]:
    return [(entry.item.id, entry.why) for entry in due(site, today).pages]


def report(site: DrawnSite, site_url: str = SITE) -> str:
    return render_report(list_sections(due(site), [], site_url), site_url)


def consent(days: int) -> dict[str, date]:
    return {"given_on": TODAY - timedelta(days=300), "expires_on": TODAY + timedelta(days=days)}


@pytest.mark.parametrize(
    ("days", "said"),
    [(-400, "review-passed"), (-1, "review-passed"), (0, "review-soon"), (30, "review-soon"), (31, "")],
)
def test_a_resource_is_due_from_a_month_before_its_day(site: DrawnSite, days: int, said: str) -> None:
    site.resource("mine", review_by=TODAY + timedelta(days=days))

    assert why(site) == ([("mine", said)] if said else [])


@pytest.mark.parametrize(("done", "listed"), [(0, 3), (2, 1), (3, 0), (9, 0)])
def test_reviews_that_fall_on_one_day_are_spread_over_the_weeks_before_it(
    site: DrawnSite, done: int, listed: int
) -> None:
    for number in range(60):
        site.resource(f"r-{number:02}", review_by=TODAY + timedelta(weeks=20))
    for number in range(done):
        site.resource(f"s-{number}", reviewed=TODAY - timedelta(days=6), review_by=TODAY + timedelta(days=700))

    assert why(site) == [(f"r-{number:02}", "review-ahead") for number in range(listed)]


@pytest.mark.parametrize(
    ("days", "share"),
    [([], 0), ([0], 1), ([400] * 90, 0), ([-9] * 90, 0), ([360] * 104, 2), ([7] * 4, 2), ([100, 200, 300], 1)],
)
def test_the_share_of_a_week_is_what_has_each_done_by_its_day(days: list[int], share: int) -> None:
    assert weekly_share((TODAY + timedelta(days=day) for day in days), TODAY) == share


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_drafts_and_retired_resources_are_left_alone(site: DrawnSite, status: str) -> None:
    site.resource("mine", status=status, retired_note="Gone.", review_by=date(2020, 1, 1))
    site.resource("example-mine", review_by=date(2020, 1, 1))

    assert why(site) == []


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "consent-soon"), (14, "consent-soon"), (15, "consent-later"), (60, "consent-later"), (61, "")],
)
@pytest.mark.parametrize("kind", ["coaches", "people"])
def test_a_consent_is_asked_for_anew_from_two_months_before_it_ends(
    site: DrawnSite, days: int, said: str, kind: str
) -> None:
    site.write(f"content/{kind}/ada.md", **PERSON, name="Ada EXAMPLARY", consent=consent(days))

    assert why(site) == ([("ada", said)] if said else [])
    assert due(site).hidden == {}


def test_a_public_document_needs_no_new_consent(site: DrawnSite) -> None:
    site.write("content/coaches/ada.md", **PERSON, name="Ada E", consent={"public_source": "Brochure", **consent(-9)})

    assert why(site) == [] and due(site).hidden == {}


def test_drafts_of_people_are_neither_named_nor_counted(site: DrawnSite) -> None:
    for days in (-5, 5):
        site.write(f"content/people/p{days + 9}.md", **PERSON | {"status": "draft"}, name="Ada", consent=consent(days))

    assert why(site) == [] and due(site).hidden == {}


@pytest.mark.parametrize("site_url", [SITE, ""])
def test_a_person_whose_consent_has_ended_is_counted_and_never_named(site: DrawnSite, site_url: str) -> None:
    for number, status in enumerate(("published", "retired")):
        site.write(
            f"content/people/canary-lovelace-{number}.md",
            "Canary words.",
            **PERSON | {"status": status, "role": "Canary role"},
            name="Canary Lovelace",
            school="Canary School",
            contact={"email": "canary@example.org", "url": "https://canary.example.org/"},
            consent=consent(-1),
        )

    text = report(site, site_url)

    assert "canary" not in text.casefold() and "lovelace" not in text.casefold()
    assert "2 entries in" in text and "`content/people/`" in text and "`clearinghouse check`" in text
    assert text.startswith("<!-- due: 1 -->\n")
    assert (f"{SITE}/edit/#/collections/people)" in text) == bool(site_url)


def test_the_command_the_list_names_tells_those_who_have_the_files(site: DrawnSite) -> None:
    site.write("content/people/ada.md", **PERSON, name="Ada EXAMPLARY", consent=consent(-1))

    assert "content/people/ada.md" in site.check().stdout


def test_the_day_a_consent_ends_is_not_published(site: DrawnSite) -> None:
    site.write("content/coaches/ada.md", **PERSON, name="Ada Marker", consent=consent(20))
    text = report(site)

    assert "Ada Marker" in text and "within 60 days" in text
    assert "September 21" not in text and "2026-09-21" not in text and "2025" not in text


def test_a_practice_that_stays_public_without_its_school_is_named_by_its_public_title(site: DrawnSite) -> None:
    site.write(
        "content/practices/a-team-that-met.md",
        **PRACTICE,
        title="A team that met",
        school="Canary Heights School",
        setting="A school in a city",
        contact={"email": "canary@example.org"},
        consent=consent(-1),
    )
    text = report(site)

    assert why(site) == [("a-team-that-met", "consent-ended")] and due(site).hidden == {}
    assert "Canary" not in due(site).pages[0].item.fields.model_dump_json()
    assert "A team that met" in text and "canary" not in text.casefold()


def test_a_practice_that_gives_its_school_away_is_only_counted(site: DrawnSite) -> None:
    site.write(
        "content/practices/canary-heights.md",
        **PRACTICE,
        title="What Canary Heights did",
        school="Canary Heights School",
        setting="A school in a city",
        consent=consent(-1),
    )
    text = report(site)

    assert "1 entry in" in text and "`content/practices/`" in text and "canary" not in text.casefold()


def test_a_practice_that_names_nobody_needs_no_consent(site: DrawnSite) -> None:
    site.write("content/practices/a.md", **PRACTICE, title="A", setting="A school", consent=consent(-1))

    assert why(site) == [] and due(site).hidden == {}


@pytest.mark.parametrize(
    ("today", "said"), [("2026-09-01", False), ("2026-09-02", True), ("2026-10-01", True), ("2026-10-02", False)]
)
def test_an_event_that_is_over_may_get_its_recording_for_a_month(site: DrawnSite, today: str, said: bool) -> None:
    head = "title: A\nsummary: A.\nstatus: published\nstart: 2026-09-01 09:00\nend: 2026-09-01 10:00\nvenue: Here\n"
    site.write("content/events/a.md", f"---\n{head}---\n")
    site.write("content/events/b.md", f"---\n{head}recording: https://example.org/b\n---\n")

    assert why(site, date.fromisoformat(today)) == ([("a", "event-over")] if said else [])


@pytest.mark.parametrize("today", [date.min, date.max])
def test_the_first_and_last_day_there_is_are_days_like_others(site: DrawnSite, today: date) -> None:
    site.resource("mine", review_by=TODAY)
    site.write("content/people/ada.md", **PERSON, name="Ada EXAMPLARY", consent=consent(1))

    assert len(due(site, today).pages) == (1 if today == date.max else 0)
