"""The offline form and the store's check tell the same of text that looks like data about a student."""

from __future__ import annotations

import random
from pathlib import Path

from drawn import ROOT
from playwright.sync_api import Browser
from private_store import TODAY, DrawnStore
from student_texts import BLAMED, FINE

from clearinghouse.records.form.page import coach_form
from clearinghouse.records.student_data import student_data

PIECES = (
    "Jane", "Ms.", "Lopez", "Élodie", "O'Neil's", "D.", "is", "who", "in", "a", "grade 7", "Grade\n3", "7th grader", "third-grade",
    "kindergarten", "gr. 4", "student", "SASID", "state id", ":", "#", "(", ")", ",", ".", "\n", "1234567", "12345678901", "20270611",
    "born on", "DOB", "d.o.b.", "Birthday was", "3/4/2012", "2012-03-04", "Mar 3rd, 2014", "3 March 2014", "Algebra", "😀", "x" * 50, "team",
)  # fmt: skip


def made_up(chance: random.Random) -> str:
    return "".join(chance.choice(PIECES) + chance.choice((" ", " ", "", ", ")) for _ in range(chance.randint(2, 9)))


def test_the_form_tells_the_same_as_the_check(browser: Browser, tmp_path: Path) -> None:
    chance = random.Random(3)
    texts = [text for text, _ in BLAMED] + list(FINE) + [made_up(chance) for _ in range(4000)]
    store = DrawnStore.begin(tmp_path / "store")
    (tmp_path / "form.html").write_text(coach_form(store.root, ROOT, "coach-a", TODAY), "utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "form.html").as_uri())
    page.wait_for_selector("main h2")

    told = page.evaluate("texts => texts.map((text) => m_student.studentData(text))", texts)

    expected = [student_data(text) for text in texts]
    assert [row for row in zip(texts, told, expected, strict=True) if row[1] != row[2]] == []
    assert {"", "a date of birth", "a student's number", "a name with a grade"} == set(expected)
