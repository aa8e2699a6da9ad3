"""A text is set as it is written, by Python and by the scripts of a reader's list alike."""

from __future__ import annotations

import json

import pytest
from drawn import ROOT

from clearinghouse.publish.citations.tex import tex

CASES = json.loads((ROOT / "tests" / "scripts" / "tex.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "set_as"), CASES)
def test_latex_sets_a_text_as_it_is_written(text: str, set_as: str) -> None:
    """The script is held to the same cases in `tests/scripts/tex.test.js`."""
    assert tex(text) == set_as
