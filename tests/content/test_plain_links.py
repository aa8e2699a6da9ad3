"""Links found at a glance are those that the parser of Markdown finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearinghouse.content.body import Body
from clearinghouse.content.plain_links import plain_links

_PIECES = st.sampled_from(
    [
        *"\n|\n\n|- |* |+ |1. |2) |# |## |    |  | |\t|a|words|two words|[link](https://example.org/a)|[a b](/goals/x/#part)"
        "|[x](other.md)|(|)|[|]|](|!|!!! note|??? tip|>|---|===|`|~~~|```|<b>|<!-- c -->|*|_|**|&|&amp;|\\|{#id}|{: #id}|://|"
        'https://example.org|[^1]|[^1]: note|[x]: /y|: |;|\u00a0|\u2013|é|\r|[*a*](/b/)|[a](b c.pdf)|[a](</b/>)|[a](/b/ "t")'
        '|![a](/b.png)|[a]( /b/ )|[](/b/)|[a]()|[a](/b_c/)_d_|.|,|?|"'.split("|"),
        "|",
        "\ta",
        "[a](/b/)\n===",
        "- - ",
        "1. 1. ",
        "[a](/b&copy)",
        "[a](/b&copy;)",
    ]
)


@pytest.mark.generated
@given(st.lists(_PIECES, max_size=12))
def test_a_glance_finds_what_the_parser_finds(pieces: list[str]) -> None:
    text = "".join(pieces)
    glanced, parsed = Body(text, 7), Body(text, 7)
    parsed._reading  # noqa: B018  # read by the parser first

    assert glanced.links == parsed.links


@pytest.mark.parametrize(
    "text",
    [
        "See [a link](https://example.org/1).\n\n- one\n- [two](/goals/x/#part)\n\n## A [third](other.md)\n",
        "[a](/b/) and [a](/b/) again\nand [b](/c/)",
        "1. One\n2. [Two](#two)\n\nWords, with a * and an & in them.",
    ],
)
def test_plain_texts_need_no_parser(text: str) -> None:
    glanced, parsed = Body(text), Body(text)
    parsed._reading  # noqa: B018  # read by the parser first

    assert plain_links(text) is not None
    assert glanced.links == parsed.links != ()


@pytest.mark.parametrize("text", ["    [code](/a/)", "> [quoted](/a/)", "`[code](/a/)`", "<!-- [a](/a/) -->", "-     [a](/a/)", "![a](/a.png)", "[a][b]\n\n[b]: /c/"])  # fmt: skip
def test_all_else_is_left_to_the_parser(text: str) -> None:
    assert plain_links(text) is None
