"""One reading of a text: what its page shows is what the finder knows and what the check speaks of."""

from __future__ import annotations

import gc
import random
import weakref
from collections.abc import Callable
from datetime import date
from pathlib import Path, PurePosixPath

import drawn
import pytest
from markup import Markup, seen_text

from clearinghouse.catalog.addresses import Addresses
from clearinghouse.catalog.catalog import Catalog, WrittenPage, make_catalog
from clearinghouse.content.body import Body
from clearinghouse.content.load import Source, load_site
from clearinghouse.content.models import PageFields
from clearinghouse.publish.bodies import ROOT, Bodies
from clearinghouse.publish.search.words import split_words
from clearinghouse.publish.site import Site

HIDDEN = {
    "comment": "<!-- CANARY -->",
    "comment with >": "<!-- a > b CANARY -->",
    "comment with a tag": "<!-- <b>CANARY</b> -->",
    "comment over several lines": "<!--\nCANARY\n\nCANARY\n-->",
    "comment in a sentence": "Words <!-- CANARY --> go on.",
    "comment in a sentence with >": "Words <!-- a > CANARY --> go on.",
    "long comment": f"<!-- {'long ' * 100}CANARY -->",
    "comment in a list": "- one\n- <!-- CANARY -->\n",
    "comment in a quotation": "> <!-- CANARY -->",
    "comment in a table": "| a | b |\n|---|---|\n| x <!-- CANARY --> | y |",
    "comment that begins oddly": "<!--> CANARY -->\n\n<!---> CANARY -->".replace("CANARY", "<!-- CANARY"),
    "note": "[//]: # (CANARY)",
    "note in quotes": '[//]: # "CANARY"',
    "note of another name": "[comment]: <> (CANARY)",
    "address of a note": "[CANARY]: # 'x'",
    "unused reference": "[unused]: https://example.org/ 'CANARY'",
    "name of a used reference": "[words][CANARY]\n\n[CANARY]: https://example.org/",
    "title of a link": "[words](https://example.org/ 'CANARY')",
    "title of a picture": "![](/assets/x.png 'CANARY')",
    "address of a link": "[words](https://example.org/CANARY)",
    "attribute": "<span data-x='CANARY'>words</span>",
    "style": "<style>CANARY</style>",
    "script": "<script>CANARY</script>",
    "template": "<template>CANARY</template>",
    "unused footnote": "[^unused]: CANARY",
    "name of a footnote": "Words[^CANARY].\n\n[^CANARY]: More words.",
    "processing instruction": "<?php CANARY ?>",
    "declaration": "<!DOCTYPE CANARY>",
    "marked section": "<![CDATA[CANARY]]>",
    "language of code": "```CANARY\nx\n```",
    "words after the language": "```text CANARY\nx\n```",
    "live list": "<!-- clearinghouse: resources topic=CANARY -->",
}
SHOWN = {
    "sentence": "CANARY",
    "emphasis": "CAN**AR**Y",
    "underlined by tags": "CAN<u>AR</u>Y",
    "entity": "CAN&#65;RY",
    "heading": "## CANARY",
    "link": "[CANARY](https://example.org/)",
    "address": "<https://example.org/> CANARY",
    "telephone": "<tel:+12035550100> CANARY",
    "code": "`CANARY`",
    "block of code": "```\nCANARY\n```",
    "indented code": "    CANARY",
    "quotation": "> CANARY",
    "list": "- one\n    - CANARY",
    "table": "| a |\n|---|\n| CANARY |",
    "footnote": "Words[^1].\n\n[^1]: CANARY",
    "note": "!!! note\n    CANARY",
    "title of a note": '!!! note "CANARY"\n    Words',
    "details": "<details><summary>More</summary>CANARY</details>",
    "form that is taken out": "<form>CANARY</form>",
    "comment in code": "`<!-- CANARY -->`",
    "comment in a block of code": "```\n<!-- CANARY -->\n```",
    "comment that is none": "\\<!-- CANARY -->",
    "number sign": "#1 goal: CANARY",
    "star within words": "**foo*bar** CANARY",
    "link with a space": "[CANARY](old agenda.pdf)",
    "braces": "Words CANARY {and more}",
}


def page(text: str, name: str = "x") -> WrittenPage:
    fields = PageFields(title="A page")
    return WrittenPage(f"/{name}/", fields, Body(text), Source(PurePosixPath(f"content/{name}.md")))


def words_of(text: str) -> str:
    return Bodies(Addresses(Catalog())).words(page(text))


def html_of(text: str) -> str:
    return Bodies(Addresses(Catalog())).render(page(text), lambda request: "")


@pytest.mark.parametrize("name", HIDDEN)
def test_what_a_page_hides_is_not_found(name: str) -> None:
    text = f"First words.\n\n{HIDDEN[name]}\n\nLast words.\n"

    assert "canary" not in split_words(words_of(text))
    assert "CANARY" not in Markup(f"<p>{html_of(text)}</p>").text


UNSEEN = [
    *("```CANARY\nx\n```", "<span class='language-CANARY footnote-CANARY'>a</span>", "<span lang='CANARY'>a</span>"),
    *("<span dir='CANARY'>a</span>", "<ol start='CANARY'><li>a</li></ol>", "<details open='CANARY'>a</details>"),
    *(
        "<table><tr><td colspan='CANARY' align='CANARY'>a</td></tr></table>",
        "a<br title='CANARY'>b",
        "<hr title='CANARY'>",
    ),
    *("[](https://example.org/ 'CANARY')", "[a](/nowhere/at/all/ 'CANARY')", "<a href='/gone/' title='CANARY'>a</a>"),
    *("<a href='https://example.org/CANARY'></a>", "<a href='https://example.org/CANARY'><span></span></a>"),
    *(
        "[ ](https://example.org/CANARY)",
        "[&nbsp;](https://example.org/CANARY)",
        "[<b></b>](https://example.org/CANARY)",
    ),
    *(
        "<b id='CANARY'></b>",
        "a<br id='CANARY'>b",
        "<a id='CANARY'></a>",
        "<dfn title='CANARY'></dfn>",
        "<hr id='CANARY'>",
    ),
    *("<dfn title='CANARY'>a</dfn>", "<abbr title='CANARY'></abbr>", "<p id='CANARY'></p>", "<h2 id='CANARY'> </h2>"),
    *(
        "<div id='CANARY'><p><b>&#160;</b></p><br></div>",
        "<table><tr><td id='CANARY'></td></tr></table>",
        "[<br>](/CANARY)",
    ),
    *("<a title='CANARY'>a</a>", "<img alt='CANARY' title='CANARY'>", "<th scope='CANARY'>a</th>"),
]


@pytest.mark.parametrize("text", UNSEEN)
def test_an_attribute_holds_no_words_that_nobody_sees(text: str) -> None:
    assert "CANARY" not in html_of(text)


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="https://example.org/" rel="noopener"><b>a</b></a></p>',
        '<p><a id="part"></a>Words, <a href="#part" rel="noopener">led to</a></p>',
        '<p><b id="part">Words</b></p>',
    ],
)
def test_what_holds_words_or_is_led_to_stays(html: str) -> None:
    shown = page(html)

    assert Bodies(Addresses(Catalog(pages=(shown,)))).render(shown, lambda request: "").strip() == html


@pytest.mark.parametrize(
    "html",
    [
        *('<span lang="en-US" dir="rtl">a</span>', '<ol start="3"><li>a</li></ol>', '<abbr title="Words">a</abbr>'),
        '<details open=""><summary>a</summary></details>',
    ],
)
def test_an_attribute_that_says_something_of_its_own_stays(html: str) -> None:
    assert html in html_of(html)


@pytest.mark.parametrize("name", SHOWN)
def test_what_a_page_shows_is_found(name: str) -> None:
    text = f"First words.\n\n{SHOWN[name]}\n\nLast words.\n"

    assert "canary" in split_words(words_of(text))
    assert {"first", "last"} <= set(split_words(words_of(text)))


@pytest.mark.parametrize("opening", ["", "- ", "> ", "1. ", "- > ", "    ", "!!! note\n    "])
@pytest.mark.parametrize("name", HIDDEN)
def test_what_is_hidden_stays_so_inside_other_blocks(name: str, opening: str) -> None:
    indent = " " * len(opening.rpartition("\n")[2]) if ">" not in opening else opening.replace("-", " ")
    lines = HIDDEN[name].split("\n")
    text = f"{opening}{lines[0]}\n" + "".join(f"{indent}{line}\n" for line in lines[1:])

    assert set(split_words(words_of(text))) <= set(split_words(Markup(f"<p>{html_of(text)}</p>").text))


SPELLED = {
    "small": "canary", "by number": "&#67;ANAR&#89;", "in hex": "&#x43;ANARY", "in two": "CAN<b></b>ARY", "stressed": "CAN**A**RY",
    "full width": "\uff23\uff21\uff2e\uff21\uff32\uff39", "with accents": "C\u00c1N\u00c3R\u00dd", "in percent": "%43ANARY",
}  # fmt: skip


@pytest.mark.parametrize("spelling", SPELLED)
def test_what_is_hidden_is_not_found_however_it_is_spelled(spelling: str) -> None:
    for name, marker in HIDDEN.items():
        for opening in ("", "- ", "> ", "1. ", "- > ", "!!! note\n    ", "| a |\n|---|\n| "):
            text = f"First words.\n\n{opening}{marker.replace('CANARY', SPELLED[spelling])}\n\nLast words.\n"
            found, seen = set(split_words(words_of(text))), set(split_words(seen_text(html_of(text))))

            assert found <= seen, (name, opening, found - seen)
            assert opening or "canary" not in found or name == "comment that begins oddly", name


PIECES = (
    *HIDDEN.values(), *SHOWN.values(), "words", "**", "*", "_", "`", "```", "[", "](", ")", "![", "<", ">", "<b>", "</b>",
    "<p title='", '<p title="', "'>", '">', "<!--", "-->", "--!>", "&lt;", "&#60;", "&amp;lt;", "\\", "\n", "\n\n", "\n- ", "\n> ",
    "\n# ", "\n    ", "|", "\n|---|---|\n", "[^1]", "\n[^1]: ", "<details>", "</details>", "<script>", "</script>", "<textarea>",
    "<table><tr><td>", "{: #id }", "{#id}", "\n===\n", "---", "\n!!! note\n    ", "<![CDATA[", "]]>", "<?", "?>", "\u00a0",
)  # fmt: skip


def generated(number: int) -> str:
    """Return a text of pieces, the same for the same number."""
    dice = random.Random(number)
    return "".join(dice.choice(PIECES) for _ in range(dice.randint(1, 14)))


@pytest.mark.parametrize("thousand", [0, pytest.param(1, marks=pytest.mark.hard)])
def test_every_word_that_is_indexed_can_be_seen(thousand: int) -> None:
    """The page is read a second time by a parser of its own, as a browser would."""
    numbers = range(600) if not thousand else range(10_000, 20_000)
    bodies = Bodies(Addresses(Catalog()))
    for number in numbers:
        text = generated(number)
        indexed = set(split_words(bodies.words(page(text))))
        seen = set(split_words(seen_text(bodies.render(page(text), lambda request: ""))))

        assert indexed <= seen, (number, text, indexed - seen)


@pytest.mark.parametrize("root", [drawn.ROOT, drawn.SAMPLE], ids=["real", "sample"])
def test_every_word_that_is_indexed_can_be_seen_on_each_page_of_both_sites(root: Path) -> None:
    catalog = make_catalog(load_site(root))
    bodies = Bodies(Addresses(catalog))
    for origin in catalog.written:
        indexed = set(split_words(bodies.words(origin)))
        seen = set(split_words(seen_text(bodies.render(origin, lambda request: ""))))

        assert indexed <= seen, (origin.source.path, indexed - seen)


@pytest.mark.parametrize(
    "sign", ["\ue000", "&#xe000;", "&#57344;", "&#x0000000000e000;", "&#x&#xe000;e000;", "%EE%80%80"]
)
def test_signs_of_our_own_cannot_be_written(sign: str) -> None:
    text = f"{sign} [a](https://example.org/{sign}) {sign}0{sign} &#xe001;0&#xe001;"

    html = Bodies(Addresses(Catalog())).render(page(text), lambda request: pytest.fail("no list was asked for"))

    assert ROOT not in html and html.replace(ROOT, "/") == html
    assert html.startswith("<p>") and html.count("example.org") == 1


def test_a_site_is_let_go_once_nobody_needs_it() -> None:
    def begin() -> Callable[[], object]:
        site = Site(Catalog(pages=(page("Words [there](/x/)."),)), date(2026, 9, 1))
        assert site.bodies.words(site.catalog.pages[0])
        return weakref.ref(site.catalog.pages[0].body)

    body = begin()
    gc.collect()

    assert body() is None


@pytest.mark.parametrize(
    "text",
    [
        "![CANARY](/coaches/gone/photo.jpg)",
        "<img alt='CANARY'>",
        '<img src="https://example.org/x.png" alt="CANARY src= >">',
    ],
)
def test_a_picture_that_is_not_shown_takes_its_words_along(text: str) -> None:
    assert "CANARY" not in html_of(f"Words {text} go on.") and "go on" in html_of(f"Words {text} go on.")
