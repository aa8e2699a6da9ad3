"""Bodies: their links, images, anchors and live lists, each with its line."""

from __future__ import annotations

import pytest
from drawn import BuiltSite, DrawnSite
from markup import Markup
from one_page import made

from clearinghouse.content.body import Body, BodyLink

# What an author may write as headings, by a name that is also the page's.
HEADINGS = {
    "plain": "## How to use it\n\n### Questions?\n",
    "accents": "## Über die Schule\n\n## L'école d'été\n",
    "repeats": "## Plan\n\n## Plan\n\n## plan!\n",
    "repeats-with-numbers": "## Plan\n\n## Plan_1\n\n## Plan\n",
    "code": "## Use `clearinghouse check` first\n\n## `a_b`\n",
    "own-id": "## Plan {#my-plan}\n\n## Act {: #act-2 .note }\n",
    "own-id-taken": "## Plan\n\n## Another {#plan}\n",
    "emphasis": "## A *bold* and __brave__ step\n",
    "link": "## See [the goals](/goals/)\n",
    "image": "## Here ![a picture](/assets/plan.png)\n",
    "signs": "## Ask & answer &amp; act: 50% — “quoted”\n",
    "other-scripts": "## 学校\n\n## 教育\n",
    "underlined": "Plan\n====\n\nAct\n---\n",
    "in-quotation": "> ## Quoted\n",
    "in-list": "- ## Listed\n",
    "closed": "## Plan ##\n",
    "no-space": "##Plan\n",
    "underscores": "## snake_case\n\n## _hidden\n",
    "html": '<h2 id="own">Own</h2>\n\n<div id="box">\n\nWords\n\n</div>\n',
    "html-in-heading": "## A <b>bold</b> step\n",
    "old-anchor": '<a name="old"></a>\n\n## Plan\n',
    "anchor-in-a-sentence": 'A word <a id="word"></a> and <span id="more">more</span>, and [a way](#word) to it.\n',
    "own-id-of-a-paragraph": "Words.\n{: #words }\n",
    "in-a-code-block": "```text\n## Not one\n```\n\n    ## Not one either\n\n## One\n",
    "after-a-paragraph": "Words\n## Plan\nmore words\n",
}


@pytest.fixture(scope="module")
def headings(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A site with a page for each of HEADINGS, and one page that has none."""
    site = DrawnSite.begin(tmp_path_factory.mktemp("headings") / "site")
    site.write("content/assets/plan.png", "x")
    for name, text in {**HEADINGS, "none": "Words.\n"}.items():
        site.write(f"content/{name}.md", text, title="A page")
    return made(site, "/none/", *(f"/{name}/" for name in HEADINGS))


@pytest.mark.parametrize("name", HEADINGS)
def test_anchors_are_the_ids_that_the_page_has(headings: BuiltSite, name: str) -> None:
    frame = Markup(headings.text("/none/")).ids
    page = [id for id in Markup(headings.text(f"/{name}/")).ids if id not in frame]

    assert Body(HEADINGS[name]).anchors == set(page)
    assert len(page) == len(set(page))


def links(text: str) -> list[tuple[str, str, int]]:
    return [(link.target, link.text, link.mark.line) for link in Body(text).links]


def targets(text: str) -> list[str]:
    return [link.target for link in Body(text).links]


def test_links_come_in_the_order_of_the_text_with_their_lines() -> None:
    text = "# Heading\n\nRead [one](one.md) and\n[two](/goals/).\n\n- a\n- [three](#plan)\n"

    assert links(text) == [("one.md", "one", 3), ("/goals/", "two", 4), ("#plan", "three", 7)]


def test_lines_are_counted_from_the_line_on_which_the_body_begins() -> None:
    assert [link.mark.line for link in Body("\n[one](one.md)\n", first_line=10).links] == [11]


def test_an_image_has_its_alternative_text_or_none() -> None:
    found = Body("![A plan](plan.png) and ![](bare.png)\n").links

    assert [(link.target, link.text, link.image) for link in found] == [
        ("plan.png", "A plan", True),
        ("bare.png", "", True),
    ]


def test_a_link_around_an_image_is_two_links() -> None:
    assert targets("[![A plan](plan.png)](plan.pdf)\n") == ["plan.pdf", "plan.png"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("| a | b |\n|---|---|\n| x | y |\n| [t](t.md) | y |\n", 4),
        ("> quoted\n> and [t](t.md)\n", 2),
        ("- one\n- two\n  and [t](t.md)\n", 3),
        ("a `code\nspan` and [t](t.md)\n", 2),
        ("![a\npicture](p.png) and\n[t](t.md)\n", 3),
        ("Words<br>\nand [t](t.md)\n", 2),
        ("Words and [a long\nlink](t.md)\n", 2),
        ('<div>\n<p>\n<a href="t.md">t</a>\n</p></div>\n', 3),
        ("See [t].\n\n[t]: t.md\n", 1),
        ("1. one\n\n    [t](t.md)\n", 3),
    ],
    ids=["table", "quotation", "list", "code", "image", "break", "two lines", "html", "reference", "numbered"],
)
def test_a_link_has_its_line_wherever_it_stands(text: str, line: int) -> None:
    found = {link.target: link.mark.line for link in Body(text).links}

    assert found["t.md"] in (line, 3 if text.startswith("See") else line)


def test_the_same_target_twice_has_two_lines() -> None:
    assert links("[a](x.md)\nand [b](x.md)\n\n[c](x.md)\n") == [("x.md", "a", 1), ("x.md", "b", 2), ("x.md", "c", 4)]


def test_links_written_in_html_count() -> None:
    assert targets('Read <a href="/goals/">this</a> <img src="p.png" alt="A plan">\n') == ["/goals/", "p.png"]
    assert targets('<p><a href="/goals/">this</a></p>\n') == ["/goals/"]


def test_addresses_in_angle_brackets_are_links() -> None:
    assert targets("<https://example.org/> and <name@example.org>\n") == [
        "https://example.org/",
        "mailto:name@example.org",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Write `[words](page.md)` so.\n",
        "```markdown\n[words](page.md)\n```\n",
        "~~~~\n```\n[words](page.md)\n```\n~~~~\n",
        "    [words](page.md)\n",
        "<!-- [words](page.md) -->\n",
        '<!--\n<a href="page.md">words</a>\n-->\n',
        "\\[words](page.md)\n",
    ],
    ids=["span", "fence", "fence in a fence", "indented", "comment", "html comment", "escaped"],
)
def test_code_and_comments_hold_no_links(text: str) -> None:
    assert targets(text) == []


def test_text_without_brackets_holds_no_links() -> None:
    assert Body("Plain words.\n").links == ()
    assert Body("").links == ()


def lists(text: str) -> list[tuple[str, int]]:
    return [(asked.request, asked.mark.line) for asked in Body(text).live_lists]


def test_a_live_list_stands_on_a_line_of_its_own() -> None:
    text = "Words\n\n<!-- clearinghouse: resources limit=5 -->\n\n<!--clearinghouse:goals-->\n"

    assert lists(text) == [("resources limit=5", 3), ("goals", 5)]


def test_other_comments_are_no_live_lists() -> None:
    assert lists("<!-- a note -->\n<!-- resources limit=5 -->\n") == []


@pytest.mark.parametrize("fence", ["```", "~~~", "````markdown"])
def test_a_live_list_shown_as_code_stays_code(fence: str) -> None:
    closing = fence.rstrip("markdown")

    assert lists(f"{fence}\n<!-- clearinghouse: resources -->\n{closing}\n\n<!-- clearinghouse: goals -->\n") == [
        ("goals", 5)
    ]


def test_a_line_that_only_begins_like_the_end_of_a_block_does_not_end_it() -> None:
    assert lists("````\n```\n<!-- clearinghouse: resources -->\n```\n````\n") == []
    assert lists("```\n```python\n<!-- clearinghouse: resources -->\n```\n") == []


def test_a_link_knows_whether_it_is_an_image() -> None:
    assert all(isinstance(link, BodyLink) and not link.image for link in Body("[one](a.png)\n").links)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (r"Ask \[her\](old agenda.pdf) first.", "Ask [her](old agenda.pdf) first."),
        ("As in note](one two three) here.", "As in note](one two three) here."),
        ("`[` and x](one two) here.", "<code>[</code> and x](one two) here."),
    ],
)
def test_words_in_round_brackets_are_an_address_only_behind_a_link(text: str, words: str) -> None:
    assert Body(text).html == f"<p>{words}</p>\n"


@pytest.mark.parametrize("text", ["[a](old agenda.pdf)", "[a [b] c](old agenda.pdf)", "[a `]` c](old agenda.pdf)"])
def test_an_address_with_spaces_is_one(text: str) -> None:
    assert [link.target for link in Body(text).links] == ["old agenda.pdf"]
