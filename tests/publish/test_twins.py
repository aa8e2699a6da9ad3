"""Markdown twins: what they say is what the page says, and nothing that it does not."""

from __future__ import annotations

import pytest
from drawn import SAMPLE, DrawnSite
from machine import HOSTILE, URL, hostile, machine, sampled
from markdown_it import MarkdownIt
from markup import seen_text
from publish.test_bodies import HIDDEN, SHOWN, generated, html_of

from clearinghouse.catalog.catalog import make_catalog
from clearinghouse.content.load import load_site
from clearinghouse.publish.markdown.shown import markdown_of
from clearinghouse.publish.markdown.text import markdown_link, markdown_text
from clearinghouse.publish.search.words import split_words


def words(markdown: str) -> str:
    """Return what a reader of CommonMark sees of one paragraph or line of a list."""
    (inline,) = [token for token in MarkdownIt("commonmark").parse(markdown) if token.type == "inline"]
    return "".join(child.content for child in inline.children or [])


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_reads_as_it_was_written(text: str) -> None:
    assert words(markdown_text(text)) == " ".join(text.split())
    assert words(f"- {markdown_link(text, 'https://example.org/a(b)')}") == " ".join(text.split())


def test_every_page_has_a_twin_with_its_title() -> None:
    for known in (sampled(), hostile()):
        for page in known.pages:
            if page.template != "moved.html":
                first = known.outputs[f"{page.address}index.md"].split("\n", 1)[0]
                assert words(first) == " ".join(page.title.split())


def test_a_twin_holds_no_word_that_its_page_hides(site: DrawnSite) -> None:
    site.resource(
        "hiding",
        "Seen. <!-- CANARY-1 --> [label][used]\n\n[used]: https://example.org/used\n[unused]: # (CANARY-2)\n\n"
        "[^note]: CANARY-3\n\n    CANARY-3\n\n<script>CANARY-4</script>\n\n```text CANARY-5\nwords\n```\n\n## Head {#CANARY-6}\n\n"
        "<div title='CANARY-7'>inside</div>\n\n<!-- CANARY-8",
    )

    twin = machine(site.public()).outputs["/resources/hiding/index.md"]

    assert "CANARY" not in twin
    assert "Seen." in twin and "inside" in twin and "https://example.org/used" in twin


def read_again(shown: str) -> set[str]:
    plain = MarkdownIt("commonmark").enable("table")
    return set(split_words(seen_text(plain.render(markdown_of(shown, str)))))


@pytest.mark.parametrize("opening", ["", "- ", "> ", "1. ", "- > ", "    ", "!!! note\n    "])
@pytest.mark.parametrize("name", [*HIDDEN, *SHOWN])
def test_a_twin_says_what_its_page_shows(name: str, opening: str) -> None:
    indent = " " * len(opening.rpartition("\n")[2]) if ">" not in opening else opening.replace("-", " ")
    shown = html_of(opening + f"\n{indent}".join({**HIDDEN, **SHOWN}[name].split("\n")))

    assert read_again(shown) == set(split_words(seen_text(shown)))


@pytest.mark.slow
@pytest.mark.parametrize("thousand", [0, pytest.param(1, marks=pytest.mark.hard)])
def test_generated_texts_say_the_same_in_their_twins(thousand: int) -> None:
    for number in range(600) if not thousand else range(10_000, 20_000):
        shown = html_of(generated(number))
        again, seen = read_again(shown), set(split_words(seen_text(shown)))

        # A list in a cell of a table has its numbers written out.
        assert again ^ seen <= {"1"}, (number, shown, again ^ seen)


def test_links_in_a_body_are_whole_and_live_lists_are_answered(site: DrawnSite) -> None:
    site.resource("other", title="Another thing")
    site.resource("leading", "See [it](other.md).\n\n<!-- clearinghouse: resources limit=5 -->\n")

    twin = machine(site.public()).outputs["/resources/leading/index.md"]

    assert f"[it]({URL}resources/other/)" in twin


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("Ask [Ada *Sample*](../content/coaches/ada.md) first.", "Ask Ada *Sample* first."),
        ('Ask [Ada](/coaches/ada/ "CANARY") first.', "Ask Ada first."),
        ("Ask [Ada][her] first.\n\n[her]: /coaches/ada/ 'CANARY'", "Ask Ada first."),
        ("Ask [her] first.\n\n[her]: /coaches/ada/", "Ask her first."),
        ("See ![CANARY](/coaches/ada/ada.png) here.", "See  here."),
        ("See ![CANARY][pic] here.\n\n[pic]: /coaches/ada/ada.png", "See  here."),
        ("See ![CANARY](https://example.org/x.png) here.", "See  here."),
        ("See [![CANARY](/coaches/ada/ada.png)](/coaches/ada/) here.", "See  here."),
    ],
)
def test_what_leads_to_nobody_that_may_be_seen_leads_nowhere(site: DrawnSite, written: str, left: str) -> None:
    site.write("content/coaches/ada.md", "---\ntitle: Ada Sample\nstatus: draft\n---\n")
    site.resource("asking", written)

    twin = machine(site.public()).outputs["/resources/asking/index.md"]

    assert left in twin
    assert "CANARY" not in twin and "coaches/ada" not in twin and "[her]" not in twin


def test_links_below_the_text_are_whole_too(site: DrawnSite) -> None:
    site.resource("other")
    site.resource("leading", "See [it][other] and [more](other.md#aims).\n\n[other]: other.md 'Another'\n")

    twin = machine(site.public()).outputs["/resources/leading/index.md"]

    assert f"[it]({URL}resources/other/)" in twin and f"[more]({URL}resources/other/#aims)" in twin


def test_facts_stand_in_the_twin_as_the_model_declares_them() -> None:
    item = next(one for one in sampled().resources if one.fields.topics)  # type: ignore[attr-defined]

    twin = sampled().outputs[f"{item.address}index.md"]

    assert "- Publisher: " in twin and "- Topics: " in twin and f"]({URL}standards/" in twin
    assert "What people ask for" not in twin


def test_the_twin_of_the_program_s_figures_has_every_number_or_that_it_is_withheld() -> None:
    found = machine(make_catalog(load_site(SAMPLE)))
    figures = found.site.catalog.figures
    assert figures

    twin = found.outputs["/program/figures/index.md"]

    numbers = [row for table in figures.tables for row in table.rows]
    assert "### Contacts by way of meeting (contacts)" in twin and "| At the school |" in twin
    assert twin.count("withheld") == sum(row.withheld for row in numbers)
    assert "| 1,640 |" in twin
