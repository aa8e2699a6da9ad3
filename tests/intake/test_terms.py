"""Everyday words for the site's own, tried on the vocabulary and standards of the sample."""

from __future__ import annotations

import pytest
from drawn import SAMPLE

from clearinghouse.catalog.catalog import make_catalog
from clearinghouse.catalog.everyday.costs import read_cost
from clearinghouse.catalog.everyday.licences import licence_id
from clearinghouse.catalog.everyday.terms import Terms
from clearinghouse.content.load import load_site


@pytest.fixture(scope="module")
def terms() -> Terms:
    return Terms(make_catalog(load_site(SAMPLE)))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("ct-ccl/PE2.B", ["ct-ccl/PE2.B"]),
        ("CCL PE 2.B", ["ct-ccl/PE2.B"]),
        ("CCL Performance Expectation 2, Element B", ["ct-ccl/PE2.B"]),
        ("pe2b; PE 3", ["ct-ccl/PE2.B", "ct-ccl/PE3"]),
        ("Common Core of Leading PE2: Teaching and Learning", ["ct-ccl/PE2"]),
        ("Teaching and Learning", ["ct-ccl/PE2"]),
        ("PSEL Standard 6a", ["psel-2015/6a"]),
        ("PSEL 2015: 4, 6 and 7a", ["psel-2015/4", "psel-2015/6", "psel-2015/7a"]),
        ("PSEL 1-3", ["psel-2015/1", "psel-2015/2", "psel-2015/3"]),
        ("PSEL 4. Curriculum, Instruction and Assessment", ["psel-2015/4"]),
        ("NELP 1, 2", ["nelp-2018/1", "nelp-2018/2"]),
        ("NELP 2.3 & ISLLC 3B", ["nelp-2018/2.3", "isllc-2008/3B"]),
    ],
)
def test_a_standard_is_known_however_it_is_written(terms: Terms, text: str, ids: list[str]) -> None:
    found = terms.standards(text)

    assert (list(found.ids), found.doubts) == (ids, ())


def test_a_heading_tells_the_framework_of_bare_codes(terms: Terms) -> None:
    assert terms.standards("2.B, 4", "CCL standard").ids == ("ct-ccl/PE2.B", "ct-ccl/PE4")
    assert terms.standards("6a", "PSEL").ids == ("psel-2015/6a",)


@pytest.mark.parametrize("text", ["Standard 4", "6a", "Ethics and Professional Norms"])
def test_a_standard_of_several_frameworks_is_never_guessed(terms: Terms, text: str) -> None:
    found = terms.standards(text)

    assert found.ids == () and "may mean" in found.doubts[0] and "psel-2015/" in found.doubts[0]


@pytest.mark.parametrize("text", ["PSEL 11", "something else", "PE9", "2015"])
def test_what_is_no_standard_is_named(terms: Terms, text: str) -> None:
    found = terms.standards(text)

    assert found.ids == () and "names no leadership standard" in found.doubts[0]


@pytest.mark.parametrize(
    ("listed", "text", "ids"),
    [
        ("levels", "K-5", ["elementary"]),
        ("levels", "K\u201312", ["k-12"]),
        ("levels", "Grades 3-8", ["elementary", "middle"]),
        ("levels", "Elementary/Middle", ["elementary", "middle"]),
        ("levels", "ES, MS; HS", ["k-12"]),
        ("levels", "MS and HS", ["middle", "high"]),
        ("levels", "9th through 12th", ["high"]),
        ("levels", "All", ["k-12"]),
        ("levels", "PreK-12", ["k-12"]),
        ("audiences", "Principals and APs", ["principal", "assistant-principal"]),
        ("audiences", "school leaders; coaches", ["principal", "coach"]),
        ("topics", "Teacher evaluation and feedback, Attendance", ["teacher-evaluation-and-feedback", "attendance"]),
        ("topics", "chronic absenteeism", ["attendance"]),
        ("types", "Guide", ["practice-guide"]),
        ("types", "Framework or standards", ["framework"]),
        ("licences", "CC BY-NC 4.0", ["cc-by-nc"]),
        ("licences", "https://creativecommons.org/licenses/by-nc-nd/4.0/", ["cc-by-nc-nd"]),
        ("licences", "Creative Commons Attribution-NonCommercial 4.0 International", ["cc-by-nc"]),
        ("licences", "U.S. Government work", ["public-domain"]),
        ("licences", "\u00a9 2019 A Press, all rights reserved", ["all-rights-reserved"]),
        ("goals", "Build instructional leadership", ["instructional-leadership"]),
    ],
)
def test_everyday_words_become_ids(terms: Terms, listed: str, text: str, ids: list[str]) -> None:
    found = terms.find(listed, text)

    assert (list(found.ids), found.doubts) == (ids, ())


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("CC Attribution 3.0 Unported", "cc-by"),
        ("Attribution-ShareAlike 4.0", "cc-by-sa"),
        ("Creative Commons Attribution Non Commercial Share Alike", "cc-by-nc-sa"),
        ("Creative Commons Attribution-ShareAlike 4.0 International License", "cc-by-sa"),
        ("CC0 1.0 Universal", "cc0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "cc0"),
        ("https://creativecommons.org/licenses/by-nc-sa/4.0/", "cc-by-nc-sa"),
        ("CC BY, CC BY-SA", ""),
        ("CC BY (text only)", ""),
        ("not CC BY", ""),
    ],
)
def test_a_license_is_known_by_its_official_names(text: str, id: str) -> None:
    assert licence_id(text) == id


@pytest.mark.parametrize(
    "text",
    [
        "used by permission",
        "licensed by the district",
        "CC BY 4.0 unless noted",
        "https://creativecommons.org/licenses/by-nd/4.0/",
        "Copyright 2019",
        "Attribution required",
    ],
)
def test_words_that_name_no_license_of_the_site_are_one_doubt(terms: Terms, text: str) -> None:
    found = terms.find("licences", text)

    assert (found.ids, len(found.doubts)) == ((), 1)


def test_a_word_that_is_not_known_is_left_out_and_named(terms: Terms) -> None:
    found = terms.find("audiences", "Principals, astronauts")

    assert found.ids == ("principal",)
    assert found.doubts == ("'astronauts' is no audience of this site and was left out",)


def test_a_misspelled_word_is_answered_with_the_one_that_may_be_meant(terms: Terms) -> None:
    assert "if 'Attendance' was meant" in terms.find("topics", "atendance").doubts[0]


def test_of_several_types_the_first_is_taken_with_a_doubt(terms: Terms) -> None:
    found = terms.find_one("types", "Toolkit; Video")

    assert found.ids == ("toolkit",) and "more than one type" in found.doubts[0]


@pytest.mark.parametrize(
    ("text", "cost"),
    [
        ("Free", "free"),
        ("no cost", "free"),
        ("$0", "free"),
        ("free with registration", "free-with-account"),
        ("$25", "paid"),
        ("membership fee", "paid"),
    ],
)
def test_a_cost_is_told_from_everyday_words(terms: Terms, text: str, cost: str) -> None:
    assert read_cost(text).ids == (cost,)


def test_a_cost_that_is_none_is_a_doubt(terms: Terms) -> None:
    assert read_cost("varies").ids == () and read_cost("varies").doubts


@pytest.mark.parametrize("text", ["", "  ", ";;,,", "-" * 10_000, "PSEL " * 5_000, "1" * 10_000, "\u202e\x00"])
def test_odd_text_is_read_to_an_end(terms: Terms, text: str) -> None:
    for listed in ("levels", "topics", "types", "licences", "goals"):
        assert terms.find(listed, text).ids == ()
    assert terms.standards(text).ids == ()


@pytest.mark.parametrize("text", ["Domain 3", "Standard 2", "domains 1 and 2"])
def test_a_number_without_its_set_of_standards_is_a_doubt(terms: Terms, text: str) -> None:
    assert terms.standards(text).ids == () and terms.standards(text).doubts
