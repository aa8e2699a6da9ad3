"""What is private in a list stays out, and is told."""

from __future__ import annotations

import pytest
from drawn import DrawnSite
from listed import plan, results, workbook

from clearinghouse.intake.lists.report import render_text
from clearinghouse.intake.private import is_private_heading, without_private


@pytest.mark.parametrize(
    "heading",
    [
        "Internal notes",
        "Private",
        "DO NOT SHARE - budget",
        "Confidential comments",
        "Staff only",
        "For office use",
        "Not for publication",
        "Student name",
        "Submitted by",
        "Evaluator comments",
        "CAS only",
        "Home address",
        "Confidencial",
        "Not yet public",
    ],
)
def test_a_private_heading_is_known(heading: str) -> None:
    assert is_private_heading(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "Notes",
        "Title",
        "International",
        "Publisher",
        "Shared by",
        "Office hours",
        "Student level",
        "Discipline",
        "Coach",
    ],
)
def test_an_ordinary_heading_is_not_private(heading: str) -> None:
    assert not is_private_heading(heading)


def test_private_and_hidden_columns_and_rows_stay_out_and_are_told(importer_site: DrawnSite) -> None:
    rows = [
        ["Title", "Link", "Internal notes", "Notes", "Description"],
        ["A plan", "https://example.org/1", "CANARY-1", "CANARY-2", "For teams."],
        ["CANARY-3", "https://example.org/2", "", "", ""],
    ]
    found = plan(importer_site, "list.xlsx", workbook(rows, hidden_rows=(3,), hidden_columns=("D",)))
    said = render_text(found, written=False)

    assert [result.title for result in results(found)] == ["A plan"]
    assert "CANARY" not in said + "".join(result.text for result in results(found))
    assert "its heading says that it is private" in said and "it is hidden in the file" in said
    assert "1 hidden row was left out (3)" in said
    asked = plan(importer_site, "list.xlsx", workbook(rows), {"Internal notes": "notes"})
    assert "CANARY-1" in results(asked)[0].text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Call Pat at (203) 555-0142.", "Call Pat at [left out]."),
        ("Ask ann@example.org first", "Ask [left out] first"),
        ("cell 555-0142", ""),
        ("tel: 2035550142", ""),
        ("+12035550142", ""),
        ("Open it with password: quince7", "Open it with [left out]"),
        ("Jo Sample's IEP meeting", ""),
        ("Jo S. (gr 4) liked it", ""),
        ("student Jo Sample was suspended", ""),
        ("Strategies for students: Attendance, Behavior.", "Strategies for students: Attendance, Behavior."),
        ("ISBN 978-0-12-345678-9", "ISBN 978-0-12-345678-9"),
        ("Worked well for our student Jordan", ""),
        ("DOB 3/4/2012", ""),
        ("IEP for Jordan attached", ""),
        ("Call 988 or the 211 infoline in a crisis.", "Call 988 or the 211 infoline in a crisis."),
        ("The line 1-800-273-8255 is open", "The line 1-800-273-8255 is open"),
        ("Help at (888) 555-0142 and 800.555.0142", "Help at (888) 555-0142 and 800.555.0142"),
        ("text 741741 or call 800-555-0142", "text 741741 or call 800-555-0142"),
        ("(860)555-0187 x12", ""),
        ("How Tier 3 students learn; each student's IEP.", "How Tier 3 students learn; each student's IEP."),
        ("America's parents and a mother's voice (grade 7)", "America's parents and a mother's voice (grade 7)"),
        ("A school on an improvement plan, and its evaluation", "A school on an improvement plan, and its evaluation"),
        ("A class code of conduct for 2024", "A class code of conduct for 2024"),
        ("Page 12 of 2019 edition", "Page 12 of 2019 edition"),
        ("Helps students name their goals", "Helps students name their goals"),
        ("doi 10.1000/123-456-7890", "doi 10.1000/123-456-7890"),
    ],
)
def test_telephone_mail_and_students_leave_the_words(text: str, kept: str) -> None:
    assert without_private(text)[0] == kept


def test_what_was_private_in_a_cell_is_a_doubt(importer_site: DrawnSite) -> None:
    (found,) = results(
        plan(importer_site, "list.csv", "Title,Link,Notes\nA plan,https://example.org/1,Call (203) 555-0142\n")
    )

    assert "555" not in found.text and any("telephone" in doubt for doubt in found.doubts)
