"""Files are written as the browser editor writes them, and read back as they were meant."""

from __future__ import annotations

import datetime
import re
import unicodedata
from pathlib import PurePosixPath
from typing import Any

import pytest
from drawn import SAMPLE
from hypothesis import given
from hypothesis import strategies as st
from written import as_the_editor_writes

from clearinghouse.content.files import SourceFile, list_files
from clearinghouse.content.frontmatter import parse_front_matter
from clearinghouse.content.load import FOLDERS
from clearinghouse.content.marked_yaml import parse_yaml
from clearinghouse.content.read_file import VOCABULARY
from clearinghouse.content.written import render_front_matter
from clearinghouse.content.written_body import settled

# What the package `yaml` 2.9.1 writes, which Sveltia CMS 0.221.1 uses, with that editor's settings.
WRITTEN = {
    "plain words": "plain words",
    "": None,
    "with: colon": "'with: colon'",
    "ends with colon:": "'ends with colon:'",
    "https://example.org/a?b=c#d": "https://example.org/a?b=c#d",
    "a #hash": "'a #hash'",
    "a#hash": "a#hash",
    "# begins": "'# begins'",
    "- dash": "'- dash'",
    "-dash": "-dash",
    "-": "'-'",
    "? asks": "'? asks'",
    "it's": "it's",
    "'quoted'": "\"'quoted'\"",
    '"quoted"': "'\"quoted\"'",
    "'a' and \"b\"": "'''a'' and \"b\"'",
    "[list]": "'[list]'",
    "a, b": "a, b",
    "*star": "'*star'",
    "&and": "'&and'",
    "!bang": "'!bang'",
    "%percent": "'%percent'",
    "@at": "'@at'",
    "`tick`": "'`tick`'",
    "a | b": "a | b",
    "| bar": "'| bar'",
    "true": "'true'",
    "Yes": "Yes",
    "no": "no",
    "null": "'null'",
    "~": "'~'",
    "12": "'12'",
    "012": "'012'",
    "1.5": "'1.5'",
    "1e3": "'1e3'",
    "0x1F": "'0x1F'",
    "12 minutes": "12 minutes",
    "12:30": "12:30",
    " begins with a space": "' begins with a space'",
    "ends with a space ": "'ends with a space '",
    "two\nlines": "|-\n  two\n  lines",
    "two\n\nparagraphs\n": "|\n  two\n\n  paragraphs",
    "trailing\n\n": "|+\n  trailing\n",
    " indented\nlines": "|2-\n   indented\n  lines",
    "a: b\nc": "|-\n  a: b\n  c",
    "back\\slash": "back\\slash",
    "“curly” — dash": "“curly” — dash",
}


@pytest.mark.parametrize("text", WRITTEN)
def test_text_is_quoted_where_the_editor_quotes_it(text: str) -> None:
    written = WRITTEN[text]

    assert render_front_matter({"title": text}) == (f"title: {written}\n" if written is not None else "")


def test_lists_and_groups_stand_one_entry_a_line() -> None:
    fields = {
        "levels": ["k-12"],
        "evidence": {"state": "rated", "source": "https://example.org"},
        "attachments": [{"file": "a.pdf", "label": "A: b"}, {"file": "c.pdf", "label": "C"}],
        "year": 2021,
        "verified": True,
        "review_by": datetime.date(2027, 9, 1),
        "start": datetime.datetime(2026, 10, 1, 15, 30),
    }

    assert render_front_matter(fields) == (
        "levels:\n  - k-12\n"
        "evidence:\n  state: rated\n  source: https://example.org\n"
        "attachments:\n  - file: a.pdf\n    label: 'A: b'\n  - file: c.pdf\n    label: C\n"
        "year: 2021\nverified: true\nreview_by: 2027-09-01\nstart: 2026-10-01 15:30\n"
    )


def test_what_is_empty_is_left_out() -> None:
    assert render_front_matter({"a": "", "b": None, "c": [], "d": {"e": ""}, "f": False, "g": 0}) == "f: false\ng: 0\n"


@pytest.mark.parametrize("text", ["2026-09-01", "2026-9-1 9:30", "\tx\ny", "x\u0007", "\ud83d"])
def test_text_that_a_reader_would_mistake_is_safe_even_where_the_editor_would_not_quote_it(text: str) -> None:
    written = render_front_matter({"title": text})

    assert written.startswith(("title: '", 'title: "'))


_TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs", "Co", "Cf"), include_characters="\n"), max_size=30)
_MARKS = st.text(st.sampled_from("-?:,[]{}#&*!|>'\"%@` \nab01.~"), min_size=1, max_size=12)
_VALUES = st.recursive(
    (_TEXT | _MARKS).filter(bool) | st.integers(-(10**9), 10**9) | st.booleans(),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(st.sampled_from(["file", "label", "note"]), inner, min_size=1)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["title", "summary", "topics", "evidence"]), _VALUES, min_size=1))
def test_whatever_is_written_is_read_back(fields: dict[str, Any]) -> None:
    read = parse_yaml(render_front_matter(fields))

    assert read.value == _composed(fields)
    assert render_front_matter(read.value) == render_front_matter(_composed(fields))


def _composed(value: Any) -> Any:
    """Return a value as a reader has it: accented letters in one piece."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {name: _composed(entry) for name, entry in value.items()}
    return [_composed(entry) for entry in value] if isinstance(value, list) else value


BODIES = {
    "*one* word": "_one_ word",
    "2*3*4 and a*b": "2*3*4 and a*b",
    "**strong** and __strong__": "**strong** and **strong**",
    "`*code*` and *words*": "`*code*` and _words_",
    "snake_case_name": "snake_case_name",
    "* an entry\n* another": "* an entry\n* another",
    "|a|b|\n|---|:--|\n|*x*||": "| a | b |\n| --- | :--- |\n| *x* |  |",
    "```\n|---|\n*a*\n\n\n# b\nc\n```": "```\n|---|\n*a*\n\n\n# b\nc\n```",
    "## Heading\ntext": "## Heading\n\ntext",
    "a\n\n\n\nb": "a\n\nb",
    "\n\n\na\n\n": "a",
    "<!-- clearinghouse: steps framework=x -->": "<!-- clearinghouse: steps framework=x -->",
}


@pytest.mark.parametrize("body", BODIES)
def test_a_body_settles_as_the_editor_leaves_it(body: str) -> None:
    assert settled(body) == BODIES[body]
    assert settled(settled(body)) == settled(body)


@given(st.text(st.sampled_from("*_`|-#~ \na1<>\\"), max_size=60))
def test_a_settled_body_stays_as_it_is(body: str) -> None:
    assert settled(settled(body)) == settled(body)


def whole_files() -> list[SourceFile]:
    """Return the files that an editor opens, the examples left out: their notes are there to be read."""
    files = list_files(SAMPLE, FOLDERS)[0]
    markdown = [file for file in files if file.path.suffix == ".md" and not file.path.name.startswith("example-")]
    return [*markdown, SourceFile(VOCABULARY, SAMPLE / VOCABULARY)]


@pytest.mark.parametrize("file", whole_files(), ids=lambda file: str(file.path))
def test_saving_a_file_in_the_editor_keeps_every_field_and_every_word(
    file: SourceFile, request: pytest.FixtureRequest
) -> None:
    """The layout may differ where a file was written by hand; `pytest --write` gives it the editor's own."""
    text = file.disk.read_text(encoding="utf-8")
    written = as_the_editor_writes(file.path, text)
    if request.config.getoption("--write"):
        file.disk.write_text(written, encoding="utf-8")

    assert _meaning(file.path, written) == _meaning(file.path, text)


def _meaning(path: PurePosixPath, text: str) -> tuple[Any, list[str]]:
    if path == VOCABULARY:
        return parse_yaml(text).value, []
    parts = parse_front_matter(text)
    return parts.fields.value, re.findall(r"[^\W_]+", parts.body)


def test_a_table_has_a_head_for_the_editor_to_keep() -> None:
    headless = [
        str(file.path) for file in whole_files() if "\n|  |  |" in "\n" + settled(file.disk.read_text(encoding="utf-8"))
    ]

    assert headless == []
