"""What is said to be read back for certain is read back, and is what would be written all the same."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from clearinghouse.content.frontmatter import parse_front_matter
from clearinghouse.content.surely_read import sure_front_matter
from clearinghouse.content.written import render_front_matter

_SIGNS = "abTtFnN Yy:#-'\"[]{}|>!*&%@`,?~.012e_\u00e9\u0153\u2019\u2013\\=+<$\n\t\u00a0\u0301"


@pytest.mark.slow
@settings(max_examples=1500, deadline=None, derandomize=True, database=None)
@example("a: b", "x #y")
@example("Null", "2026-09-01")
@given(st.text(_SIGNS, min_size=1, max_size=8), st.text(_SIGNS, min_size=1, max_size=20))
def test_what_is_sure_is_read_back_and_written_as_by_the_editor(one: str, other: str) -> None:
    fields = {"title": one, "authors": [other, "Ann Stone"], "year": 2026}
    if (text := sure_front_matter(fields)) is None:
        return

    read = parse_front_matter(f"---\n{text}---\n").fields
    assert read.value == fields and not read.faults
    assert text == render_front_matter(fields)


@pytest.mark.parametrize(
    "text",
    ["Plan: a guide", "https://www.example.org/a?b=1&c=2#d", "O'Neil and others", "5 ways to listen", "[a] b", "Zo\u00eb \u2013 \u201cyes\u201d"],
)  # fmt: skip
def test_ordinary_values_are_sure(text: str) -> None:
    assert sure_front_matter({"title": text})


@pytest.mark.parametrize(
    "value",
    ["true", "12", "2026-09-01", " a", "a ", "a:", "a\nb", "e\u0301", "- a", "'a", "it's: b", True, None, {"a": "b"}, [["a"]]],
)  # fmt: skip
def test_whatever_needs_a_reader_is_not_sure(value: object) -> None:
    assert sure_front_matter({"title": value}) is None
