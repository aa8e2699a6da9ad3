"""Patterns find the same with every Python that the program promises to run on."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from re import _parser as parser  # type: ignore[attr-defined]  # what a pattern is made of; no other way tells

import pytest
from pumped import holds_group

PUMPED = Path(__file__).parent.parent / "pumped.py"


@pytest.mark.slow
def test_no_pattern_keeps_what_a_group_has() -> None:
    found = subprocess.run([sys.executable, PUMPED], capture_output=True, text=True, check=True)
    told = json.loads(found.stdout)

    assert told["seen"] > 400, "not all patterns were seen"
    assert told["groups"] == []


@pytest.mark.parametrize(
    ("pattern", "keeps"),
    [
        (r"(?:ab|c)*+d", True),
        (r"x(?>ab?)c", True),
        (r"(?:a(?:bc)?+)*", True),
        (r"(a*)++b", True),
        (r"[ab]*+c", False),
        (r"(?:a++b)*", False),
    ],
)
def test_groups_that_keep_what_they_have_are_found(pattern: str, keeps: bool) -> None:
    assert holds_group(parser.parse(pattern, re.NOFLAG)) is keeps
