"""YAML as authors write it: plain values, each with its place, and no surprises."""

from __future__ import annotations

import datetime
import unicodedata
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from clearinghouse.content.marked_yaml import MAX_DEPTH, Marked, YamlFault, parse_yaml
from clearinghouse.problems import Mark

# Letters, digits, marks and signs of every language; what is invisible is refused, and has tests of its own.
WORDS = st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]), max_size=60).map(
    lambda text: unicodedata.normalize("NFC", text)
)


def value(text: str) -> Any:
    return parse_yaml(text).value


def codes(marked: Marked) -> list[str]:
    return [fault.code for fault in marked.faults]


def refused(text: str) -> YamlFault:
    with pytest.raises(YamlFault) as caught:
        parse_yaml(text)
    return caught.value


def test_every_key_and_value_has_its_line_and_column() -> None:
    marked = parse_yaml("title: Feedback\nconsent:\n  given_on: 2026-09-01\nstandards: [a/1,  b/2]\n")

    assert marked.keys["title",] == Mark(1, 1)
    assert marked.find(("title",)) == Mark(1, 8)
    assert marked.keys["consent", "given_on"] == Mark(3, 3)
    assert marked.find(("consent", "given_on")) == Mark(3, 13)
    assert marked.find(("standards", 1)) == Mark(4, 19)


def test_entries_of_a_list_have_places_of_their_own() -> None:
    marked = parse_yaml("files:\n- file: a.pdf\n- file: b.pdf\n")

    assert marked.find(("files", 1, "file")) == Mark(3, 9)


def test_columns_count_letters_not_bytes() -> None:
    assert parse_yaml("é: ü\nlist: [学校, 😀, last]\n").find(("list", 2)) == Mark(2, 15)


def test_comments_and_empty_lines_count_as_lines() -> None:
    assert parse_yaml("# a note\n\ntitle: x # more\n# and more\nyear: 2020\n").find(("year",)) == Mark(5, 7)


def test_lines_are_counted_from_the_line_of_the_file_on_which_the_text_begins() -> None:
    assert parse_yaml("a: 1\nb: 2\n", first_line=7).find(("b",)) == Mark(8, 4)
    with pytest.raises(YamlFault) as caught:
        parse_yaml("a: 1\nb: [\n", first_line=7)
    assert caught.value.mark.line in (8, 9)


def test_what_is_not_written_is_found_at_what_holds_it() -> None:
    marked = parse_yaml("a: 1\nconsent:\n  given_on: 2026-09-01\n")

    assert marked.find(("consent", "expires_on")) == marked.find(("consent",)) == Mark(3, 3)
    assert marked.find_key(("nowhere",)) == Mark(1, 1)


@pytest.mark.parametrize(
    "text", ["yes", "no", "on", "off", "y", "n", "012", "0o7", "0x1F", "12:30", "1_000", "1e3", ".5", "1.5", "-x", "=", "<<"]
)  # fmt: skip
def test_what_only_looks_like_a_number_or_an_answer_stays_text(text: str) -> None:
    assert value(f"field: {text}\n") == {"field": text}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("true", True),
        ("False", False),
        ("0", 0),
        ("-5", -5),
        ("2026", 2026),
        ("", None),
        ("~", None),
        ("null", None),
        ('"2026"', "2026"),
        ("'true'", "true"),
        ('"2026-09-01"', "2026-09-01"),
        ("2026-09-01", datetime.date(2026, 9, 1)),
        ("2026-9-1", datetime.date(2026, 9, 1)),
        ("2026-09-01 15:30", datetime.datetime(2026, 9, 1, 15, 30)),
        ("2026-09-01T15:30:10", datetime.datetime(2026, 9, 1, 15, 30, 10)),
        ("2024-02-29", datetime.date(2024, 2, 29)),
    ],
)
def test_plain_values_are_what_a_reader_takes_them_for(text: str, wanted: object) -> None:
    found = value(f"field: {text}\n")["field"]

    assert found == wanted and type(found) is type(wanted)


def test_a_number_too_long_to_be_one_stays_text() -> None:
    assert value(f"field: {'9' * 5000}\n") == {"field": "9" * 5000}


def test_text_and_names_come_back_with_composed_accents() -> None:
    assert value("e\u0301cole: e\u0301le\u0300ve\n") == {"école": "élève"}


def test_text_over_several_lines_keeps_its_lines() -> None:
    assert value("a: |\n  one\n  two\nb: >\n  one\n  two\n") == {"a": "one\ntwo\n", "b": "one two\n"}


def test_an_empty_document_has_no_value() -> None:
    assert parse_yaml("").value is None
    assert parse_yaml("# only a note\n").value is None


@pytest.mark.parametrize("text", ["a: &b x\n", "a: *b\n", "a: &b {}\nc: *b\n", "&a b: c\n", "a: *Note\n"])
def test_anchors_and_aliases_are_refused(text: str) -> None:
    assert refused(text).code == "yaml-alias"


def test_a_file_that_would_grow_by_aliases_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))

    assert (refused(bomb).code, refused(bomb).mark.line) == ("yaml-alias", 1)


@pytest.mark.parametrize("text", ["a: !x y\n", "a: !!str y\n", "a: !!python/object:os.system y\n", "!!map {a: b}\n"])
def test_tags_are_refused(text: str) -> None:
    assert refused(text).code == "yaml-tag"


@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 5_000])
@pytest.mark.parametrize("bracket", ["[", "{a: ", "- "])
def test_deep_nesting_is_refused(depth: int, bracket: str) -> None:
    assert refused(bracket * depth).code == "yaml-too-deep"


def test_nesting_up_to_the_limit_is_read() -> None:
    assert value("[" * MAX_DEPTH + "]" * MAX_DEPTH) is not None


@pytest.mark.parametrize(
    "text", ["title: a: b\n", "\ta: 1\n", "a: [1\n", 'a: "b\n', "a: @b\n", "a: 1\nb\n", "a: `b`\n", "a: %b\n", "a\n---\nb\n"]
)  # fmt: skip
def test_broken_yaml_is_refused_at_a_line_with_a_next_step(text: str) -> None:
    fault = refused(text)

    assert fault.code == "yaml-broken" and fault.hint
    assert 1 <= fault.mark.line <= text.count("\n") + 1


def test_a_colon_in_a_title_is_named_and_mended_in_the_hint() -> None:
    fault = refused("summary: fine\ntitle: Data Wise: eight steps\n")

    assert fault.mark.line == 2
    assert 'title: "Data Wise: eight steps"' in fault.hint


def test_a_key_written_twice_is_found_at_its_second_place() -> None:
    marked = parse_yaml("topics: [a]\ntitle: x\ntopics: [b]\n")

    assert codes(marked) == ["yaml-duplicate-key"]
    assert marked.faults[0].mark == Mark(3, 1)


def test_keys_that_look_the_same_are_the_same() -> None:
    assert codes(parse_yaml("\u00e9: 1\ne\u0301: 2\n")) == ["yaml-duplicate-key"]


def test_the_same_key_may_stand_in_two_entries_of_a_list() -> None:
    assert parse_yaml("- a: 1\n- a: 2\n").faults == []


def test_a_field_name_is_a_plain_word() -> None:
    assert codes(parse_yaml("? [a, b]\n: c\n")) == ["yaml-broken"]


@pytest.mark.parametrize(
    "text", ["2026-02-30", "2026-13-01", "2026-00-10", "0000-01-01", "2026-09-01 25:00", "2025-02-29"]
)
def test_a_date_that_does_not_exist_is_found(text: str) -> None:
    marked = parse_yaml(f"title: x\nreviewed: {text}\n")

    assert codes(marked) == ["yaml-date"]
    assert marked.faults[0].mark == Mark(2, 11)


@pytest.mark.parametrize(
    "char", ["\\x1b", "\\0", "\\x7f", "\\x9b", "\\u202e", "\\u2066", "\\u200f", "\\ufeff", "\\ue000"]
)
def test_invisible_characters_are_found_even_when_written_as_escapes(char: str) -> None:
    assert codes(parse_yaml(f'a: "b{char}c"\n')) == ["text-control"]
    assert codes(parse_yaml(f'"b{char}c": a\n')) == ["text-control"]


@pytest.mark.parametrize("char", ["\u0085", "\u2028", "\u2029"])
def test_a_line_separator_that_editors_do_not_show_makes_no_second_field(char: str) -> None:
    try:
        found = codes(parse_yaml(f"title: Feedback{char}status: published\n"))
    except YamlFault as fault:
        found = [fault.code]

    assert found == ["text-control"]


@pytest.mark.parametrize("char", ["\u0085", "\u2028", "\u2029"])
def test_lines_are_counted_as_editors_count_them(char: str) -> None:
    try:
        mark = parse_yaml(f"# a note{char}# and more\ntitle: x\n").find(("title",))
    except YamlFault as fault:
        mark = fault.mark

    assert mark.line <= 2


def test_all_faults_that_can_be_read_past_are_found_in_one_reading() -> None:
    marked = parse_yaml('a: 2026-02-30\na: "\\x1b"\nb: 2026-02-31\n')

    assert sorted(codes(marked)) == ["text-control", "yaml-date", "yaml-date", "yaml-duplicate-key"]


@given(st.text(max_size=200))
def test_arbitrary_text_raises_nothing_but_a_fault(text: str) -> None:
    try:
        parse_yaml(text)
    except YamlFault as fault:
        assert str(fault) and fault.mark.line >= 1 and fault.mark.column >= 1


@given(st.lists(st.sampled_from(list("ab:-[]{},&*!|>'\"%@`#?\t\n ~0")), max_size=60).map("".join))
def test_signs_of_yaml_in_any_order_raise_nothing_but_a_fault(text: str) -> None:
    try:
        parse_yaml(text)
    except YamlFault as fault:
        assert fault.mark.line >= 1 and fault.mark.column >= 1


@given(st.dictionaries(WORDS.filter(str.strip), WORDS, max_size=5))
def test_what_another_program_writes_as_text_comes_back_as_that_text(fields: dict[str, str]) -> None:
    marked = parse_yaml(yaml.safe_dump(fields, allow_unicode=True))

    assert (marked.value or {}) == fields
    assert marked.faults == []
