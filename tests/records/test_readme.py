"""A newcomer with the store's README alone sets up a store and logs the first contact."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clearinghouse.cli import main
from clearinghouse.commands.records import VERBS
from clearinghouse.problems import RECORD_CODES
from clearinghouse.records.kinds import KINDS
from clearinghouse.records.load import load_records
from clearinghouse.records.models import Contact

FILE = re.compile(r"^ {3}([a-z-]+/[a-z0-9-]+\.yml) +(.+)$|^ {35}(.+)$", re.MULTILINE)


def files_shown(text: str) -> dict[str, str]:
    shown: dict[str, str] = {}
    for found in FILE.finditer(text.partition("```\n   districts")[2] and text[text.index("   districts/") :]):
        if found[1]:
            shown[found[1]] = ""
        if shown and (found[2] or found[3]):
            shown[next(reversed(shown))] += f"{found[2] or found[3]}\n"
    return shown


def test_the_files_that_the_readme_shows_make_a_sound_store_and_the_first_contact(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    store = tmp_path / "store"
    assert main(["records", "init", str(store), "--program", "SYNTHETIC program"]) == 0
    text = (store / "README.md").read_text("utf-8")
    shown = files_shown(text)
    assert len(shown) == 6
    for name, content in shown.items():
        (store / name).write_text(content, "utf-8")
    monkeypatch.setenv("CLEARINGHOUSE_STORE", str(store))

    assert main(["records", "check", "--today", "2026-11-20"]) == 0
    assert main(["records", "log", "--today", "2026-11-20", "--set", "minutes=45", "--set", "mode=on-site"]) == 0
    assert len(load_records(store).all(Contact)) == 1
    assert main(["records", "form", "--coach", "first-coach", "--today", "2026-11-20"]) == 0
    assert main(["records", "check", "--today", "2026-11-20"]) == 0


def test_the_readme_names_every_folder_code_and_verb_and_no_other(tmp_path: Path) -> None:
    main(["records", "init", str(tmp_path / "store")])
    text = (tmp_path / "store" / "README.md").read_text("utf-8")

    assert [kind.folder for kind in KINDS if f"`{kind.folder}" not in text] == []
    assert set(re.findall(r"^### (record-[a-z-]+)$", text, re.MULTILINE)) == set(RECORD_CODES)
    verbs = {verb.name for verb in VERBS}
    assert set(re.findall(r"clearinghouse records ([a-z]+)", text)) | {"expire", "init"} == verbs


def test_a_store_keeps_the_time_of_its_site_unless_another_is_named(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "mkdocs.yml").write_text("plugins: [{clearinghouse: {time_zone: Europe/Lisbon}}]\n")
    for name, said, zone in (("a", [], "Europe/Lisbon"), ("b", ["--timezone", "Asia/Tokyo"], "Asia/Tokyo")):
        assert main(["records", "init", str(tmp_path / name), "--site", str(tmp_path / "site"), *said]) == 0
        assert f"timezone: {zone}" in (tmp_path / name / "policy.yml").read_text("utf-8")


def test_a_store_is_not_made_inside_a_site_nor_over_anything(tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    assert main(["records", "init", str(tmp_path / "store")]) == 2
    assert "outside of it" in capsys.readouterr().err and not (tmp_path / "store").exists()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").touch()
    assert main(["records", "init", str(tmp_path / "full")]) == 2
    assert main(["records", "check"]) == 2
    assert "CLEARINGHOUSE_STORE" in capsys.readouterr().err


def test_a_code_that_came_after_the_store_is_explained_by_the_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "store"
    main(["records", "init", str(store)])
    (store / "schools" / "a.yml").write_text("name: A\ndistrict: nowhere\nlevels: [high]\n", "utf-8")
    command = ["records", "check", "--store", str(store), "--today", "2026-11-20"]
    capsys.readouterr()
    assert main(command) == 1
    before = capsys.readouterr()
    (code,) = {found for found in re.findall(r"(record-[a-z-]+):", before.out) if found in RECORD_CODES}
    readme = store / "README.md"
    readme.write_text(readme.read_text("utf-8").replace(f"### {code}\n", "### record-of-old\n"), "utf-8")

    assert main(command) == 1
    after = capsys.readouterr()

    assert after.out == before.out and f"### {code}" not in before.err
    assert after.err.startswith(f"### {code}\n\n") and after.err.endswith(before.err)
