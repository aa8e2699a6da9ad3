"""Tangles: text that would keep a renderer busy for minutes, and that nobody means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearinghouse.content.tangle import MAX_LINE, find_tangle


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Words\n\n" + "[" * 50 + "x" + "]" * 50, 2),
        ("Words\n\n" + "(" * 50 + "x" + ")" * 50, 2),
        ("> " * 13 + "x", 0),
        ("Words\n" + "x" * (MAX_LINE + 1), 1),
        ("Words\n\n" + "*a_ " * 2_001, 2),
        ("- " * 12 + "x", 0),
        ("|" * 100, 0),
        ("Words\n" + " " * 60 + "x", 1),
    ],
    ids=["brackets", "parentheses", "quotations", "line", "marks", "lists", "columns", "indent"],
)
def test_text_nested_too_deep_is_found_at_its_line(text: str, line: int) -> None:
    tangle = find_tangle(text)

    assert tangle and tangle[0] == line
    assert all(tangle[1:])


@pytest.mark.parametrize(
    "part", ["\n\n", "*a* ", "[a](b)\n\n", "<b>\n\n", "# a\n\n", "```\n\n", "<!-- clearinghouse: goals -->\n\n"]
)
def test_a_text_may_hold_only_so_much_of_anything(part: str) -> None:
    assert find_tangle(part * 20_001)


@pytest.mark.parametrize(
    "text",
    [
        "[one](a) *two* _three_ (and (more))\n\n> quoted\n" * 50,
        "- a\n    - b\n        - c\n            - d\n",
        "> > > three deep\n",
        "| a | b | c |\n|---|---|---|\n" + "| 1 | 2 | 3 |\n" * 200,
        "---\n\n***\n\n* * *\n\n- - - - -\n",
        "- - - - - - - - - - - - - - - -\n",
        "A long paragraph. " * 1_000,
        "",
    ],
    ids=["marks", "lists", "quotations", "table", "rules", "a long rule", "long paragraph", "nothing"],
)
def test_ordinary_text_is_not_tangled(text: str) -> None:
    assert find_tangle(text) is None


@given(
    st.lists(
        st.sampled_from(["[", "]", "(", ")", "> ", "- ", "1. ", "|", "*", "`", "\n", "\n\n", "    ", "a", "# "])
    ).map("".join)
)
def test_every_text_has_an_answer_on_one_of_its_lines(text: str) -> None:
    tangle = find_tangle(text)

    assert tangle is None or 0 <= tangle[0] <= text.count("\n")
