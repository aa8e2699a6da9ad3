"""Wide tables with a column for each standard."""

from __future__ import annotations

import pytest
from drawn import DrawnSite
from listed import drafts

TABLES = {
    "ticks": ("Title,Link,PSEL 2,PSEL 9\nA plan,https://example.org/1,x,\nA form,https://example.org/2,,yes\n", [["psel-2015/2"], ["psel-2015/9"]]),
    "counts": ("Title,Link,PSEL 2 (count),CCL PE4\nA plan,https://example.org/1,3,0\nA form,https://example.org/2,0,1\n", [["psel-2015/2"], ["ct-ccl/PE4"]]),
    "stars": ("Title,Link,PE1,PE2\nA plan,https://example.org/1,***,\nA form,https://example.org/2,-,*\n", [["ct-ccl/PE1"], ["ct-ccl/PE2"]]),
    "truth": ("Title,Link,PSEL Standard 7: Professional Community,PE5\nA plan,https://example.org/1,TRUE,FALSE\nA form,https://example.org/2,FALSE,TRUE\n", [["psel-2015/7"], ["ct-ccl/PE5"]]),
    "numbers": ("Title,Link,PSEL,,,\n,,1,2,3,4\nA plan,https://example.org/1,x,,,x\nA form,https://example.org/2,,x,,\n", [["psel-2015/1", "psel-2015/4"], ["psel-2015/2"]]),
    "elements": ("Title,Link,PSEL 6\nA plan,https://example.org/1,\"6a, 6c\"\nA form,https://example.org/2,x\n", [["psel-2015/6a", "psel-2015/6c"], ["psel-2015/6"]]),
    "beside levels": ("Title,Link,Elementary,High,1,2,3,4,5,6,7,8,9,10\nA plan,https://example.org/1,x,x,x,,,,,x,,,,\nA form,https://example.org/2,,,,x,,,,,,,,\n", [["psel-2015/1", "psel-2015/6"], ["psel-2015/2"]]),
    "a count of them": ("Title,Link,Number of standards\nA plan,https://example.org/1,3\nA form,https://example.org/2,5\n", [None, None]),
    "a scale": ("Title,Link,Alignment to PSEL (1-5)\nA plan,https://example.org/1,3\nA form,https://example.org/2,5\n", [None, None]),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_a_heading_names_the_standard_and_the_cell_says_whether(importer_site: DrawnSite, name: str) -> None:
    data, standards = TABLES[name]

    assert [found.get("standards") for found in drafts(importer_site, "list.csv", data)] == standards


def test_spans_of_grades_are_no_standards(importer_site: DrawnSite) -> None:
    text = "Title,Link,3-5,6-8,9-12\nA plan,https://example.org/1,x,,x\nA form,https://example.org/2,,x,\n"

    assert ["standards" in found for found in drafts(importer_site, "list.csv", text)] == [False, False]


def test_numbers_in_a_row_are_no_school_levels(importer_site: DrawnSite) -> None:
    first, second = drafts(importer_site, "list.csv", TABLES["beside levels"][0])

    assert first["levels"] == ["k-12"] and "levels" not in second
