"""No pattern of the program takes the third power of a text's length: a cell of a list would stop an import."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.hard
PUMPED = Path(__file__).parent.parent / "pumped.py"
STEEP = """
import re, sys; sys.path.insert(0, sys.argv[1]); import pumped
print(sorted(pumped.steep({"a": re.compile(r"^\\s*(.*?)\\s*\\s*$"), "b": re.compile("(?:x|xx)*$"), "c": re.compile(r"\\s*,"), "d": re.compile(r"[*]+x")})))
"""


def test_no_pattern_grows_by_the_third_power() -> None:
    found = subprocess.run([sys.executable, PUMPED], capture_output=True, text=True, check=True)
    told = json.loads(found.stdout)

    assert told["seen"] > 400, "not all patterns were seen"
    assert told["steep"] == {}


def test_patterns_that_do_are_found() -> None:
    told = subprocess.run([sys.executable, "-c", STEEP, PUMPED.parent], capture_output=True, text=True, check=True)

    assert told.stdout == "['a', 'b']\n"
