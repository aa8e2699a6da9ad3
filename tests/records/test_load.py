"""Loading a store: typed records, the versions that count, and nothing that stays with coach and leader."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from clearinghouse.records.kinds import KINDS
from clearinghouse.records.load import load_records
from clearinghouse.records.models import Contact, Plan, School
from clearinghouse.records.new_store import write_sample
from clearinghouse.records.sample import Size, sample
from clearinghouse.records.store import NoStore

SMALL = Size(schools=4, districts=2)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    write_sample(tmp_path / "store", SMALL)
    return tmp_path / "store"


def test_a_made_up_store_has_no_problem_and_every_kind_but_the_trace(store: Path) -> None:
    records = load_records(store)

    assert records.problems == ()
    assert [kind.name for kind in KINDS if not records.all(kind.model)] == ["trace"]
    assert all(school.name.startswith("SYNTHETIC") for school in records.all(School).values())


def test_of_a_plan_only_the_version_that_counts_is_loaded_and_earlier_ids_lead_to_it(store: Path) -> None:
    records = load_records(store)

    plan = records.get(Plan, "2026-001-1")
    assert plan is not None and plan is records.all(Plan)[records.id_now(Plan, "2026-001-1")]
    assert plan.replaces is not None and plan.replaces not in records.all(Plan)


def test_no_word_that_stays_with_coach_and_leader_is_loaded(store: Path) -> None:
    contact = next(iter(load_records(store).all(Contact).values()))

    assert "note: 'SYNTHETIC" in next((store / "contacts").rglob("*.yml")).read_text("utf-8")
    assert contact.note is None and contact.next_step is None
    assert contact.date.year in (2026, 2027) and contact.minutes > 0


def test_what_is_written_later_is_read_at_the_next_loading(store: Path) -> None:
    before = load_records(store).all(School)
    file = store / "schools" / "school-001.yml"
    file.write_text(file.read_text("utf-8").replace("SYNTHETIC School 1", "SYNTHETIC School renamed"), "utf-8")
    (store / "schools" / "school-002.yml").unlink()

    after = load_records(store).all(School)

    assert set(before) - set(after) == {"school-002"}
    assert after["school-001"].name == "SYNTHETIC School renamed"


def test_the_same_seed_makes_the_same_records_and_another_seed_others() -> None:
    assert list(sample(SMALL)) == list(sample(SMALL))
    assert list(sample(SMALL)) != list(sample(Size(schools=4, districts=2, seed=2)))


def test_a_sample_ends_on_its_last_day() -> None:
    until = datetime.date(2026, 10, 1)
    made = [fields for kind, _, fields in sample(Size(schools=4, districts=2, until=until)) if kind.name == "contact"]

    assert made and max(fields["date"] for fields in made) <= until


def test_a_folder_that_is_no_store_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoStore, match=r"policy\.yml"):
        load_records(tmp_path)
