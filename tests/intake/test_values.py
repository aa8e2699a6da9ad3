"""Addresses, years, minutes and names, as they stand in lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearinghouse.catalog.everyday.values import read_minutes, read_year
from clearinghouse.content.models import Resource
from clearinghouse.intake.addresses import read_address
from clearinghouse.intake.people import read_people

SAFELINK = "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fsafe%3Fa%3D1&data=05%7C"


@pytest.mark.parametrize(
    ("text", "link", "doi", "url"),
    [
        ("https://example.org/a", "", "", "https://example.org/a"),
        ("HTTPS://Example.org/A", "", "", "https://Example.org/A"),
        ("  <https://example.org/a>. ", "", "", "https://example.org/a"),
        ("See https://example.org/a_(b), page 3", "", "", "https://example.org/a_(b)"),
        ("www.example.org/a", "", "", "https://www.example.org/a"),
        ("example.org", "", "", "https://example.org"),
        ("https:/example.org/a", "", "", "https://example.org/a"),
        ("Click here", "https://example.org/linked", "", "https://example.org/linked"),
        ("", "https://example.org/linked", "", "https://example.org/linked"),
        ("https://example.org/shown", "https://example.org/linked", "", "https://example.org/shown"),
        ("", "", "10.1000/abc", "https://doi.org/10.1000/abc"),
        ("doi:10.1000/ABC", "", "", "https://doi.org/10.1000/abc"),
        (SAFELINK, "", "", "https://example.org/safe?a=1"),
        ("https://www.google.com/url?q=https://example.org/g&sa=D", "", "", "https://example.org/g"),
    ],
)
def test_an_address_is_read_as_it_was_meant(text: str, link: str, doi: str, url: str) -> None:
    found = read_address(text, link, (doi,))

    assert (found.url, found.fault) == (url, "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("javascript:alert(1)", "only http:// and https://"),
        ("mailto:name@example.org", "only http:// and https://"),
        ("ftp://example.org/a", "only http:// and https://"),
        ("file:///etc/passwd", "only http:// and https://"),
        ("https://example.org/a b.pdf", "cannot hold a space"),
        ("https://", "names no web site"),
        ("http:///path", "names no web site"),
        ("https://localhost/a", "inside one network"),
        ("https://user:secret@example.org/", "user name"),
        ("https://[::1", "broken"),
        ("ask Pat", "is no web address"),
        ("https://example.org/" + "a" * 3000, "longer than 2,000"),
    ],
)
def test_a_broken_address_is_named(text: str, said: str) -> None:
    found = read_address(text)

    assert found.url == "" and said in found.fault and len(found.fault) < 250


def test_of_several_addresses_the_first_is_taken_with_a_doubt() -> None:
    found = read_address("https://example.org/a and https://example.org/b")

    assert found.url == "https://example.org/a" and "2 addresses" in found.doubts[0]


def test_nothing_is_no_fault() -> None:
    assert read_address("") == read_address("", "", "no doi")


@given(
    text=st.text() | st.text(alphabet="htps:/.w@[]()<>a1 ").map(lambda end: f"https://{end}"), link=st.text(max_size=20)
)
def test_every_address_that_is_read_is_one_that_the_site_takes(text: str, link: str) -> None:
    found = read_address(text, link)

    assert not (found.url and found.fault)
    if found.url:
        Resource.model_validate({"title": "A", "summary": "B", "type": "tool", "publisher": "C", "url": found.url})


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2019", 2019),
        ("May 2019", 2019),
        ("2019-05-01", 2019),
        ("5/1/2019", 2019),
        ("c. 1998", 1998),
        ("2019.0", 2019),
        ("2019/05/01", 2019),
    ],
)
def test_a_year_is_found_in_a_date(text: str, year: int) -> None:
    assert read_year(text, 2027).ids == (str(year),)


@pytest.mark.parametrize("text", ["2019-2021", "2019, 2021", "2019-21", "19", "soon", "2099", "1850", "45000"])
def test_what_is_no_one_year_is_left_out_with_a_doubt(text: str) -> None:
    found = read_year(text, 2027)

    assert found.ids == () and text in found.doubts[0]


@pytest.mark.parametrize("text", ["", "n.d.", "N/A", "unknown", "-"])
def test_no_year_is_no_doubt(text: str) -> None:
    assert read_year(text, 2027).ids == read_year(text, 2027).doubts == ()


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45", 45),
        ("45 min", 45),
        ("1 hour", 60),
        ("1.5 hours", 90),
        ("1 hr 30 min", 90),
        ("half an hour", 30),
        ("90-minute", 90),
    ],
)
def test_minutes_are_told_from_everyday_words(text: str, minutes: int) -> None:
    assert read_minutes(text).ids == (str(minutes),)


@pytest.mark.parametrize("text", ["30-45 min", "2 days", "a while", "0", "99999 min"])
def test_a_time_that_is_not_sure_is_left_out_with_a_doubt(text: str) -> None:
    assert read_minutes(text).ids == () and read_minutes(text).doubts


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Smith, Ann", ("Ann Smith",)),
        ("Smith, Ann; Lee, Bo", ("Ann Smith", "Bo Lee")),
        ("Ann Smith and Bo Lee", ("Ann Smith", "Bo Lee")),
        ("Ann Smith, Bo Lee, & Cy Poe", ("Ann Smith", "Bo Lee", "Cy Poe")),
        ("Ann Smith\nBo Lee", ("Ann Smith", "Bo Lee")),
        ("Martin King, Jr.", ("Martin King Jr.",)),
        ("U.S. Department of Education, Office of Technology", ("U.S. Department of Education, Office of Technology",)),
        ("Center for Research and Reform in Education", ("Center for Research and Reform in Education",)),
        ("", ()),
    ],
)
def test_names_are_read_in_their_natural_order(text: str, names: tuple[str, ...]) -> None:
    assert read_people(text).ids == names
