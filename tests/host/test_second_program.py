"""A second program lives on the same generator: begun by one command, filled from its own folder, and nobody else's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from drawn import ROOT, BuiltSite, run_clearinghouse

pytestmark = pytest.mark.slow

ACPS = ROOT / "tests" / "sites" / "acps"
FIRST = ("Connecticut", "casciac", "Cheshire", "ct-ccl", "CCL-CSLS", "Executive Coaching Clearinghouse")


@pytest.fixture(scope="module")
def acps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of Alexandria's partnership: a new site, with what the partnership itself wrote laid over it."""
    folder = tmp_path_factory.mktemp("second") / "acps"
    frameworks = [
        part for id in ("va-principals-2022", "psel-2015", "air-acps-coaching") for part in ("--framework", id)
    ]
    name = ["--name", "Leadership Coaching in Alexandria", "--time-zone", "America/New_York"]
    begun = run_clearinghouse(["init", str(folder), *name, *frameworks], folder.parent)
    assert begun.returncode == 0, begun.stderr
    shutil.copytree(ACPS, folder, dirs_exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def public(acps: Path) -> BuiltSite:
    out = acps.parent / "public"
    built = BuiltSite(out, run_clearinghouse(["build", "--out", str(out)], acps))
    assert built.result.returncode == 0, built.said
    return built


def test_its_own_standards_lead_with_the_national_ones_beside(public: BuiltSite) -> None:
    home = public.text("/")

    assert "Leadership Coaching in Alexandria" in home and "/standards/va-principals-2022/1/" in home
    assert public.has("/standards/psel-2015/1/") and public.has("/goals/instructional-excellence/")
    assert "Isolate the challenge" in public.text("/program/cycle/")


def test_its_examples_of_assignments_are_for_the_preview_alone(public: BuiltSite) -> None:
    pages = [file for file in public.files_containing("EXAMPLE") if file.endswith("index.html")]

    assert pages == [] and not public.has("/coaches/example-assignment/")


def test_nothing_in_it_speaks_of_the_first_program(public: BuiltSite) -> None:
    found = {word: public.files_containing(word) for word in FIRST}

    assert {word: files for word, files in found.items() if files} == {}


def test_its_messages_speak_of_its_own_standards(acps: Path, tmp_path: Path) -> None:
    site = shutil.copytree(acps, tmp_path / "acps")
    (site / "content/goals/broken.md").write_text(
        "---\ntitle: A goal\nsummary: A goal.\nstatus: draft\norder: 9\nstandards: [nonsense]\n---\n"
    )

    said = run_clearinghouse(["check"], site).stdout

    assert "va-principals-2022/" in said
    assert not any(word in said for word in FIRST)
