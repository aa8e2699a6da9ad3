"""No record holds anything about a single student: what is taken for such data, and what is not."""

from __future__ import annotations

import pytest

from clearinghouse.records.student_data import student_data


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("DOB 3/4/2012", "a date of birth"),
        ("D.O.B. 01/02/15", "a date of birth"),
        ("born on March 3, 2014", "a date of birth"),
        ("date of birth: 2012-03-04", "a date of birth"),
        ("Birthday is 3 Mar 2014", "a date of birth"),
        ("SASID 1234567890", "a student's number"),
        ("student id 99887", "a student's number"),
        ("his number is 1234567890", "a student's number"),
        ("Jane, grade 7", "a name with a grade"),
        ("Jane D. (grade 7) was late", "a name with a grade"),
        ("Jane (7th grade)", "a name with a grade"),
        ("Maria Lopez in 7th grade", "a name with a grade"),
        ("7th grader Jane", "a name with a grade"),
        ("met Tyrone, a 4th grader", "a name with a grade"),
        ("Kindergartner Leo", "a name with a grade"),
        ("Jane is in grade 3", "a name with a grade"),
        ("Aiden, who is in third grade", "a name with a grade"),
        ("first grade student Ava was", "a name with a grade"),
    ],
)
def test_what_looks_like_data_about_a_student_is_found(text: str, what: str) -> None:
    assert student_data(text) == what
    assert student_data(f"SYNTHETIC: we met.\nThen {text}; and more.") == what


@pytest.mark.parametrize(
    "text",
    [
        "visit the grade 3 team",
        "Ms. Lopez, grade 7",
        "met with Principal Jones, grade 6 lead",
        "Dr. Smith in grade 4",
        "Algebra in grade 8",
        "grade 7 Math scores rose",
        "Grade 3 team meets Tuesday",
        "We saw Grade 5 teachers",
        "students in grade 7 improved",
        "SYNTHETIC goal: reading in grade 3",
        "call (203) 250-1111",
        "UNTIL=20270611",
        "a new idea was born",
        "k7m2q9x4t1",
        "In grade 7",
    ],
)
def test_what_coaches_usually_write_passes(text: str) -> None:
    assert student_data(text) == ""
