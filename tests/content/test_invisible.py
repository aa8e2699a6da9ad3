"""Nothing that nobody can see passes for text, and every script stays writable."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from drawn import DrawnSite

from clearinghouse.content.invisible import find_invisible, shows_something

SEEN = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u2800\u3164\uffa0\u2000\u1680\u205f\u2065\ufff0\U00016fe4\ufe00\U000e0100\U000e0041\u00ad\ufeff\u200b"


def test_every_format_character_is_found_where_it_hides() -> None:
    format = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == "Cf"]
    passed = [f"U+{ord(char):04X}" for char in format if char not in SEEN and find_invisible(f"Feed{char}back") != 4]

    assert len(format) >= 160 and passed == []


@pytest.mark.parametrize("char", BLANK)
def test_blanks_and_fillers_are_found(char: str) -> None:
    assert find_invisible(f"Feedback{char}") == 8
    assert find_invisible(char) == 0


@pytest.mark.parametrize(
    "text",
    ["Feedback", "Über die Schule", "L\u2019école\u00a0: été", "學校", "مدرسة ٦", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "क्\u200dष", "👩\u200d🏫", "❤\ufe0f", "1\ufe0f\u20e3", "日本\u3000語", "a\u202fb", "two\nlines\tand a tab", "שלום", "e\u0301"],
)  # fmt: skip
def test_what_people_write_passes(text: str) -> None:
    assert find_invisible(text) is None


@pytest.mark.parametrize("text", ["a\u200db", "a\u200cb", "\u200d", "x\ufe0f", "क\u200d", "\u200dक"])
def test_a_joiner_that_joins_nothing_is_found(text: str) -> None:
    assert find_invisible(text) is not None


@pytest.mark.parametrize(
    ("text", "shown"),
    [("A", True), ("7", True), ("\u3164", True), ("...", False), ("\u2800", False), (" ", False), ("学", True)],
)
def test_a_title_needs_a_letter_or_a_digit(text: str, shown: bool) -> None:
    assert (shows_something(text) and find_invisible(text) is None) == (shown and text != "\u3164")


@pytest.mark.parametrize("where", ["title", "summary", "body", "page"])
def test_the_check_names_the_place(site: DrawnSite, where: str) -> None:
    words = "Feed\U000e0041back"
    fields = {where: words} if where in ("title", "summary") else {}
    site.resource("mine", body=f"Words.\n\n{words}\n" if where == "body" else "", **fields)
    if where == "page":
        site.write("content/program.md", f"{words}\n", title="Program")

    [said] = [line for line in site.check().stdout.splitlines() if "text-control" in line]

    assert "U+E0041" in said and "after 'Feed'" in said
    assert said.startswith("content/program.md:" if where == "page" else "resources/mine.md:")


@pytest.mark.parametrize("title", ["...", "\u2800", "-- --", "\u3164\u3164"])
def test_a_title_without_anything_to_read_is_refused(site: DrawnSite, title: str) -> None:
    site.resource("mine", title=title)

    assert site.check().returncode == 1
