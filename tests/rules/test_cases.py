"""Every fault an author can make, as a folder of files and what the check says of them."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest
from drawn import BASE

from clearinghouse.host.content import load_content
from clearinghouse.problems import CODES, render_text

CASES = BASE.parent
TODAY = datetime.date(2026, 9, 1)
FOLDERS = sorted(case for code in CASES.iterdir() if code.is_dir() and code.name != "_base" for case in code.iterdir())
# Git, or some file systems, cannot hold these; tests/content/test_files.py makes them.
MADE_BY_CODE = {"symlink", "file-not-text", "file-too-large", "file-unreadable", "name-collision"}


@pytest.mark.parametrize("case", FOLDERS, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_the_check_says_what_is_expected(case: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    shutil.copytree(BASE, tmp_path / "site")
    shutil.copytree(case, tmp_path / "site", dirs_exist_ok=True)

    said = render_text(load_content(tmp_path / "site", TODAY).problems)

    if request.config.getoption("--write"):
        (case / "expected.txt").write_text(said, encoding="utf-8")
    assert said == (case / "expected.txt").read_text(encoding="utf-8")


def test_the_case_of_a_code_shows_that_code() -> None:
    for case in FOLDERS:
        if case.parent.name != "sound":
            assert f": {case.parent.name}: " in (case / "expected.txt").read_text(encoding="utf-8"), case


def test_every_code_has_a_case() -> None:
    assert set(CODES) - MADE_BY_CODE == {case.parent.name for case in FOLDERS} - {"sound"}
