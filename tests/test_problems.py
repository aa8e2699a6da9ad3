"""Problems: their order, and how each of the three formats says them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

import pytest

from clearinghouse.problems import (
    CODES,
    Mark,
    Problem,
    count_errors,
    nearest,
    render_github,
    render_json,
    render_text,
    sort_problems,
)

Render = Callable[[Iterable[Problem]], str]
# What a terminal takes for a command or for a change of reading direction.
HOSTILE = ["\x1b[2J", "\r", "\x07", "\x9b2J", "\u202e", "\u2066", "\u200f", "\u2028", "\x00", "\x7f"]


def problem(path: str = "resources/a.md", line: int = 1, column: int = 1, **changes: str) -> Problem:
    fields = {"code": "field-value", "message": "a message", "hint": "", **changes}
    return Problem(PurePosixPath(path), Mark(line, column), **fields)


def test_problems_come_by_path_then_line_then_column_then_code() -> None:
    wanted = [
        problem("content/index.md", 9, 9),
        problem("resources/a.md", 2, 1),
        problem("resources/a.md", 2, 7, code="field-missing"),
        problem("resources/a.md", 2, 7, code="field-value", message="a"),
        problem("resources/a.md", 2, 7, code="field-value", message="b"),
        problem("resources/a.md", 10, 1),
        problem("resources/b.md", 1, 1),
    ]

    assert sort_problems(reversed(wanted)) == wanted


def test_a_problem_found_twice_is_said_once() -> None:
    assert sort_problems([problem(), problem()]) == [problem()]


def test_only_a_permanent_code_makes_a_problem() -> None:
    with pytest.raises(ValueError, match="no-such-code"):
        problem(code="no-such-code")


def test_codes_are_words_joined_by_hyphens() -> None:
    assert all(code.replace("-", "").isalpha() and code.islower() for code in CODES)


def test_warnings_do_not_count_as_errors() -> None:
    assert count_errors([problem(), problem(code="title-similar"), problem(code="review-passed")]) == 1


def test_text_says_place_code_and_message_on_one_line_and_the_hint_below() -> None:
    said = render_text([problem(line=7, column=3, code="standard-unknown", hint="try another")])

    assert said == "resources/a.md:7:3: standard-unknown: a message\n    hint: try another\n"


def test_text_marks_a_warning() -> None:
    assert render_text([problem(code="title-similar")]) == "resources/a.md:1:1: warning: title-similar: a message\n"


def test_no_problems_are_no_text() -> None:
    assert render_text([]) == render_github([]) == ""


def test_text_keeps_letters_of_every_language() -> None:
    assert "Schüler, 学校, école" in render_text([problem(message="Schüler, 学校, école")])


@pytest.mark.parametrize("render", [render_text, render_github, render_json])
def test_control_and_bidi_characters_do_not_reach_the_terminal(render: Render) -> None:
    text = f"before{''.join(HOSTILE)}after"

    said = render([problem(text, message=text, hint=text)])

    assert [char for char in said if not char.isprintable() and char != "\n"] == []
    assert said.count("before") == said.count("after") == 3


@pytest.mark.parametrize("field", ["path", "message", "hint"])
def test_a_newline_adds_no_line_that_looks_like_another_problem(field: str) -> None:
    forged = problem(
        **{field: "a\nresources/b.md:1:1: link-broken: forged"}, **({} if field == "hint" else {"hint": ""})
    )

    assert not any(line.startswith("resources/b.md") for line in render_text([forged]).splitlines())
    assert len(render_github([forged]).splitlines()) == 1


def test_github_gets_an_annotation_beside_the_line() -> None:
    said = render_github([problem(line=7, column=3, hint="try this")])

    assert said == "::error file=resources/a.md,line=7,col=3,title=field-value::a message%0Atry this\n"


def test_github_shows_a_warning_as_one() -> None:
    assert render_github([problem(code="file-unused")]).startswith("::warning file=")


def test_github_reads_escaped_signs_in_messages_as_text() -> None:
    said = render_github([problem(message="100% :: a\nb\rc")])

    assert said.endswith("::100%25 :: a%0Ab%0Dc\n")


def test_github_reads_escaped_signs_in_paths_as_text() -> None:
    said = render_github([problem("resources/a:b,c%d::e\n.md")])

    assert "file=resources/a%3Ab%2Cc%25d%3A%3Ae%0A.md,line=1" in said


def test_json_has_counts_and_a_help_address_for_each_problem() -> None:
    said = json.loads(render_json([problem(line=7, column=3, hint="try this"), problem(code="file-unused")]))

    assert (said["errors"], said["warnings"]) == (1, 1)
    assert said["problems"][0] == {
        "path": "resources/a.md",
        "line": 7,
        "column": 3,
        "level": "error",
        "code": "field-value",
        "message": "a message",
        "hint": "try this",
        "help": "/contribute/problems/field-value/",
    }


def test_json_of_no_problems_is_still_json() -> None:
    assert json.loads(render_json([])) == {"errors": 0, "warnings": 0, "problems": []}


def test_json_gives_back_every_character_of_a_message() -> None:
    text = "".join(HOSTILE) + '"\\\n'

    assert json.loads(render_json([problem(message=text)]))["problems"][0]["message"] == text


def test_the_nearest_word_is_found_whatever_its_case() -> None:
    assert nearest("PSEL-2105", ["ct-ccl", "psel-2015", "nelp-2018"]) == "psel-2015"
    assert nearest("summry", ["title", "summary"]) == "summary"


def test_a_word_unlike_all_others_has_no_nearest() -> None:
    assert nearest("zebra", ["title", "summary"]) is None
    assert nearest("title", []) is None


def test_the_nearest_word_does_not_depend_on_the_order_of_the_known() -> None:
    assert nearest("Data", ["data", "DATA"]) == nearest("Data", ["DATA", "data"])
