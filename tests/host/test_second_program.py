"""A second program lives on the same generator: begun by one command, filled from its own folder, and nobody else's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from drawn import BuiltSite, DrawnSite, run_clearinghouse

pytestmark = pytest.mark.slow

FIRST = ("Connecticut", "casciac", "Cheshire", "ct-ccl", "CCL-CSLS", "Executive Coaching Clearinghouse")


def test_its_own_standards_lead_with_the_national_ones_beside(second_site: BuiltSite) -> None:
    home = second_site.text("/")

    assert "Leadership Coaching in Alexandria" in home and "/standards/va-principals-2022/1/" in home
    assert second_site.has("/standards/psel-2015/1/") and second_site.has("/goals/instructional-excellence/")
    assert "Isolate the challenge" in second_site.text("/program/cycle/")


def test_its_examples_of_assignments_are_for_the_preview_alone(second_site: BuiltSite) -> None:
    pages = [file for file in second_site.files_containing("EXAMPLE") if file.endswith("index.html")]

    assert pages == [] and not second_site.has("/coaches/example-assignment/")


def test_nothing_in_it_speaks_of_the_first_program(second_site: BuiltSite) -> None:
    found = {word: second_site.files_containing(word) for word in FIRST}

    assert {word: files for word, files in found.items() if files} == {}


def test_its_messages_speak_of_its_own_standards(second: DrawnSite, tmp_path: Path) -> None:
    site = shutil.copytree(second.root, tmp_path / "acps")
    (site / "content/goals/broken.md").write_text(
        "---\ntitle: A goal\nsummary: A goal.\nstatus: draft\norder: 9\nstandards: [nonsense]\n---\n"
    )

    said = run_clearinghouse(["check"], site).stdout

    assert "va-principals-2022/" in said
    assert not any(word in said for word in FIRST)


def test_its_forms_schemas_and_hints_speak_of_its_own_standards(second: DrawnSite, tmp_path: Path) -> None:
    site = shutil.copytree(second.root, tmp_path / "acps")

    made = run_clearinghouse(["forms"], site)

    assert made.returncode == 0, made.stdout + made.stderr
    files = [file for folder in (".github", ".vscode") for file in (site / folder).rglob("*") if file.is_file()]
    written = {str(file.relative_to(site)): file.read_text("utf-8") for file in files}
    assert any("va-principals-2022/" in text for text in written.values())
    assert [(name, word) for name, text in written.items() for word in (*FIRST, "k-12") if word in text] == []


def test_its_own_words_and_its_own_level_for_all_take_the_place_of_ours(second: DrawnSite, tmp_path: Path) -> None:
    site = shutil.copytree(second.root, tmp_path / "acps")
    config = site / "mkdocs.yml"
    words = "      words: {suggest.school_hint: Your school or division.}\n"
    config.write_text(
        config.read_text().replace(
            "  - clearinghouse:\n", f"  - clearinghouse:\n{words}      contact_email: help@example.org\n"
        )
    )
    vocabulary = site / "content/vocabulary.yml"
    whole = "every_level: all-grades\nlevels:\n  - {id: all-grades, label: All grades, definition: Fits every level.}\n"
    vocabulary.write_text(vocabulary.read_text().replace("levels:\n", whole, 1))
    resource = "---\ntitle: A guide\nsummary: S.\nstatus: published\ntype: guide\npublisher: P\nlevels: [all-grades]\n"
    (site / "resources").mkdir(exist_ok=True)
    (site / "resources/guide.md").write_text(f"{resource}url: https://example.org/our-guide\n---\n")

    built = run_clearinghouse(["build", "--out", str(tmp_path / "out")], site)

    assert built.returncode == 0, built.stdout + built.stderr
    asked = (tmp_path / "out/suggest/index.html").read_text("utf-8")
    assert "Your school or division." in asked and "school or district" not in asked
    assert "A guide" in (tmp_path / "out/levels/middle/index.html").read_text("utf-8")
