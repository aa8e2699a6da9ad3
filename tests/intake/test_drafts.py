"""Drafts: their text, their names and their files."""

from __future__ import annotations

import re
import string
from pathlib import Path

import markdown
import pytest
from drawn import DrawnSite
from hypothesis import given
from hypothesis import strategies as st

from clearinghouse.content.body import Body
from clearinghouse.content.editor_notes import notes_line
from clearinghouse.content.frontmatter import parse_front_matter
from clearinghouse.content.kinds import BY_NAME
from clearinghouse.content.plain_text import clean_line, literal_markdown, shortened
from clearinghouse.intake.drafts import NoDraft, free_id, is_id, render_draft, taken_ids, write_draft

RESOURCE = BY_NAME["resource"]
FIELDS = {
    "title": "A guide",
    "summary": "What it is.",
    "type": "tool",
    "url": "https://example.org/a",
    "publisher": "Example Org",
}
HOSTILE = st.text() | st.lists(
    st.sampled_from(
        ["---", "\n", "\r", ": ", "- ", "#", "&x", "*x", "!!python/object", "{{", "{% x %}", "'", '"', "\t", "\x00"]
    )
    | st.sampled_from(
        [
            "\u202e",
            "\ufeff",
            "\u2028",
            "\x85",
            "<script>",
            "](javascript:x)",
            "[a]: x",
            "```",
            "    ",
            "status: published",
        ]
    )
    | st.text(alphabet=string.printable, max_size=5)
).map("".join)


def test_a_draft_has_its_fields_in_the_order_of_the_kind_and_notes_below() -> None:
    text = render_draft(
        RESOURCE, {"publisher": "Org: one", **FIELDS, "year": 2020, "authors": []}, notes=["Look at *this*."]
    )

    assert text == (
        "---\ntitle: A guide\nsummary: What it is.\nstatus: draft\ntype: tool\nurl: https://example.org/a\n"
        "publisher: Example Org\nyear: 2020\n---\n\n## For the editor\n\n"
        "Settle these points, then delete this part. It must not be published.\n\n- Look at \\*this\\*.\n"
    )


def test_a_draft_is_a_draft_whatever_was_asked() -> None:
    assert "status: draft" in render_draft(RESOURCE, {**FIELDS, "status": "published"})


@pytest.mark.parametrize("change", [{"title": ""}, {"url": "javascript:x"}, {"year": "2020"}, {"unknown": "x"}])
def test_fields_that_are_not_the_kinds_make_no_draft(change: dict[str, str]) -> None:
    with pytest.raises(NoDraft, match=next(iter(change))):
        render_draft(RESOURCE, {**FIELDS, **change})


@given(
    title=HOSTILE,
    summary=HOSTILE,
    publisher=HOSTILE,
    authors=st.lists(HOSTILE, max_size=3),
    notes=st.lists(HOSTILE, max_size=4),
)
def test_no_text_makes_fields_of_its_own(
    title: str, summary: str, publisher: str, authors: list[str], notes: list[str]
) -> None:
    said = {
        **FIELDS,
        "title": clean_line(title)[:300],
        "summary": summary[:400],
        "publisher": clean_line(publisher)[:300],
    }
    try:
        text = render_draft(RESOURCE, {**said, "authors": [clean_line(one)[:300] for one in authors]}, notes=notes)
    except NoDraft:
        return
    read = parse_front_matter(text)

    assert set(read.fields.value) <= {*FIELDS, "status", "authors"} and read.fields.value["status"] == "draft"
    assert read.fields.value["url"] == FIELDS["url"] and read.fields.faults == []
    body = Body(read.body)
    assert body.links == () and body.tags == () and body.live_lists == ()
    assert body.anchors <= {"for-the-editor"}


@given(text=HOSTILE)
def test_literal_markdown_is_one_line_and_holds_no_markup(text: str) -> None:
    shown = literal_markdown(text)
    body = Body(f"- {shown}\n")

    assert "\n" not in shown
    assert body.links == () and body.tags == () and body.anchors == frozenset()


@given(text=HOSTILE)
def test_literal_markdown_is_text_on_the_rendered_page_too(text: str) -> None:
    html = markdown.markdown(
        f"- {literal_markdown(text)}", extensions=["admonition", "attr_list", "footnotes", "sane_lists"]
    )

    assert set(re.findall(r"<\/?([a-z0-9]+)", html)) <= {"ul", "li", "p"}
    assert re.findall(r"<[a-z]+ ", html) == []


LINE_STARTS = [
    "~~~", "~~~~ text", "```", "===", "---", "???", "??? note", "| a | b |", "|---|", ":--|--:", ": said", ":::", "!!! note",
    "# For nobody", "+ x", "- x", "* x", "1. x", "1) x", "> x", "[^1]: x", "[a]: x", "<!-- x", "<div>", "<pre><code>",
    "    ~~~", "\t~~~", "&#126;~~", "\\~~~", "$$$", "%%%", "@@@", "^^^", "***", "___",
]  # fmt: skip


@pytest.mark.parametrize("answer", LINE_STARTS)
@pytest.mark.parametrize("around", ["{}", "Words\n{}", "{}\nwords", "- {}", "a | b\n{}\nc | d", "Words\n\n{}\n\nwords"])
def test_no_answer_hides_the_notes_for_the_editor(answer: str, around: str) -> None:
    body = "\n".join(literal_markdown(row) for row in around.format(answer).split("\n"))
    bulleted = "\n".join(f"- {literal_markdown(row)}" for row in around.format(answer).split("\n") if row)

    for used in (body, bulleted):
        text = render_draft(RESOURCE, FIELDS, f"## How it was used\n\n{used}", ["look at it"])
        read = parse_front_matter(text)
        line = notes_line(Body(read.body, read.body_line))
        assert line is not None and text.split("\n")[line - 1] == "## For the editor"
        extensions = ["admonition", "attr_list", "footnotes", "sane_lists", "fenced_code", "tables", "def_list"]
        html = markdown.markdown(read.body, extensions=extensions)
        assert set(re.findall(r"<([a-z0-9]+)", html)) <= {"h2", "p", "ul", "li"}
        assert html.count("<h2") == 2


@given(title=HOSTILE, taken=st.sets(st.sampled_from(["untitled", "a", "script", "untitled-2"])))
def test_every_title_makes_a_free_id(title: str, taken: set[str]) -> None:
    id = free_id(title, taken)

    assert is_id(id) and id not in taken and not id.startswith("example-") and id != "example"


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("The Caf\u00e9 of Leaders: a guide", "cafe-leaders-guide"),
        ("Principal\u2019s handbook", "principals-handbook"),
        ("\u5b66\u6821", "entry"),
        ("\u0434\u043b\u044f \u0448\u043a\u043e\u043b 2", "entry"),
        ("new", "new-2"),
        ("con", "con-2"),
        ("Example-based learning", "based-learning"),
        ("A guide", "guide-3"),
        ("word " * 50, "-".join(["word"] * 12)),
        ("x" * 500, "x" * 60),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_an_id_comes_from_the_words_of_a_title(title: str, id: str) -> None:
    assert free_id(title, {"guide", "guide-2"}) == id


@pytest.mark.parametrize(
    ("title", "url", "id"),
    [
        (
            "\u0631\u0647\u0628\u0631\u06cc \u0645\u062f\u0631\u0633\u0647",
            "https://www.guides.org/leading-schools.html",
            "guides-org-leading-schools-html",
        ),
        ("\u5b66\u6821 2020", "https://cas.org/zh", "cas-org-zh"),
        ("\u041f\u043b\u0430\u043d \u0448\u043a\u043e\u043b\u044b (pdf)", "https://example.org/plan", "org-plan"),
        ("Gu\u00eda de asistencia", "https://cas.org/es", "guia-de-asistencia"),
    ],
)
def test_a_title_in_other_letters_takes_its_id_from_the_address(title: str, url: str, id: str) -> None:
    assert free_id(title, (), url) == id


def test_a_draft_is_written_once_and_never_over_another_file(site: DrawnSite) -> None:
    before = (site.root / "resources" / "feedback-protocol.md").read_bytes()

    assert str(write_draft(site.root, RESOURCE, "mine", "text")) == "resources/mine.md"
    for id in ("mine", "feedback-protocol"):
        with pytest.raises(NoDraft, match="exists already"):
            write_draft(site.root, RESOURCE, id, "other")
    assert (site.root / "resources" / "mine.md").read_text() == "text"
    assert (site.root / "resources" / "feedback-protocol.md").read_bytes() == before
    assert sorted(file.name for file in (site.root / "resources").iterdir()) == ["feedback-protocol.md", "mine.md"]


@pytest.mark.parametrize("id", ["../mine", "/mine", "Mine", "", "a b", "new", "a" * 81, "con", "mine.md", "m\u00efne"])
def test_a_bad_id_is_refused(site: DrawnSite, id: str) -> None:
    with pytest.raises(NoDraft, match="cannot be used"):
        write_draft(site.root, RESOURCE, id, "text")


def test_nothing_is_written_through_a_link(site: DrawnSite, tmp_path: Path) -> None:
    (site.root / "resources" / "mine.md").symlink_to(tmp_path / "elsewhere.md")
    with pytest.raises(NoDraft):
        write_draft(site.root, RESOURCE, "mine", "text")
    outside = tmp_path / "outside"
    outside.mkdir()
    (site.root / "content" / "events").symlink_to(outside)
    with pytest.raises(NoDraft, match="link"):
        write_draft(site.root, BY_NAME["event"], "mine", "text")

    assert not (tmp_path / "elsewhere.md").exists() and list(outside.iterdir()) == []


def test_ids_of_files_folders_and_aliases_are_taken(site: DrawnSite) -> None:
    site.resource("other", aliases=["/resources/earlier-name/"])
    site.write("resources/broken.md", "no fields")
    (site.root / "resources" / "folder").mkdir()

    assert {"other", "earlier-name", "broken", "folder"} <= taken_ids(site.root, RESOURCE, site.catalog())


def test_long_text_is_cut_where_a_sentence_or_a_word_ends() -> None:
    assert shortened("One sentence here. Another one there.", 25) == "One sentence here."
    assert shortened("some words that go on and on", 15) == "some words..."
    assert shortened("short", 5) == "short"
    assert len(shortened("x" * 100, 20)) == 20
