"""What leaves the store, and what never does: calendars, exports, retention, and the public site."""

from __future__ import annotations

import datetime
import shutil
import sqlite3
from pathlib import Path

import duckdb
import icalendar
import pytest
import recurring_ical_events
from drawn import DrawnSite, run_clearinghouse
from private_store import DrawnStore

from clearinghouse.cli import main
from clearinghouse.content.shape import shapes
from clearinghouse.records.calendars import coach_calendars
from clearinghouse.records.export.parquet import write_parquet
from clearinghouse.records.export.sqlite import write_sqlite
from clearinghouse.records.fields import Reader
from clearinghouse.records.held import held
from clearinghouse.records.index import open_index
from clearinghouse.records.kinds import KINDS
from clearinghouse.records.models import Policy
from clearinghouse.records.new_store import write_sample
from clearinghouse.records.retention import remove_ended, select_ended
from clearinghouse.records.sample import Size
from clearinghouse.records.tables import tables

DAY = datetime.date(2027, 6, 20)


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sampled") / "store"
    write_sample(root, Size(schools=12, districts=3))
    return root


def test_every_field_says_who_may_see_it_what_it_is_for_and_how_it_is_written() -> None:
    def fields(model):  # type: ignore[no-untyped-def]
        for field in held(model):
            yield field
            yield from fields(field.part) if field.part else ()

    found = [field for model in (*(kind.model for kind in KINDS), Policy) for field in fields(model)]
    assert all(field.shape.description and field.shape.example is not None for field in found)
    assert any(field.reader is Reader.COACH_AND_LEADER for field in found)
    assert all(field.shape.default in (None, ()) for field in found if field.reader is Reader.COACH_AND_LEADER)
    assert all(shapes(kind.model) for kind in KINDS)


@pytest.mark.slow
def test_no_table_has_a_column_for_what_stays_with_coach_and_leader(sampled: Path, tmp_path: Path) -> None:
    names = {column.name for table in tables() for column in table.columns}
    assert not names & {"note", "next_step", "summary", "needs_note", "challenge", "causes", "norms", "success"}
    with open_index(sampled) as index:
        write_sqlite(index, tmp_path / "all.sqlite", Policy(program="SYNTHETIC"))
        write_parquet(index, tmp_path / "parquet")

    for file in [tmp_path / "all.sqlite", *(tmp_path / "parquet").iterdir()]:
        assert b"for the two of us" not in file.read_bytes() and b"judgement" not in file.read_bytes()


@pytest.mark.slow
def test_the_same_sums_codes_days_hours_and_weeks_come_out_of_sqlite_and_duckdb(sampled: Path, tmp_path: Path) -> None:
    with open_index(sampled) as index:
        write_sqlite(index, tmp_path / "all.sqlite", Policy(program="SYNTHETIC"))
        write_parquet(index, tmp_path / "parquet")
    lite, duck = sqlite3.connect(tmp_path / "all.sqlite"), duckdb.connect()
    for table in tables():
        duck.execute(f"CREATE VIEW {table.name} AS SELECT * FROM '{tmp_path}/parquet/{table.name}.parquet'")

    for query in (
        "SELECT count(*), sum(minutes), count(DISTINCT school) FROM contacts WHERE counts",
        "SELECT mode, sum(minutes) FROM contacts GROUP BY mode ORDER BY mode",
        "SELECT id, code FROM schools ORDER BY id",
        "SELECT iso_year, iso_week, count(*) FROM contacts GROUP BY 1, 2 ORDER BY 1, 2",
        "SELECT value, count(*) FROM contacts_standards GROUP BY value ORDER BY value",
        "SELECT s.code, sum(c.minutes) FROM contacts c JOIN schools s ON s.id = c.school GROUP BY 1 ORDER BY 1",
        "SELECT id, CAST(began AS VARCHAR) FROM contacts ORDER BY id",
        "SELECT id, CAST(date AS VARCHAR) FROM contacts ORDER BY id",
    ):
        assert lite.execute(query).fetchall() == duck.execute(query).fetchall(), query
    assert all(len(code) == 7 and code.startswith("0") for _, code in lite.execute("SELECT id, code FROM schools"))
    assert str(duck.execute("SELECT typeof(began), typeof(date) FROM contacts").fetchone()) == "('TIMESTAMP', 'DATE')"
    assert (
        lite.execute("SELECT count(*) FROM plans").fetchone()
        > lite.execute("SELECT count(*) FROM now_plans").fetchone()
    )


def test_an_export_never_writes_over_a_file(sampled: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.sqlite").write_text("mine")

    assert main(["records", "export", "--store", str(sampled), "--out", str(tmp_path / "mine.sqlite")]) == 2
    assert (tmp_path / "mine.sqlite").read_text() == "mine"


def test_a_calendar_holds_each_visit_at_its_hour_on_both_sides_of_a_clock_change(tmp_path: Path) -> None:
    store = DrawnStore.begin(tmp_path / "store")
    series = {
        "assignment": "assignment-a",
        "first": "2026-10-20 09:00",
        "minutes": 60,
        "rule": "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261124",
    }
    store.write("visits/v1", **series, date="2026-10-01")
    store.write(
        "visits/v2",
        **series,
        date="2026-10-10",
        replaces="v1",
        except_at=["2026-11-10 09:00"],
        also_at=["2026-11-12 10:00"],
    )

    text = coach_calendars(store.root)["coach-a"]
    assert text == coach_calendars(store.root)["coach-a"] and "SEQUENCE:1" in text and "UID:v1-0@" in text
    events = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between((2026, 10, 1), (2026, 12, 31))
    found = sorted(event["DTSTART"].dt.isoformat() for event in events)
    assert found == [
        "2026-10-20T09:00:00-04:00",
        "2026-10-27T09:00:00-04:00",
        "2026-11-03T09:00:00-05:00",
        "2026-11-12T10:00:00-05:00",
        "2026-11-17T09:00:00-05:00",
        "2026-11-24T09:00:00-05:00",
    ]


def test_a_withdrawn_calendar_stays_as_cancelled(tmp_path: Path) -> None:
    store = DrawnStore.begin(tmp_path / "store")
    meeting = {"assignment": "assignment-a", "first": "2026-10-20 09:00", "minutes": 60}
    store.write("visits/v1", **meeting, date="2026-10-01")
    store.write("visits/v2", **meeting, date="2026-10-02", replaces="v1", withdrawn=True)

    assert "STATUS:CANCELLED" in coach_calendars(store.root)["coach-a"]


def test_no_calendar_is_left_behind_and_none_is_missing_in_silence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = DrawnStore.begin(tmp_path / "store")
    command = ["records", "calendar", "--store", str(store.root)]
    out = store.root / "out" / "calendars"
    assert main(command) == 0 and "No visits are planned" in capsys.readouterr().out
    visits = store.write(
        "visits/v1", assignment="assignment-a", first="2026-10-20 09:00", minutes=60, date="2026-10-01"
    )
    assert main(command) == 0 and [file.name for file in out.iterdir()] == ["coach-a.ics"]
    (out / "mine.ics").write_text("BEGIN:VCALENDAR")
    capsys.readouterr()

    visits.write_text(visits.read_text().replace("minutes: 60", "minutes: soon"))

    assert main(command) == 1 and [file.name for file in out.iterdir()] == ["mine.ics"]
    said = capsys.readouterr()
    assert "Took away coach-a.ics" in said.out and "visits/v1.yml" in said.err and "records check" in said.err


def keep_years(store: DrawnStore, **years: int) -> None:
    rules = [{"kind": kind, "years": number, "why": "SYNTHETIC"} for kind, number in years.items()]
    policy = store.root / "policy.yml"
    head = policy.read_text("utf-8").partition("retention:")[0]
    access = "access:" + policy.read_text("utf-8").partition("access:")[2]
    lines = "".join(f"  - kind: {rule['kind']}\n    years: {rule['years']}\n    why: {rule['why']}\n" for rule in rules)
    policy.write_text(f"{head}retention:\n{lines}{access}", "utf-8")


def test_what_the_policy_ends_goes_and_leaves_a_number_and_nothing_else(tmp_path: Path) -> None:
    store = DrawnStore.begin(tmp_path / "store")
    keep_years(store, contacts=1)
    for day in ("2026-10-05", "2026-10-06", "2026-10-07"):
        store.contact(f"on{day[-1]}", date=day)
    today = datetime.date(2027, 10, 7)

    ended = select_ended(store.root, today)
    assert [due.path.stem for due in ended] == ["on5", "on6"]
    remove_ended(store.root, ended, today)

    assert [file.stem for file in (store.root / "contacts").rglob("*.yml")] == ["on7"]
    (trace,) = (store.root / "ended").glob("*.yml")
    assert trace.read_text("utf-8") == "date: 2027-10-07\nremoved:\n  - kind: contact\n    year: 2026\n    records: 2\n"
    assert select_ended(store.root, today) == [] and store.problems(today=today) == []


def test_an_expiry_that_was_interrupted_is_finished_by_the_next_and_counts_each_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = DrawnStore.begin(tmp_path / "store")
    keep_years(store, contacts=1)
    store.contact("a", date="2026-10-05")
    today = datetime.date(2027, 12, 1)
    with monkeypatch.context() as patch:
        patch.setattr("shutil.rmtree", lambda folder: (_ for _ in ()).throw(OSError("cut")))
        with pytest.raises(OSError, match="cut"):
            remove_ended(store.root, select_ended(store.root, today), today)

    remove_ended(store.root, select_ended(store.root, today), today)
    assert len(list((store.root / "ended").glob("*.yml"))) == 1 and not list(store.root.glob(".ending-*"))


def test_an_open_assignment_and_its_plan_never_end(tmp_path: Path) -> None:
    store = DrawnStore.begin(tmp_path / "store")
    keep_years(store, assignments=0, plans=0, leaders=0, coaches=0)

    assert select_ended(store.root, datetime.date(2099, 1, 1)) == []


def test_a_leap_day_is_kept_its_full_years(tmp_path: Path) -> None:
    store = DrawnStore.begin(tmp_path / "store")
    keep_years(store, contacts=1)
    store.contact("leap", date="2028-02-29")

    assert select_ended(store.root, datetime.date(2029, 2, 28)) == []
    assert len(select_ended(store.root, datetime.date(2029, 3, 1))) == 1


def test_a_dry_run_removes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = DrawnStore.begin(tmp_path / "store")
    keep_years(store, contacts=1)
    file = store.contact("a")

    assert main(["records", "expire", "--dry-run", "--store", str(store.root), "--today", "2030-01-01"]) == 0
    assert (
        file.exists()
        and "contacts/coach-a/2026/a.yml: about 2026-10-06, kept until 2027-10-06" in capsys.readouterr().out
    )


OUTSIDE = {
    "report": ["--format", "csv", "--out", "{place}/r.csv"],
    "export": ["--out", "{place}/all.sqlite"],
    "calendar": ["--out", "{place}"],
    "form": ["--coach", "coach-01", "--out", "{place}/form.html"],
    "site": ["--out", "{place}"],
}


@pytest.mark.parametrize("verb", OUTSIDE)
@pytest.mark.parametrize("place", ["content/assets/docs", "content/new", "link"])
def test_nothing_for_staff_is_written_into_a_site_wherever_the_command_is_run(
    sampled: Path, site: DrawnSite, tmp_path: Path, verb: str, place: str
) -> None:
    (site.root / "content/assets/docs").mkdir(parents=True)
    (tmp_path / "link").symlink_to(site.root / "content")
    (tmp_path / "away").mkdir()
    before = sorted(site.root.rglob("*"))
    out = tmp_path / place if place == "link" else site.root / place

    ran = run_clearinghouse(
        ["records", verb, "--store", str(sampled), *(word.format(place=out) for word in OUTSIDE[verb])],
        tmp_path / "away",
    )

    assert ran.returncode == 2 and "public site's folder" in ran.stderr, ran.stderr
    assert sorted(site.root.rglob("*")) == before


@pytest.mark.parametrize("verb", [*OUTSIDE, "init"])
@pytest.mark.parametrize("beside", ["", "new", "old/staff"])
def test_nothing_for_staff_is_written_into_the_checkout_of_a_site(
    sampled: Path, tmp_path: Path, verb: str, beside: str
) -> None:
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    DrawnSite.begin(repository / "sites" / "docs")
    (repository / beside).mkdir(parents=True, exist_ok=True)
    before = sorted(repository.rglob("*"))
    words = [word.format(place=repository / beside) for word in OUTSIDE.get(verb, ["{place}/store"])]
    store = [] if verb == "init" else ["--store", str(sampled)]

    ran = run_clearinghouse(["records", verb, *store, *words], tmp_path)

    assert ran.returncode == 2 and "checkout" in ran.stderr, ran.stderr
    assert sorted(repository.rglob("*")) == before


@pytest.mark.slow
def test_what_is_for_staff_may_lie_in_a_checkout_of_its_own(sampled: Path, tmp_path: Path) -> None:
    (tmp_path / "private" / ".git").mkdir(parents=True)
    words = [word.format(place=tmp_path / "private") for word in OUTSIDE["report"]]
    ran = run_clearinghouse(["records", "report", "--store", str(sampled), *words], tmp_path)

    assert ran.returncode == 0, ran.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    "there", ["<!doctype html>\n<p>My own page", '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n']
)
def test_a_form_replaces_a_form_and_no_page_of_somebody(sampled: Path, tmp_path: Path, there: str) -> None:
    page, form = tmp_path / "mine.html", tmp_path / "form.html"
    page.write_text(there)
    form.write_text("")
    form.chmod(0o644)
    command = ["records", "form", "--store", str(sampled), "--coach", "coach-01", "--out"]
    refused = run_clearinghouse([*command, str(page)], tmp_path)
    done = [run_clearinghouse([*command, str(form)], tmp_path).returncode for _ in range(2)]

    assert refused.returncode == 2 and page.read_text() == there
    assert done == [0, 0] and form.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("verb", OUTSIDE)
def test_what_is_for_staff_is_read_by_its_owner_alone(sampled: Path, tmp_path: Path, verb: str) -> None:
    words = [word.format(place=tmp_path / "out") for word in OUTSIDE[verb]]
    (tmp_path / "out").mkdir()
    ran = run_clearinghouse(["records", verb, "--store", str(sampled), *words], tmp_path)

    assert ran.returncode == 0, ran.stderr
    written = list((tmp_path / "out").rglob("*"))
    assert written and [file for file in written if file.stat().st_mode & 0o007] == []


def test_a_store_that_lies_in_a_site_is_no_store(sampled: Path, site: DrawnSite) -> None:
    moved = site.root / "content" / "store"
    shutil.copytree(sampled, moved)

    ran = run_clearinghouse(["records", "check", "--store", str(moved)], site.root.parent)

    assert ran.returncode == 2 and "the folder of a site; move it out" in ran.stderr
