"""No pattern of the program takes the third power of a text's length: a cell of a list would stop an import."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pumped import steep

pytestmark = pytest.mark.hard
PUMPED = Path(__file__).parent.parent / "pumped.py"


def test_no_pattern_grows_by_the_third_power() -> None:
    found = subprocess.run([sys.executable, PUMPED, "steep"], capture_output=True, text=True, check=True)
    told = json.loads(found.stdout)

    assert told["seen"] > 400, "not all patterns were seen"
    assert told["steep"] == {}


@pytest.mark.parametrize(
    ("pattern", "is_steep"),
    [
        (r"\s*-?\s*x", True),
        ("(?:x|xx)*$", True),
        (r"(a+)+;", True),
        (r"\s*,", False),
        ("[*]+x", False),
        (r"\s*+-", False),
    ],
)
def test_patterns_that_do_are_found(pattern: str, is_steep: bool) -> None:
    assert bool(steep({"it": re.compile(pattern)})) is is_steep
