"""The tests themselves: what they read, and what they need."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from drawn import ROOT, run_program

pytestmark = pytest.mark.slow

TESTS = ROOT / "tests"
OWN_CONTENT = re.compile(
    r"""real_site|of_the_project|(?:load_site|DrawnSite|load_content)\(ROOT\b|ROOT / ["'](?:content|resources)\b"""
)
ABOUT_IT = {"site", "house"}
"""Folders of tests that are about this repository and its content."""
ASKED = "import sys, pytest; pytest.main(['--collect-only', '-qq', {folder!r}]); print('playwright' in sys.modules)"


def test_no_test_of_the_code_reads_what_staff_write() -> None:
    files = [file for file in sorted(TESTS.rglob("test_*.py")) if "node_modules" not in file.parts]
    reading = [file.relative_to(TESTS) for file in files if OWN_CONTENT.search(file.read_text(encoding="utf-8"))]

    assert [str(path) for path in reading if path.parts[0] not in ABOUT_IT] == []


@pytest.mark.parametrize("line", ["site = real_site", 'ROOT / "content"', "load_site(ROOT)", "DrawnSite(ROOT).check()"])
def test_a_test_that_does_would_be_found(line: str) -> None:
    assert OWN_CONTENT.search(line)


@pytest.mark.parametrize("folder", ["tests/catalog", "tests/publish", "tests/rules"])
def test_a_folder_of_the_code_needs_no_browser(folder: str) -> None:
    result = run_program([sys.executable, "-c", ASKED.format(folder=folder)], Path(ROOT))

    assert result.stdout.splitlines()[-1] == "False", result.stdout + result.stderr
