"""The offline form as a coach meets it: opened from disk, without a network, and what it saves taken in by the store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from drawn import ROOT
from playwright.sync_api import Browser, BrowserContext, Page, expect
from private_store import DrawnStore

from browser.accessible import broken
from clearinghouse.cli import main
from clearinghouse.records.form.page import coach_form, survey_form
from clearinghouse.records.load import load_records
from clearinghouse.records.models import Contact, Plan, Report
from clearinghouse.records.reading import read_record

TODAY = date(2026, 11, 20)
WRONG: list[str] = []
"""Faults of scripts and requests of pages, gathered while a test runs."""
PARTS = ("Due", "Contact", "Report", "Plan", "Kept")


@pytest.fixture
def store(tmp_path: Path) -> DrawnStore:
    made = DrawnStore.begin(tmp_path / "store")
    made.write("school-years/program-2026", first_day="2026-09-01", last_day="2027-06-11")
    made.contact("earlier", date="2026-11-03", next_step="SYNTHETIC: visit two rooms", next_step_by="2026-11-17")
    return made


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(offline=True, viewport={"width": 390, "height": 840}, accept_downloads=True)
    # The day is an argument everywhere else; a page takes it from the clock.
    made.clock.install(time="2026-11-20T10:00:00")
    WRONG.clear()
    yield made
    made.close()
    assert [one for one in WRONG if not one.startswith(("file:", "blob:", "data:"))] == []


@pytest.fixture
def form(store: DrawnStore, context: BrowserContext, tmp_path: Path) -> Page:
    return opened(context, store, tmp_path / "form.html")


def opened(context: BrowserContext, store: DrawnStore, file: Path) -> Page:
    file.write_text(coach_form(store.root, ROOT, "coach-a", TODAY), "utf-8")
    page = context.new_page()
    page.on("pageerror", lambda error: WRONG.append(str(error)))
    page.on("request", lambda request: WRONG.append(request.url))
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(file.as_uri())
    page.wait_for_selector("main h2")
    return page


def go(page: Page, part: str) -> None:
    page.locator("#tabs button", has_text=part).click()


def keep(page: Page) -> None:
    page.get_by_role("button", name="Keep", exact=True).click()
    page.get_by_text("Kept. Save the file").wait_for()


def saved(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save file").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def take_in(store: DrawnStore, file: Path, *options: str) -> int:
    arguments = ["records", "import", "--store", str(store.root), "--site", str(ROOT), "--today", str(TODAY)]
    return main([*arguments, *options, str(file)])


def write_contact(page: Page, minutes: str = "45") -> None:
    page.get_by_label("Minutes").fill(minutes)
    page.get_by_label("On site").check()


def test_a_contact_is_logged_offline_with_two_answers_and_taken_in_once(
    form: Page, store: DrawnStore, tmp_path: Path
) -> None:
    go(form, "Contact")
    write_contact(form)
    form.get_by_role("combobox", name="Leadership standards").fill("PE2.B")
    form.get_by_role("button", name="Add: Leadership standards").click()
    form.get_by_label("Note").fill("SYNTHETIC: <script>alert(1)</script> & 'more'")
    keep(form)
    file = saved(form, tmp_path)

    assert take_in(store, file) == 0
    assert take_in(store, file) == 0
    records = load_records(store.root)
    (contact,) = [one for id, one in records.all(Contact).items() if id != "earlier"]
    assert (contact.minutes, contact.mode, contact.school, contact.date) == (45, "on-site", "school-a", TODAY)
    assert [str(one) for one in contact.standards] == ["ct-ccl/pe2.b"]
    assert store.problems(ROOT) == []


def test_a_report_comes_with_its_facts_and_asks_for_judgment_alone(
    form: Page, store: DrawnStore, tmp_path: Path
) -> None:
    form.get_by_role("button", name="Write it: Report on SYNTHETIC School a, first half of November 2026").click()
    assert form.get_by_text("1 contacts, 60 minutes in this half month.").is_visible()
    form.get_by_label("How far it has come").or_(form.get_by_label("On track")).first.check()
    form.get_by_label("Your judgment").fill("SYNTHETIC: a good start")
    keep(form)

    assert take_in(store, saved(form, tmp_path)) == 0
    (report,) = load_records(store.root).all(Report).values()
    assert (report.half, report.contacts, report.progress[0].state) == ("2026-11-first", ("earlier",), "on-track")


def test_a_plan_begins_from_the_link_of_a_list(form: Page, store: DrawnStore, tmp_path: Path) -> None:
    listed = {
        "title": "Mine",
        "intro": "",
        "from": "",
        "items": [
            {"key": key, "title": key, "note": ""}
            for key in ("challenges/feedback-that-helps", "resources/air-ripple-effect")
        ],
    }
    link = form.evaluate("rx => m_prescription.encodePrescription(rx)", listed)
    go(form, "Plan")
    form.get_by_label("From your list").first.fill(f"https://example.org/list/{link}")
    form.get_by_role("button", name="Use it: From your list").click()
    form.get_by_role("button", name="Use it: My teachers get little feedback they can use").first.click()
    keep(form)

    assert take_in(store, saved(form, tmp_path)) == 0
    records = load_records(store.root)
    (id, plan), *others = records.all(Plan).items()
    read, _ = read_record(store.root, Path("plans") / f"{id}.yml")  # type: ignore[arg-type]  # a path below the store
    assert not others and plan.replaces == "plan-a" and plan.challenge_page == "challenges/feedback-that-helps"
    assert "air-ripple-effect" in plan.actions[0].resources and plan.indicators
    assert read and "Visits to classrooms" in str(read.fields)


def test_a_correction_names_the_earlier_record_and_leaves_it_as_it_was(
    form: Page, store: DrawnStore, tmp_path: Path
) -> None:
    before = (store.root / "contacts/coach-a/2026/earlier.yml").read_bytes()
    form.get_by_text("Earlier contacts").click()
    form.get_by_role("button", name="Correct: 2026-11-03").click()
    form.get_by_label("Minutes").fill("75")
    keep(form)

    assert take_in(store, saved(form, tmp_path)) == 0
    ((id, contact),) = load_records(store.root).all(Contact).items()
    assert (contact.replaces, contact.minutes) == ("earlier", 75) and id != "earlier"
    assert (store.root / "contacts/coach-a/2026/earlier.yml").read_bytes() == before


def test_a_contact_with_one_of_several_schools_needs_the_school(
    store: DrawnStore, context: BrowserContext, tmp_path: Path
) -> None:
    store.write("assignments/b", coach="coach-a", school="school-b", leader="leader-b", start="2026-09-01")
    store.write("cohorts/group", name="SYNTHETIC Group", schools=["school-a", "school-b"])
    page = opened(context, store, tmp_path / "two.html")
    go(page, "Contact")
    write_contact(page)
    page.get_by_role("button", name="Keep", exact=True).click()
    assert page.locator(".fault").all_inner_texts() == ["This is needed."]
    page.get_by_label("SYNTHETIC Group").check()
    keep(page)

    assert take_in(store, saved(page, tmp_path)) == 0
    assert [one.cohort for id, one in load_records(store.root).all(Contact).items() if id != "earlier"] == ["group"]


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_kept(form: Page) -> None:
    go(form, "Contact")
    form.get_by_label("Minutes").fill("an hour")
    form.get_by_label("Note").fill("SYNTHETIC: born on March 3, 2014")
    form.get_by_role("button", name="Keep", exact=True).click()

    said = form.locator(".fault").all_inner_texts()
    assert [text.split(".")[0] for text in said] == [
        "Write a whole number, such as 45",
        "This is needed",
        "This looks like a date of birth",
    ]
    assert form.get_by_label("Minutes").get_attribute("aria-invalid") == "true"
    assert "Kept (0)" in form.locator("#tabs").inner_text()


def test_no_word_that_was_typed_is_dropped_and_no_day_to_come_is_kept(
    form: Page, store: DrawnStore, tmp_path: Path
) -> None:
    go(form, "Contact")
    write_contact(form)
    form.get_by_role("combobox", name="Resources").fill("a")
    form.locator("[data-field=date] input").fill("2026-12-24")
    form.get_by_role("button", name="Keep", exact=True).click()

    wrong = form.locator(".notice", has_text="Some answers need another look")
    expect(wrong).to_contain_text("Several of the choices have these words")
    expect(wrong).to_contain_text("This day has not come yet")
    expect(form.get_by_role("combobox", name="Resources")).to_have_value("a")
    assert form.get_by_text("Kept. Save the file").count() == 0

    form.get_by_role("combobox", name="Resources").fill("")
    form.locator("[data-field=date] input").fill(TODAY.isoformat())
    keep(form)


def test_drafts_stay_in_the_browser_only_locked_and_open_with_the_passphrase_alone(form: Page) -> None:
    assert form.evaluate("localStorage.length") == 0
    form.get_by_text("Keep drafts in this browser").click()
    form.get_by_label("Passphrase").fill("a long SYNTHETIC phrase")
    form.get_by_role("button", name="Lock with this passphrase").click()
    form.get_by_role("button", name="Lock with this passphrase").wait_for(state="detached")
    go(form, "Contact")
    write_contact(form)
    form.get_by_label("Note").fill("CANARY-9D41")
    go(form, "Due")  # half written, and kept as such
    form.evaluate("work => work.writing", form.evaluate_handle("m_app.work"))
    stored = form.evaluate("JSON.stringify(localStorage)")
    assert "CANARY" not in stored and "coach-a" not in stored

    form.reload()
    form.get_by_label("Passphrase").first.fill("another phrase")
    form.get_by_role("button", name="Unlock").click()
    form.get_by_text("That is not the passphrase").wait_for()
    form.get_by_label("Passphrase").first.fill("a long SYNTHETIC phrase")
    form.get_by_role("button", name="Unlock").click()
    form.locator("#tabs", has_text="Kept (1)").wait_for()
    go(form, "Kept")
    form.get_by_role("button", name="Change: Contact").click()
    assert form.get_by_label("Note").input_value() == "CANARY-9D41"


def test_two_windows_that_write_drafts_keep_the_work_of_both(
    form: Page, store: DrawnStore, context: BrowserContext, tmp_path: Path
) -> None:
    form.get_by_text("Keep drafts in this browser").click()
    form.get_by_label("Passphrase").fill("a long SYNTHETIC phrase")
    form.get_by_role("button", name="Lock with this passphrase").click()
    form.get_by_role("button", name="Lock with this passphrase").wait_for(state="detached")
    other = opened(context, store, tmp_path / "form.html")
    other.get_by_label("Passphrase").first.fill("a long SYNTHETIC phrase")
    other.get_by_role("button", name="Unlock").click()
    other.get_by_role("button", name="Unlock").wait_for(state="detached")
    for page, minutes in ((form, "11"), (other, "22")):
        go(page, "Contact")
        write_contact(page, minutes)
        keep(page)
        page.evaluate("work => work.writing", page.evaluate_handle("m_app.work"))

    assert other.evaluate("m_app.work.records.map(one => one.fields.minutes).sort()") == [11, 22]


def test_a_saved_file_brings_everything_back_to_a_cleared_browser(
    form: Page, store: DrawnStore, context: BrowserContext, tmp_path: Path
) -> None:
    go(form, "Contact")
    write_contact(form)
    keep(form)
    go(form, "Contact")
    form.get_by_label("Minutes").fill("7")
    file = saved(form, tmp_path)

    fresh = opened(context, store, tmp_path / "form.html")
    fresh.locator("input[type=file]").set_input_files(file)
    fresh.get_by_text("2 records opened.").first.wait_for()
    assert fresh.locator(".list li").count() == 2 and fresh.get_by_text("unfinished").count() == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"format": "other"}',
        '{"format":"clearinghouse-records","version":1,"coach":"coach-a","records":[{"kind":"contact","id":"../../x","fields":{}}]}',
    ],
)
def test_a_file_that_is_no_bundle_is_refused_in_words(form: Page, tmp_path: Path, text: str) -> None:
    (tmp_path / "bad.json").write_text(text, "utf-8")
    form.locator("input[type=file]").set_input_files(tmp_path / "bad.json")

    form.get_by_text("This file is not one that the form saved").first.wait_for()
    assert "Kept (0)" in form.locator("#tabs").inner_text()


def test_nothing_in_a_hostile_bundle_or_store_runs(store: DrawnStore, context: BrowserContext, tmp_path: Path) -> None:
    evil = "</script><img src=x onerror=\"document.title='RAN'\"><script>document.title='RAN'</script>"
    store.write("schools/school-a", name=evil, district="district-a")
    store.contact("earlier", date="2026-11-03", next_step=evil, next_step_by="2026-11-17", note=evil)
    page = opened(context, store, tmp_path / "evil.html")
    fields = {
        "coach": evil,
        "school": evil,
        "date": evil,
        "minutes": evil,
        "mode": evil,
        "note": evil,
        "standards": [evil],
        "roles": [evil],
    }
    bundle = {
        "format": "clearinghouse-records",
        "version": 1,
        "coach": "coach-a",
        "records": [{"kind": "contact", "id": "x1", "fields": fields}],
    }
    (tmp_path / "evil.json").write_text(json.dumps(bundle), "utf-8")
    page.locator("input[type=file]").set_input_files(tmp_path / "evil.json")
    page.get_by_role("button", name="Change:").click()
    for part in PARTS:
        go(page, part)

    assert page.evaluate("document.title") != "RAN" and page.locator("main img").count() == 0
    assert take_in(store, tmp_path / "evil.json") == 1


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_every_part_is_for_everyone_from_the_smallest_phone_on(form: Page, width: int) -> None:
    form.set_viewport_size({"width": width, "height": 800})
    for part in (*PARTS, "a plan"):
        if part in PARTS:
            go(form, part)
        else:
            go(form, "Plan")
            form.get_by_role("button", name="Begin a plan").click()
            form.get_by_role("button", name="Add another: Actions").click()
        assert [(one["id"], one["nodes"][0]["html"]) for one in broken(form)] == [], part
        assert form.evaluate("document.documentElement.scrollWidth <= innerWidth"), part


def test_the_keyboard_alone_logs_a_contact(form: Page) -> None:
    form.locator("#tabs button", has_text="Contact").focus()
    form.keyboard.press("Enter")
    form.get_by_label("Minutes").focus()
    form.keyboard.type("30")
    form.keyboard.press("Tab")
    form.keyboard.press("Space")
    form.get_by_role("button", name="Keep", exact=True).focus()
    form.keyboard.press("Enter")

    form.get_by_text("Kept. Save the file").wait_for()


def test_answers_to_a_survey_name_nobody_and_small_groups_are_not_offered(
    store: DrawnStore, context: BrowserContext, tmp_path: Path
) -> None:
    groups = [{"id": "large", "label": "Large group", "asked": 10}, {"id": "small", "label": "Small group", "asked": 9}]
    questions = [{"id": "helped", "text": "SYNTHETIC: did it help?", "options": ["No", "Yes"]}]
    store.write(
        "surveys/fall",
        title="SYNTHETIC survey",
        opens="2026-11-01",
        closes="2026-11-30",
        questions=questions,
        groups=groups,
    )
    (tmp_path / "survey.html").write_text(survey_form(store.root, "fall"), "utf-8")
    page = context.new_page()
    page.goto((tmp_path / "survey.html").as_uri())
    assert page.get_by_label("Small group").count() == 0
    page.get_by_label("Yes").check()
    page.get_by_label("Large group").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my answers").click()
    download.value.save_as(tmp_path / "answers.json")

    assert set(json.loads((tmp_path / "answers.json").read_text("utf-8"))["records"][0]["fields"]) == {
        "survey",
        "group",
        "answers",
    }
    assert take_in(store, tmp_path / "answers.json") == 0
    assert page.evaluate("localStorage.length") == 0
