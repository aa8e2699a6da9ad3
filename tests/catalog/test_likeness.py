"""What makes two resources the same: address, DOI, title."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from drawn import DrawnSite

from clearinghouse.catalog.likeness import Titles, find_doi, normal_url, title_words


@pytest.mark.parametrize(
    "same",
    [
        "http://example.org/guide",
        "https://www.example.org/guide/",
        "https://EXAMPLE.org/guide#part-2",
        "https://example.org:443/guide?utm_source=mail&fbclid=1",
        "https://example.org/guide/index.html",
        "https://example.org/guide/default.aspx",
        "https://example.org/gu%69de",
    ],
)
def test_what_changes_nothing_in_an_address_is_passed_over(same: str) -> None:
    assert normal_url(same) == normal_url("https://example.org/guide")


@pytest.mark.parametrize(
    "other",
    [
        "https://example.org/Guide",
        "https://example.org/guide?id=2",
        "https://example.org:8080/guide",
        "https://example.com/guide",
    ],
)
def test_what_leads_elsewhere_is_kept(other: str) -> None:
    assert normal_url(other) != normal_url("https://example.org/guide")


ADDRESSES = json.loads((Path(__file__).parents[1] / "scripts" / "addresses.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("names", ADDRESSES["same"], ids=lambda names: names[0])
def test_one_thing_under_several_addresses_is_one(names: list[str]) -> None:
    assert len({normal_url(name) for name in names}) == 1


@pytest.mark.parametrize("names", ADDRESSES["other"], ids=lambda names: names[0])
def test_what_leads_to_different_things_stays_apart(names: list[str]) -> None:
    assert len({normal_url(name) for name in names}) == len(names)


@pytest.mark.parametrize("broken", ["http://[::1", "", "https://example.org:99999999/x", "//"])
def test_text_that_is_no_address_raises_nothing(broken: str) -> None:
    assert isinstance(normal_url(broken), str)


@pytest.mark.parametrize(
    "text",
    [
        "10.1000/ABC.1",
        "doi:10.1000/abc.1",
        "DOI 10.1000/abc.1",
        "https://doi.org/10.1000/abc.1",
        "http://dx.doi.org/10.1000/ABC.1",
        "doi.org/10.1000/abc.1.",
        "https://doi.org/10.1000%2Fabc.1",
        "https://journals.example.org/doi/full/10.1000/abc.1",
    ],
)
def test_a_doi_is_known_however_it_is_written(text: str) -> None:
    assert find_doi(text) == "10.1000/abc.1"


@pytest.mark.parametrize(
    "text", ["", "see 10.1000/abc", "https://example.org/10.1000/abc", "10.1/x", "doi:", "http://[10.1000/x"]
)
def test_other_text_is_no_doi(text: str) -> None:
    assert find_doi(text) is None


def test_accents_capitals_and_small_words_do_not_tell_titles_apart() -> None:
    assert title_words("The Café of Leaders") == title_words("cafe leaders")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Leading a School Attendance Team", "leading a shcool attendance team"),
        ("Leading a School Attendance Team", "Leading School Attendance Teams"),
        ("A guide to better staff meetings in schools today", "Guide to better staff meetings in schools, today!"),
    ],
)
def test_titles_alike_are_found(one: str, two: str) -> None:
    titles = Titles()
    titles.add(one)

    assert titles.first_like(two) == 0


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Leading a School Attendance Team", "Leading a School Data Team"),
        ("Feedback guide", "Feedback guides for coaches"),
        ("Guide", "Guise"),
    ],
)
def test_titles_that_differ_in_a_word_are_not(one: str, two: str) -> None:
    titles = Titles()
    titles.add(one)

    assert titles.first_like(two) is None


def test_two_addresses_of_one_doi_are_listed_twice(site: DrawnSite) -> None:
    site.resource("by-doi", title="By its number", url="https://doi.org/10.1000/ABC")
    site.resource("by-publisher", title="At the publisher", url="https://journals.example.org/doi/abs/10.1000/abc")

    assert "url-duplicate" in site.check().stdout
