"""The browser editor on a private store: what is saved is a new record in the private repository, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from drawn import DrawnSite
from editors import fetch_editors
from playwright.sync_api import Browser, expect
from private_store import TODAY, DrawnStore

from browser.editing import PATIENCE, REPOSITORY, Editing, editing
from clearinghouse.cli import main
from clearinghouse.records.check import check_records
from clearinghouse.records.fields import Reader
from clearinghouse.records.held import held
from clearinghouse.records.kinds import KINDS


@pytest.fixture
def store(tmp_path: Path) -> DrawnStore:
    store = DrawnStore.begin(tmp_path / "store")
    store.contact("first", note="CANARY-7C1E")
    return store


def make(store: DrawnStore, tmp_path: Path, *more: str) -> int:
    """Make the editor of a store as staff do."""
    site = tmp_path / "source"
    if not site.exists():
        DrawnSite.of_the_sample(site)
        (site / ".cache").mkdir()
        (site / ".cache" / "editor").symlink_to(fetch_editors())
    where = ["--store", str(store.root), "--site", str(site), "--out", str(tmp_path / "served" / "edit")]
    return main(["records", "editor", "--repository", REPOSITORY, *where, *more])


@pytest.fixture
def editor(browser: Browser, store: DrawnStore, tmp_path: Path) -> Iterator[Editing]:
    assert make(store, tmp_path, "--for-coach") == 0
    with editing(browser, tmp_path / "served", store.root, tmp_path) as found:
        yield found
        assert found.asked_elsewhere == []
        assert found.errors == []


def say(editor: Editing, field: str, label: str) -> None:
    editor.field(field).get_by_role("radio", name=label).click()


def save(editor: Editing) -> None:
    expect(editor.save_button).to_be_enabled(timeout=PATIENCE)
    editor.save_button.click()


def test_a_contact_is_a_new_file_in_the_private_repository_and_no_record_is_written_over(
    editor: Editing, store: DrawnStore, tmp_path: Path
) -> None:
    editor.open("/collections/contacts/new")
    editor.sign_in()
    editor.form()
    say(editor, "coach", "SYNTHETIC Coach")
    say(editor, "school", "SYNTHETIC School a")
    editor.fill("date", "2026-11-17")
    editor.fill("minutes", "45")
    editor.choose("mode", "On site")
    editor.fill("note", "SYNTHETIC: went well.")
    save(editor)
    expect(editor.page).not_to_have_url(re.compile("/new"), timeout=PATIENCE)

    repository = editor.github.repository
    (path,) = set(repository.git("diff", "--name-only", "HEAD~1", "HEAD").split())
    assert re.fullmatch(r"contacts/coach-a/2026/[a-z0-9]{6,}\.yml", path)
    (store.root / path).write_text(repository.file("main", path), "utf-8")
    checked = check_records(store.root, tmp_path / "source", TODAY)
    assert checked.problems == []
    assert "SYNTHETIC" not in repository.git("log", "-1", "--format=%B")

    editor.open("/collections/contacts/entries/coach-a/2026/first")
    editor.form()
    editor.fill("minutes", "50")
    save(editor)
    expect(editor.page.get_by_text("a record is never overwritten")).to_be_visible(timeout=PATIENCE)
    editor.open("/collections/contacts")
    row = editor.page.get_by_role("row").filter(has_text="2026-10-06")
    row.get_by_role("checkbox").click()
    expect(row.get_by_role("checkbox")).to_be_checked()
    expect(editor.page.get_by_role("button", name=re.compile("^Delete"))).to_be_disabled()
    assert "minutes: 60" in repository.file("main", "contacts/coach-a/2026/first.yml")


def test_only_the_editor_of_a_coach_asks_for_what_stays_with_coach_and_leader(
    store: DrawnStore, tmp_path: Path
) -> None:
    private = {
        (kind.folder, one.name) for kind in KINDS for one in held(kind.model) if one.reader is Reader.COACH_AND_LEADER
    }

    def asked(*more: str) -> set[tuple[str, str]]:
        assert make(store, tmp_path, *more) == 0
        config = json.loads((tmp_path / "served" / "edit" / "config.yml").read_text("utf-8"))
        assert config["backend"]["repo"] == REPOSITORY
        return {(one["name"], field["name"]) for one in config["collections"] for field in _all(one)}

    assert asked() & private == set()
    assert {("contacts", "note"), ("reports", "summary"), ("plans", "challenge")} <= asked("--for-coach") & private
    said = "".join(file.read_text("utf-8") for file in (tmp_path / "served" / "edit").glob("*.*") if file.is_file())
    assert "SYNTHETIC School" not in said and "CANARY" not in said


def _all(setting: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for field in setting.get("fields", ()):
        yield field
        yield from _all(field)


def test_records_are_never_saved_to_the_repository_of_the_public_site_nor_the_editor_put_where_everyone_reads(
    store: DrawnStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REPO_URL", f"https://github.com/{REPOSITORY.upper()}")
    assert make(store, tmp_path) == 2
    assert "is the public site's repository" in capsys.readouterr().err
    monkeypatch.delenv("REPO_URL")
    assert make(store, tmp_path, "--repository", "https://example.org/records") == 2
    assert "write it as owner/name" in capsys.readouterr().err
    assert make(store, tmp_path, "--out", str(tmp_path / "source" / "edit")) == 2
    assert "public site's folder" in capsys.readouterr().err
