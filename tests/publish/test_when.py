"""Lengths of time are said alike on cards and in the editor's preview, and meetings with their begin and end."""

from __future__ import annotations

import datetime
import json
import re

import pytest
from drawn import ROOT

from clearinghouse.content.fields import Unit
from clearinghouse.publish.when import minutes, spoken_meeting
from clearinghouse.words import load_words

LENGTHS = json.loads((ROOT / "tests" / "scripts" / "minutes.json").read_text(encoding="utf-8"))
PREVIEW = ROOT / "plugins/clearinghouse/theme/templates/assets/clearinghouse/edit/preview.js"


@pytest.mark.parametrize(("number", "said"), LENGTHS)
def test_a_length_is_said_as_people_say_it(number: int, said: str) -> None:
    assert minutes(number, load_words()) == said


def test_the_preview_can_say_whatever_a_number_counts() -> None:
    found = re.search(r"^const UNITS = \{(.*)\};$", PREVIEW.read_text(encoding="utf-8"), re.MULTILINE)

    assert found and {name.strip() for name in found[1].split(",")} == {str(unit) for unit in Unit}


def test_a_meeting_is_said_from_when_to_when() -> None:
    begin, end = datetime.datetime(2026, 9, 1, 9, 0), datetime.datetime(2026, 9, 1, 15, 30)
    said = spoken_meeting(begin, end, load_words())

    assert said.index("9:00") < said.index("3:30")
