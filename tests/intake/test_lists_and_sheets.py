"""Rows that are no entries, titles that are none, and lists in Markdown."""

from __future__ import annotations

import pytest
from drawn import DrawnSite
from listed import fields, plan, results

from clearinghouse.intake.lists.importing import Fate
from clearinghouse.intake.lists.report import render_text


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Full title here,Paste the address,Choose from the list", "tells how to fill in"),
        ("e.g. A sample plan,https://www.example.org/EXAMPLE,EXAMPLE ROW - DELETE", "is an example"),
        ("Total,,12", "is a total"),
        ("ATTENDANCE,,", "heads a section"),
        ("Title,Link,Topic", "repeats the headings"),
    ],
)
def test_a_row_that_is_no_entry_is_passed_over_and_told(importer_site: DrawnSite, row: str, said: str) -> None:
    found = plan(importer_site, "list.csv", f"Title,Link,Topic\n{row}\nA plan,https://example.org/1,\n")

    assert [result.title for result in results(found)] == ["A plan"] and said in render_text(found, written=False)


@pytest.mark.parametrize("pointer", ["Link", "Click here", "click here to open", "PDF", "website"])
def test_a_pointer_is_no_title(importer_site: DrawnSite, pointer: str) -> None:
    (found,) = results(
        plan(
            importer_site,
            "list.csv",
            f"Resource,Link,Description\n{pointer},https://example.org/1,The attendance plan\n",
        )
    )

    assert found.title == "The attendance plan" and any("was taken from" in doubt for doubt in found.doubts)


MARKDOWN = """# Links

[![Build](https://example.org/badge.svg)](https://example.org/ci)

- [The first plan][one]
- [Second plan][]
- [A plan whose title
  goes on](https://example.org/3)
- [Fourth plan](
  https://example.org/4)
- [Link](https://example.org/5) The fifth plan
- [Contributing](CONTRIBUTING.md)

[one]: https://example.org/1 "First"
[second plan]: <https://example.org/2>
"""


def test_lists_in_markdown_are_read_as_they_are_shown(importer_site: DrawnSite) -> None:
    found = plan(importer_site, "list.md", MARKDOWN)
    good = {result.title: fields(result)["url"] for result in results(found) if result.fate is Fate.DRAFT}

    assert good == {
        "The first plan": "https://example.org/1", "Second plan": "https://example.org/2", "A plan whose title goes on": "https://example.org/3",
        "Fourth plan": "https://example.org/4", "The fifth plan": "https://example.org/5",
    }  # fmt: skip
    assert [result.title for result in results(found) if result.fate is Fate.BAD] == ["Contributing"]
    assert "is a picture" in render_text(found, written=False)
