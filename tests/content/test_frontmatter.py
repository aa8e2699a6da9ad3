"""Front matter: the fields at the head of a file, told apart from its text."""

from __future__ import annotations

import unicodedata

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from clearinghouse.content.frontmatter import MAX_FRONT_MATTER, FrontMatter, parse_front_matter
from clearinghouse.content.marked_yaml import YamlFault
from clearinghouse.problems import Mark

WORDS = st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]), max_size=40).map(
    lambda text: unicodedata.normalize("NFC", text)
)
SMALL = "---\ntitle: Feedback\nyear: 2020\n---\n\nFirst line.\nSecond line.\n"


def first_words(found: FrontMatter) -> tuple[str, int]:
    """Return the first line of the body that has words, and the line of the file on which it stands."""
    lines = found.body.split("\n")
    number = next(number for number, line in enumerate(lines) if line.strip())
    return lines[number], found.body_line + number


def refused(text: str) -> YamlFault:
    with pytest.raises(YamlFault) as caught:
        parse_front_matter(text)
    return caught.value


def test_a_file_comes_apart_into_fields_and_body() -> None:
    found = parse_front_matter(SMALL)

    assert found.fields.value == {"title": "Feedback", "year": 2020}
    assert found.body.strip() == "First line.\nSecond line."


def test_fields_and_body_know_their_lines_in_the_file() -> None:
    found = parse_front_matter(SMALL)

    assert found.fields.find(("year",)) == Mark(3, 7)
    assert first_words(found) == ("First line.", 6)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_change_nothing(end: str) -> None:
    usual, other = parse_front_matter(SMALL), parse_front_matter(SMALL.replace("\n", end))

    assert other.fields == usual.fields
    assert (other.body, other.body_line) == (usual.body, usual.body_line)


def test_a_byte_order_mark_changes_nothing() -> None:
    assert parse_front_matter("\ufeff" + SMALL) == parse_front_matter(SMALL)


def test_empty_lines_after_the_hyphens_count_as_lines() -> None:
    found = parse_front_matter("---\n\n\ntitle: x\n---\n\n\n\nWords\n")

    assert found.fields.find(("title",)) == Mark(4, 8)
    assert first_words(found) == ("Words", 9)


def test_notes_in_the_fields_are_passed_over() -> None:
    found = parse_front_matter("---\n# Write the title here.\ntitle: x # as printed\n---\n")

    assert found.fields.value == {"title": "x"}


def test_a_body_may_be_empty() -> None:
    assert parse_front_matter("---\ntitle: x\n---").body.strip() == ""
    assert parse_front_matter("---\ntitle: x\n---\n").body.strip() == ""


def test_a_head_without_fields_is_an_empty_set_of_fields() -> None:
    assert parse_front_matter("---\n---\nWords\n").fields.value == {}
    assert parse_front_matter("---\n# title: x\n---\nWords\n").fields.value == {}


def test_lines_of_hyphens_in_the_body_belong_to_the_body() -> None:
    assert parse_front_matter("---\ntitle: x\n---\nOne\n\n---\n\nTwo\n").body.strip() == "One\n\n---\n\nTwo"


def test_an_indented_line_of_hyphens_belongs_to_its_field() -> None:
    found = parse_front_matter("---\nsummary: |\n  One\n  ---\n  Two\ntitle: x\n---\n")

    assert found.fields.value == {"summary": "One\n---\nTwo\n", "title": "x"}


@pytest.mark.parametrize(
    "text", ["", "\n", "Words\n", "title: x\n", "\n---\ntitle: x\n---\n", "--\ntitle: x\n--\n", "---\ntitle: x\n"]
)
def test_a_file_without_fields_at_its_head_is_refused(text: str) -> None:
    assert refused(text).code == "front-matter-missing"


@pytest.mark.parametrize("head", ["- a\n- b", "just words", "42", "2026-09-01", "[a]"])
def test_a_head_that_is_no_set_of_fields_is_refused(head: str) -> None:
    fault = refused(f"---\n{head}\n---\n")

    assert (fault.code, fault.mark.line) == ("front-matter-not-fields", 2)


def test_a_head_over_the_limit_is_refused_unread() -> None:
    assert refused(f"---\ntitle: {'x' * MAX_FRONT_MATTER}\n---\n").code == "front-matter-too-large"
    assert refused(f"---\ntitle: {'é' * (MAX_FRONT_MATTER // 2)}\n---\n").code == "front-matter-too-large"


def test_a_head_up_to_the_limit_is_read() -> None:
    text = "x" * (MAX_FRONT_MATTER - len("\ntitle: \n"))

    assert parse_front_matter(f"---\ntitle: {text}\n---\n").fields.value == {"title": text}


def test_a_fault_in_the_fields_is_placed_in_the_file() -> None:
    fault = refused("---\nsummary: fine\ntitle: Data Wise: eight steps\n---\n")

    assert (fault.code, fault.mark.line) == ("yaml-broken", 3)


@given(
    st.text(max_size=200),
    st.sampled_from(["", "---\n", "\ufeff---\r\n", "---\ntitle: "]),
    st.sampled_from(["", "\n---\n"]),
)
def test_arbitrary_text_raises_nothing_but_a_fault(text: str, before: str, after: str) -> None:
    try:
        found = parse_front_matter(before + text + after)
    except YamlFault as fault:
        assert str(fault) and fault.mark.line >= 1
    else:
        assert isinstance(found.fields.value, dict) and found.body_line >= 1


@given(st.dictionaries(WORDS.filter(str.strip), WORDS, max_size=4), WORDS)
def test_what_another_program_writes_as_text_comes_back_as_that_text(fields: dict[str, str], body: str) -> None:
    found = parse_front_matter(f"---\n{yaml.safe_dump(fields, allow_unicode=True)}---\n\n{body}\n")

    assert found.fields.value == fields
    assert found.body.strip() == body.strip()
