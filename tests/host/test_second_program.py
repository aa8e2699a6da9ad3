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
