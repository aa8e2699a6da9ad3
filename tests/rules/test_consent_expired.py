"""Whoever is taken off the site is told of wherever something still speaks of them."""

from __future__ import annotations

from datetime import date

import pytest
from drawn import DrawnSite

ENDED = {"given_on": date(2025, 1, 1), "expires_on": date(2026, 8, 31)}


def told(site: DrawnSite, path: str) -> list[str]:
    return [line for line in site.check().stdout.splitlines() if line.startswith(path) and "consent-expired" in line]


@pytest.fixture
def person(site: DrawnSite) -> DrawnSite:
    site.write(
        "content/people/sam.md",
        name="Sam Sample",
        role="Principal",
        summary="A principal.",
        status="published",
        consent=ENDED,
    )
    site.write("content/people/sam/at-work.png", "x")
    return site


@pytest.mark.parametrize(
    ("body", "line", "does"),
    [
        ("Ask Sam Sample about it.\n", 1, "names"),
        ("Words.\n\nAsk **SAM SAMPLE**.\n", 3, "names"),
        ("Read [this](/people/sam/).\n", 1, "links to"),
        ("Words.\n\n![At work](/people/sam/at-work.png)\n", 3, "pictures"),
    ],
)
def test_each_place_is_told_with_its_line(person: DrawnSite, body: str, line: int, does: str) -> None:
    person.write("content/program.md", body, title="Program")

    [said] = told(person, "content/program.md")

    assert f"still {does} Sam Sample" in said
    assert said.startswith(f"content/program.md:{4 + line}:")


def test_fields_are_looked_through_too(person: DrawnSite) -> None:
    person.resource("mine", summary="What Sam Sample does each week.")

    assert len(told(person, "resources/mine.md")) == 1


@pytest.mark.parametrize("body", ["Ask Sam Sampleton.\n", "Ask Sam.\n", "Ask Samantha Sample Jr.\n"])
def test_who_has_another_name_is_not_meant(person: DrawnSite, body: str) -> None:
    person.write("content/program.md", body, title="Program")

    assert told(person, "content/program.md") == []


def test_the_site_is_still_published_and_shows_neither_person_nor_picture(person: DrawnSite) -> None:
    person.write("content/program.md", "![Sam Sample at work](/people/sam/at-work.png)\n", title="Program")

    built = person.build()

    assert built.result.returncode == 0, built.said
    assert not built.has("/people/sam/") and "Sam Sample" not in built.text("/program/")
    assert [file for file in built.files() if file.name == "at-work.png"] == []
