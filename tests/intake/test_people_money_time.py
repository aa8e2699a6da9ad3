"""Authors, costs and times as people write them: nobody is made up, and nothing is free that is not."""

from __future__ import annotations

import pytest
from drawn import DrawnSite
from listed import drafts

from clearinghouse.catalog.everyday.values import read_minutes, read_year
from clearinghouse.intake.people import read_people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Stone, A. B., Rivers, C., & Hill, D. E.", ["A. B. Stone", "C. Rivers", "D. E. Hill"]),
        ("de la Cruz, M., & O'Neil-Hart, P. Q. (Eds.)", ["M. de la Cruz", "P. Q. O'Neil-Hart"]),
        ("Stone, Ann, Bo Rivers, and Cy Hill", ["Ann Stone", "Bo Rivers", "Cy Hill"]),
        ("Stone, Ann and Rivers, Bo", ["Ann Stone", "Bo Rivers"]),
        ("Stone, Rivers & Hill", ["Stone", "Rivers", "Hill"]),
        ("Dr. Ann Stone, Ed.D., and Bo Rivers, Ph.D.", ["Ann Stone", "Bo Rivers"]),
        ("Stone, Ann, Jr.", ["Ann Stone Jr."]),
        ("Written by Ann Stone", ["Ann Stone"]),
        ("Stone AB, Rivers C", ["A. B. Stone", "C. Rivers"]),
        ("Stone et al.", ["Stone"]),
        ("Ann Stone and others", ["Ann Stone"]),
        ("Ann Stone (2020)", ["Ann Stone"]),
        ("Ann Stone <ann@example.org>; Bo Rivers", ["Ann Stone", "Bo Rivers"]),
        ("National Center for Examples, Office of Samples", ["National Center for Examples, Office of Samples"]),
        ("Ann and Bo Stone", ["Ann Stone", "Bo Stone"]),
        ("Dr. Ann Stone, Superintendent", ["Ann Stone"]),
        ("Ann Stone, principal, and Bo Rivers, coach", ["Ann Stone", "Bo Rivers"]),
        ("Ann Stone, Associate Professor of Education at a College", ["Ann Stone"]),
        ("Coach, Ann", ["Ann Coach"]),
        ("Ann Stone principal", ["Ann Stone principal"]),
        ("Ann Coach", ["Ann Coach"]),
        *(
            (said, [])
            for said in (
                "N/A",
                "n.a.",
                "-",
                "--",
                "Unknown",
                "none",
                "various authors",
                "Anonymous",
                "a.stone@example.org",
                "et al.",
                "Retired superintendent",
                "CT principal",
                "Vermont principal",
                "A New Haven teacher",
                "Anonymous Alexandria coach at a middle school",
            )
        ),
    ],
)
def test_authors_are_told_apart_and_nobody_is_made_up(text: str, names: list[str]) -> None:
    assert list(read_people(text).ids) == names


@pytest.mark.parametrize(
    "text",
    [
        "Stone et al.",
        "Stone, Rivers & Hill",
        "Ann Stone (2020)",
        "a@example.org",
        "Ann and Bo Stone",
        "Stone and others",
    ],
)
def test_authors_that_are_not_sure_are_a_doubt(text: str) -> None:
    assert read_people(text).doubts


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1h30", 90),
        ("1 \u00bd hours", 90),
        ("1 1/2 hrs", 90),
        ("1:30", 90),
        ("01:30:00", 90),
        ("0:45", 45),
        ("3/4 hour", 45),
        ("an hour and a half", 90),
        ("half hour", 30),
    ],
)
def test_times_are_read_as_people_and_spreadsheets_write_them(text: str, minutes: int) -> None:
    assert read_minutes(text).ids == (str(minutes),)


@pytest.mark.parametrize(
    "text", ["20 min a week for 6 weeks", "30 minutes per day", "10 min x 5", "5 minutes each", "2 hours (4 modules)", "45 minutes, weekly"]
)  # fmt: skip
def test_what_is_done_again_and_again_has_no_one_time(text: str) -> None:
    found = read_minutes(text)

    assert not found.ids and "how many minutes" in found.doubts[0]


def test_headings_say_in_what_time_and_money_are_counted(importer_site: DrawnSite) -> None:
    text = "Title,Link,Duration (hours),Price ($)\nA,https://example.org/1,1.5,0\nB,https://example.org/2,2,25\n"
    first, second = drafts(importer_site, "list.csv", text)

    assert (first["minutes"], first["cost"], second["minutes"], second["cost"]) == (90, "free", 120, "paid")
    assert "standards" not in first


@pytest.mark.parametrize(
    ("text", "year"),
    [("2019-09", "2019"), ("2012/05//", "2012"), ("2019-09-15", "2019"), ("2009-10", None), ("2019-20", None)],
)
def test_a_month_is_no_span_of_years(text: str, year: str | None) -> None:
    assert read_year(text, 2027).ids == ((year,) if year else ())


@pytest.mark.parametrize(
    ("text", "cost"),
    [
        ("Free", "free"), ("no fee", "free"), ("free of charge", "free"), ("free with registration", "free-with-account"), ("$15", "paid"),
        ("not free", "paid"), ("subscription", "paid"),
        *((said, None) for said in ("first 30 days free", "30-day free trial", "free for members", "login needed", "free preview", "free until June", "Free for county educators", "pay what you can", "Free (premium version $20)", "partly free")),
    ],
)  # fmt: skip
def test_what_is_free_for_some_or_for_a_while_is_not_free(
    importer_site: DrawnSite, text: str, cost: str | None
) -> None:
    (found,) = drafts(importer_site, "list.csv", f'Title,Link,Cost\nOne,https://example.org/1,"{text}"\n')

    assert found.get("cost") == cost
