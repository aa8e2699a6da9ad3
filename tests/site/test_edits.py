"""What staff may do: one edit of each kind on this project's content, and it is still sound and still builds."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from drawn import DrawnSite
from staff_edits import EDITS, Content

pytestmark = pytest.mark.slow


def test_after_an_edit_of_each_kind_the_content_passes_the_check_and_builds(tmp_path: Path) -> None:
    site = DrawnSite.of_the_project(tmp_path / "site")
    content = Content(site.root, random.Random(1))

    for edit in EDITS:
        done = edit(content)
        checked = site.check()
        assert checked.returncode == 0, f"{done}:\n{checked.stdout}"

    assert site.build().result.returncode == 0
