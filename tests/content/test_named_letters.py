"""An invisible letter is refused by whatever name a text calls it."""

from __future__ import annotations

import pytest

from clearinghouse.content.named_letters import find_named_invisible


@pytest.mark.parametrize(
    "name",
    ["&#8203;", "&#x200b;", "&#X200B;", "&#x00200b;", "&ZeroWidthSpace;", "&shy;", "&zwnj;", "&zwj;", "&lrm;", "&rlm;",
     "&#xE0041;", "&#917569;", "&#xfeff;", "&#12644;", "&#x2800;", "&#x202e;", "&NoBreak;", "&InvisibleTimes;", "&ic;", "&af;"],
)  # fmt: skip
@pytest.mark.parametrize(
    "text", ["Feed{}back.", "# A{}", "[a{}b](/x/)", "[a](/x/ 'a{}b')", "![a{}b](/x.png)", "<p>a{}b</p>", "<p title='a{}b'>x</p>", "- a\n- b{}", "| a{}b |\n|---|\n| x |"]
)  # fmt: skip
def test_a_name_is_found_where_it_stands(name: str, text: str) -> None:
    before = "First words & more.\n\n`&#8203;`\n\n"
    whole = before + text.format(name)

    found = find_named_invisible(whole)

    assert found is not None and whole[found[0] :].startswith(name)


@pytest.mark.parametrize("text", ["<p>a&#8203b</p>", "<p>a&shyb</p>", "<p>a&#x0000200b;b</p>"])
def test_browsers_need_no_semicolon_in_html(text: str) -> None:
    assert find_named_invisible(text) is not None


@pytest.mark.parametrize(
    "text",
    ["`&#8203;`", "    &#8203;", "```\n&#8203;\n```", "&amp;#8203;", "&#8203 is none here", "a &nbsp; b &mdash; c", "&#65;",
     "R&D &unknown; &", "क्&zwj;ष", "\u0645\u06cc&zwnj;\u062e\u0648", "&#x1F469;&zwj;&#x1F3EB;", "[a](/x/?a=1&shy=2)"],
)  # fmt: skip
def test_what_is_seen_or_mere_text_passes(text: str) -> None:
    assert find_named_invisible(text) is None
