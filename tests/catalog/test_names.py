"""Who is gone is known however a text writes the name, and nobody else is taken for them."""

from __future__ import annotations

import time

import pytest

from clearinghouse.catalog.called import Way, person_ways, school_ways
from clearinghouse.catalog.names import Names
from clearinghouse.content.letters import written_out


def told(name: str, text: str, school: bool = False) -> int:
    """Return how many places of a text are told to name a person or school."""
    ways = school_ways if school else person_ways
    return len(
        list(Names((way, name) for spelled in (name, written_out(name)) for way in ways(spelled)).found_in(text))
    )


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("Dr. Mira Falk", ["Mira Falk said", "MIRA FALK", "Dr. Falk, Mira"]),
        ("Lena Orth, Ed.D.", ["Lena Orth", "Lena Orth, Ph.D."]),
        ("Orth, Lena", ["Lena Orth", "L. Orth"]),
        ("Pia A. Quist", ["Pia Quist", "Pia Ann Quist", "Pia van Quist"]),
        ("Patricia (Trish) Umber", ["Trish Umber", "Patricia Umber", "Patricia \u201cTrish\u201d Umber"]),
        ("Anna Maria Velm", ["Maria Velm", "Velm, Maria", "Anna Velm", "Anna M. Velm", "Velm, Anna Maria"]),
        ("Ulla Smit-Jonk", ["Ulla Smit Jonk", "Ulla Smit", "Ulla Smit\u2011Jonk"]),
        ("Jos\u00e9 N\u00fa\u00f1ez", ["Jose Nunez", "Jose\u0301 Nu\u0301n\u0303ez", "/jose-nunez-talk/", "jos%C3%A9-n%C3%BA%C3%B1ez"]),
        ("J\u00f6rg M\u00fcller", ["Jorg Muller", "Joerg Mueller"]),
        ("Sean O'Hrady", ["Sean O\u2019Hrady", "https://example.org/sean-ohrady", "Sean O&rsquo;Hrady", "Sean OHrady"]),
        ("Sean O\u2019Hrady", ["Sean O'Hrady's plan"]),
        ("\u738b\u5c0f\u660e", ["\u7531\u738b\u5c0f\u660e\u8001\u5e08", "\u738b \u5c0f\u660e"]),
        ("\uae40\ubbfc\uc218", ["\uae40\ubbfc\uc218\ub294", "\uae40 \ubbfc\uc218"]),
        ("Pat Gone", ["Pat Anne Gone", "Pat A. B. Gone", "Gone Pat", "P Gone", "Pat (Gone)", "Pat / Gone"]),
        ("Pat Gone", ['Pat "Ace" Gone', "Pat Gones plan", "Pat\\-Gone", "| Pat | Gone |", "> Pat\n> Gone"]),
        ("Pat Gone", ["\uff30\uff41\uff54 \uff27\uff4f\uff4e\uff45", "\u0420at G\u043ene", "P&#97;t G&#x6f;ne"]),
        ("Pat Gone", ["https://example.org/patgone", "/pat%20gone", "/pat+gone", "@patgone", "pat%2Egone@example.org"]),
        ("Pat Gone", ["<pgone@example.org>", "/assets/patgone.txt", "gone-pat.txt", "MyPatGone", "?j=meetpatgone2"]),
    ],
)  # fmt: skip
def test_a_person_is_known(name: str, texts: list[str]) -> None:
    assert {text: told(name, text) for text in texts} == dict.fromkeys(texts, 1)


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        (
            "Pat Gone",
            ["Pat. Gone are the days", "Pat Lee, Kim Gone", "Pat says it is Gone", "Pat\n\nGone", "Patty Gone"],
        ),
        ("Will Power", ["the willpower of all", "Willpower.", "plan p power"]),
        ("\u738b\u5c0f\u660e", ["\u738b\u5c0f\u7ea2"]),
        ("Nan Other", ["another.", "Another, and another"]),
    ],
)
def test_nobody_else_is_taken_for_them(name: str, texts: list[str]) -> None:
    assert {text: told(name, text) for text in texts} == dict.fromkeys(texts, 0)


def test_a_school_is_known_by_its_whole_name() -> None:
    known = ["Nutmeg\nSchool", "the NUTMEG SCHOOL", "nutmegschool.org", "nutmeg_school.txt"]
    others = ["Nutmeg Schooling", "Nutmeg High School", "nutmeg", "school"]

    assert [told("The Nutmeg School", text, school=True) for text in known] == [1] * len(known)
    assert [told("Nutmeg School", text, school=True) for text in others] == [0] * len(others)
    assert told("High School", "At every high school.", school=True) == 0, "no school is told by what all are called"


def test_each_place_is_told_with_its_line() -> None:
    found = Names([(Way("name", "pat gone"), "Pat Gone")]).found_in("a&#10;b\nPat\nGone, (/pat-gone/)\nPat Gone")

    assert [(place.line, place.in_path) for place in found] == [(1, False), (2, True), (3, False)]


def seconds(names: Names, text: str) -> float:
    started = time.process_time()
    assert list(names.found_in(text)) == []
    return time.process_time() - started


@pytest.mark.parametrize(
    ("ways", "text"),
    [
        ([Way("exact", f"north qz{n} middle school") for n in range(1000)], "north middle school at school "),
        ([Way("name", f"a{n} smith") for n in range(1000)], "Kim Smith and Smith "),
        ([Way("joined", "x" * 8 + str(n)) for n in range(1000)], "/xxxxxxxxxxxxxxxx/ "),
        ([Way("number", f"5550{n:05}") for n in range(1000)], "1 2 3 4 5 6 7 8 9 "),
    ],
)
def test_a_thousand_names_cost_what_one_does(ways: list[Way], text: str) -> None:
    """Ten times the text may take ten times the time, but a thousand times the names take the same."""
    one, many = (
        min(seconds(Names((way, "") for way in some), text * 2000) for _ in range(3)) for some in (ways[:1], ways)
    )

    assert many < 4 * one + 0.02


@pytest.mark.parametrize("words", [3, 8, 9, 25, 100])
@pytest.mark.parametrize("word", ["Al", "Lee", "A.", "Ross"])
def test_a_name_of_equal_words_is_looked_for_once(words: int, word: str) -> None:
    names = Names((way, "found") for way in person_ways(" ".join([word] * words)))

    began = time.process_time()
    assert [told.name for told in names.found_in(f"{word} " * 3_000)][:1] == ["found"]
    assert list(names.found_in("Nobody of that name. " * 3_000)) == []
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    ("school", "texts"),
    [
        (
            "Sample High School",
            ["Sample High did", "at Sample HS.", "SAMPLE HIGH", "#SampleHigh", "https://samplehs.example.org/"],
        ),
        ("Elm Street Middle School", ["Elm Street Middle", "Elm Street MS"]),
        ("The Oak Elementary School", ["Oak Elementary", "Oak Elem.", "Oak ES"]),
    ],
)
def test_a_school_is_known_without_the_last_word_of_its_name(school: str, texts: list[str]) -> None:
    assert [text for text in texts if not told(school, text, school=True)] == []


@pytest.mark.parametrize(
    ("school", "text"),
    [
        ("Sample High School", "A sample of what is high above."),
        ("Elm School", "An elm."),
        ("Elm Street School", "On Elm Street."),
        ("High School", "A high school, an HS."),
        ("Sample High School", "Sample Middle School and Samples of high school work"),
    ],
)
def test_a_short_name_is_taken_for_no_other_words(school: str, text: str) -> None:
    assert told(school, text, school=True) == 0


@pytest.mark.parametrize("text", ["A. Velm", "Anna B. Velm", "Ma Velm", "Maria Quist and Otto Velm"])
def test_a_middle_name_is_known_whole_and_before_the_last(text: str) -> None:
    assert told("Otto Maria Velm", text.replace("Otto", "Ida")) == 0
