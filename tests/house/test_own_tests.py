"""The tests themselves: what they read, and what they need."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
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


def test_no_test_waits_for_a_time_that_is_fixed() -> None:
    files = [file for file in sorted(TESTS.rglob("*.py")) if "node_modules" not in file.parts]

    assert [
        f"{file.relative_to(TESTS)}:{line}" for file in files for line in fixed_waits(file.read_text("utf-8"))
    ] == []


def fixed_waits(text: str) -> Iterator[int]:
    """Yield the lines that wait for longer than disks take to tell two times apart, and look for nothing in between."""
    tree = ast.parse(text)
    looking = {
        id(inner) for loop in ast.walk(tree) if isinstance(loop, ast.While | ast.For) for inner in ast.walk(loop)
    }
    for call in ast.walk(tree):
        waits = isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
        if waits and call.func.attr in ("sleep", "wait_for_timeout") and id(call) not in looking:
            seconds = call.args[0].value if isinstance(call.args[0], ast.Constant) else 1
            if seconds / (1000 if call.func.attr == "wait_for_timeout" else 1) > 0.1:
                yield call.lineno


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("time.sleep(1)", [1]),
        ("page.wait_for_timeout(500)", [1]),
        ("x = 1\ntime.sleep(long)", [2]),
        ("while not done():\n    time.sleep(0.2)", []),
        ("time.sleep(0.02)", []),
    ],
)
def test_a_fixed_wait_would_be_found(text: str, lines: list[int]) -> None:
    assert list(fixed_waits(text)) == lines
