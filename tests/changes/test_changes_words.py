"""Words from content are printed in Markdown as they are, and do nothing there."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from clearinghouse.changes.words.counting import counted, first, joined
from clearinghouse.github_markdown import clean, code, is_web, link, plain, strong

ACTIVE = [
    "<script>alert(7)</script>",
    "<img src=x onerror=alert(7)>",
    "![x](https://example.org/x.png)",
    "[x](javascript:alert(7))",
    "[x]: https://example.org",
    "<https://example.org>",
    "`code` ``more`` ```",
    "**bold** _it_ ~~gone~~ # head",
    "&lt;b&gt; &#60;b&#62;",
    "a\n\n# Heading\n\n- list\n\n---\n\n```\n</details>",
    "| a | b |\n|---|---|",
    "\\[x](y) \\\\",
    "$x$ and $$y$$ and $`z`$",
]
PINGS = ["@staff", "@cas/team", "see #12", "GH-12", "cas/site#7", "a@example.org", ":tada:", "https://example.org/x", "www.example.org", "0123abc4567"]  # fmt: skip
words = st.text(alphabet=st.sampled_from("ab1 \n\t@#:`*_[]()<>!|~&$\\/.-\u202e\u200b\x00\ud800é"), max_size=60)


def tokens(markdown: str) -> set[str]:
    """Return what a Markdown parser makes of a line, beyond plain text."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    found = {token.type for block in parser.parse(f"So: {markdown}") for token in (block, *(block.children or ()))}
    return found - {"paragraph_open", "paragraph_close", "inline", "text", "text_special"}


def shown(markdown: str) -> str:
    """Return what a reader sees of a line."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    blocks = parser.parse(f"So: {markdown}")
    return "".join(child.content for block in blocks for child in block.children or ()).removeprefix("So:").lstrip()


@pytest.mark.parametrize("text", [*ACTIVE, *PINGS])
def test_text_from_content_is_no_markup(text: str) -> None:
    assert tokens(plain(text, 500)) == set()
    assert shown(plain(text, 500)).replace("\u200b", "") == clean(text, 500)


@pytest.mark.parametrize("text", [*ACTIVE, *PINGS])
def test_code_from_content_stays_code(text: str) -> None:
    assert tokens(code(text, 500)) == {"code_inline"}


@pytest.mark.parametrize("text", PINGS)
def test_what_github_would_make_a_link_or_a_ping_of_is_broken_up(text: str) -> None:
    active = r"@[\w/]+|#\d+|GH-\d+|:\w+:|\w://|www\.|\b[0-9a-f]{7,40}\b"

    assert re.search(active, text)
    assert not re.search(active, shown(plain(text)))


@given(words)
def test_no_text_at_all_is_markup(text: str) -> None:
    assert tokens(plain(text)) == set()
    assert shown(plain(text)).replace("\u200b", "") == clean(text)


@given(words, st.integers(min_value=1, max_value=50))
def test_cleaned_text_is_short_and_on_one_line_and_hides_nothing(text: str, most: int) -> None:
    found = clean(text, most)

    assert len(found) <= most
    assert all(unicodedata.category(c)[0] != "C" for c in found)


@given(words)
def test_bold_text_stays_bold_and_nothing_else(text: str) -> None:
    assert tokens(strong(f"x{text}x")) == {"strong_open", "strong_close"}


def test_ten_million_letters_take_no_time_and_no_room() -> None:
    for show in (plain, code, strong):
        assert len(show("a:@" * 4_000_000)) < 2000


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://example.org/a b", False),
        ("https://example.org/x)[y](z", True),
        ("javascript:alert(7)", False),
        ("//example.org/", False),
        ("https://", False),
        ("https://[", False),
        ("http://example.org/ü", True),
    ],
)
def test_a_link_of_ours_is_one_link_to_a_web_address_or_none(address: str, leads: bool) -> None:
    assert is_web(address) is leads
    assert tokens(link("Words", address)) == ({"link_open", "link_close"} if leads else {"code_inline"})


def test_numbers_and_lists_read_as_in_a_sentence() -> None:
    assert [counted(0, "page"), counted(1, "page"), counted(2, "entry", "entries")] == ["no pages", "one page", "two entries"]  # fmt: skip
    assert counted(1200, "page") == "1,200 pages"
    assert [joined([]), joined(["a"]), joined(["a", "b", "c"])] == ["", "a", "a, b and c"]
    assert first("abcde", 3) == "a, b, c and 2 more"
    assert first("abcd", 3) == "a, b, c and d"


@pytest.mark.parametrize("sign", ["_", "*", "~", "("])
def test_an_address_is_no_link_even_after_a_sign_that_github_reads_past(sign: str) -> None:
    assert "www." not in plain(f"{sign}www.evil.example/login")
