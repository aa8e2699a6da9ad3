"""What is listed already, and how one can tell."""

from __future__ import annotations

import pytest
from drawn import DrawnSite

from clearinghouse.catalog import likeness
from clearinghouse.intake.duplicates import Known


@pytest.fixture
def known(site: DrawnSite) -> Known:
    site.resource("by-doi", title="Study of early warning signs", url="https://doi.org/10.1000/abc")
    site.resource(
        "old", title="An older thing that went", url="https://example.org/old", status="retired", retired_note="Gone."
    )
    return Known(site.catalog())


def test_nothing_is_like_something_new(known: Known) -> None:
    assert known.like("Something else entirely", "https://example.org/new", "10.1000/new") is None
    assert known.like("", None) is None


@pytest.mark.parametrize(
    ("title", "url", "doi", "name", "why"),
    [
        ("New", "http://www.example.org/protocol/?utm_source=x#top", None, "feedback-protocol", "the same web address"),
        ("New", "https://example.org/elsewhere", "doi:10.1000/ABC", "by-doi", "the same DOI, 10.1000/abc"),
        ("New", "http://dx.doi.org/10.1000/abc", None, "by-doi", "the same DOI"),
        ("feedback PROTOCOL", "https://example.org/new", None, "feedback-protocol", "the same title"),
        ("Study of early warning sign", None, None, "by-doi", "nearly the same title, 'Study of early warning signs'"),
        ("New", "https://example.org/old", None, "old", "(it was retired)"),
    ],
)
def test_what_is_listed_is_named_with_the_reason(
    known: Known, title: str, url: str | None, doi: str | None, name: str, why: str
) -> None:
    match = known.like(title, url, doi)

    assert match is not None and match.item is not None
    assert match.name == f"resources/{name}.md" and match.item.id == name and why in match.why


def test_parts_of_a_series_are_different_things(known: Known) -> None:
    known.add(
        "row 2", "Leading better meetings in schools with many teachers and few rooms, part 1", "https://example.org/1"
    )

    assert known.like("Leading better meetings in schools with many teachers and few rooms, part 2") is None


def test_rows_of_the_same_list_are_known_too(known: Known) -> None:
    known.add("row 2", "A first row", "https://example.org/row")

    match = known.like("Another row", "http://example.org/row/")

    assert match is not None and (match.name, match.item) == ("row 2", None)


def test_drafts_and_other_kinds_are_looked_up_as_asked(site: DrawnSite) -> None:
    site.resource("mine", title="A draft of mine", status="draft")
    catalog = site.catalog()

    assert Known(catalog).like("A draft of mine") is not None
    assert Known(catalog, "goal").like("A draft of mine") is None


def test_a_title_is_compared_with_few_of_many(site: DrawnSite, monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0

    def count(one: likeness.Words, two: likeness.Words) -> bool:
        nonlocal compared
        compared += 1
        return False

    monkeypatch.setattr(likeness, "_alike", count)
    known = Known(site.catalog())
    for number in range(10_000):
        title = f"Guide {number} for leaders about topic {number * 7}"
        assert known.like(title, f"https://example.org/{number}") is None
        known.add(f"row {number}", title, f"https://example.org/{number}")

    assert compared < 10_000 * 5
