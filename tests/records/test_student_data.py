"""No record holds anything about a single student: what is taken for such data, and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from private_store import DrawnStore
from student_texts import BLAMED, FINE

from clearinghouse.records.student_data import student_data


@pytest.mark.parametrize(("text", "what"), BLAMED)
def test_what_looks_like_data_about_a_student_is_found(text: str, what: str) -> None:
    assert student_data(text) == what
    assert student_data(f"SYNTHETIC: we met.\nThen {text}; and more.") == what


@pytest.mark.parametrize("text", FINE)
def test_what_coaches_usually_write_passes(text: str) -> None:
    assert student_data(text) == ""


def test_it_is_found_however_the_file_writes_it(tmp_path: Path) -> None:
    store = DrawnStore.begin(tmp_path / "store")
    file = store.contact("c")
    plain = file.read_text("utf-8")
    for note in (
        '"DOB\\u00203/4/2012"',
        '"\\x44OB 3/4/2012"',
        ">-\n  born on\n  March 3, 2014",
        "|\n  Jane,\n  grade 7",
    ):
        file.write_text(f"{plain}note: {note}\n", "utf-8")
        assert [problem.code for problem in store.problems()] == ["record-student-data"], note
